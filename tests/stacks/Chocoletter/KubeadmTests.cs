using Infra.Diagnostics;
using Infra.Hermetic;

namespace Infra.Stacks.Tests.Chocoletter;

/// <summary>The house stacks on a cluster made with kubeadm, beside the same stacks on the owner's existing one.</summary>
public sealed class KubeadmTests(House house) : IClassFixture<House>
{
    private const string Cluster = """
          infra:cluster:
            kubeadm:
              storageClass: nfs
              controlPlane: { name: choco-1, host: 192.168.0.11, hostKey: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIONE }
              workers:
                - { name: choco-2, host: 192.168.0.12, hostKey: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAITWO }
              ssh: { user: ops }

        """;

    [Fact]
    public void Prod_differs_from_an_existing_cluster_only_where_the_cluster_does() => Difference.Compare("golden-kubeadm/prod.diff",
        Difference.Of(house.Prod, "an existing cluster", Run(Cluster), "kubeadm"));

    [Theory]
    [InlineData("name: choco-2", "name: choco-1", "INF0451")]
    [InlineData("host: 192.168.0.12", "host: 192.168.0.11", "INF0451")]
    [InlineData("      ssh: { user: ops }", "      ssh: { user: ops }\n      version: v1.33.0", "INF0452")]
    [InlineData("      ssh: { user: ops }", "      ssh: { user: ops }\n      version: \"1.36\"", "INF0120")]
    [InlineData("      ssh: { user: ops }", "      ssh: { user: ops }\n      upgradesFrom: v1.37.0", "INF0453")]
    [InlineData("      ssh: { user: ops }", "      ssh: { user: ops }\n      podCidr: 10.96.0.0/16", "INF0460")]
    [InlineData("      storageClass: nfs", "      storageClass: nfs\n      storageClasses: [local-path]", "INF0459")]
    [InlineData("      ssh: { user: ops }\n", "", "INF0102")]
    [InlineData("    kubeadm:", "    kubeadmin:", "INF0101")]
    public void What_does_not_fit_is_refused(string text, string replacement, string code)
    {
        Assert.Contains(text, Cluster, StringComparison.Ordinal);
        var refused = Assert.Throws<RefusedException>(() => Run(Cluster.Replace(text, replacement, StringComparison.Ordinal)));
        Assert.Contains(refused.Diagnostics, problem => problem.Code.Id == code);
    }

    private static StackResult Run(string cluster) =>
        House.RunWith("prod", "  infra:cluster: existing # the current context of the kubeconfig\n", cluster);
}
