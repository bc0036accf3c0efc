using Infra.Diagnostics;
using Infra.Hermetic;
using Infra.Manifests;
using Infra.Rules;
using Infra.Tests.Support;

namespace Infra.Stacks.Tests.Chocoletter;

/// <summary>The house stacks on other edges: the stack files differ by <c>infra:edge</c>, and the stack class not at all.</summary>
public sealed class EdgeTests
{
    private const string Traefik = "infra:edge: { traefik: { packaged: true, requestTimeout: 10h } }";
    private const string TraefikOfItsOwn = "infra:edge: { traefik: { requestTimeout: 10h } }";
    // What the stack file accepts, and that ingress-nginx is retired.
    private static readonly string[] Accepted = ["static-cloud-keys", "broker-and-cache", "retired-software"];

    private const string Nginx = "infra:edge: { ingressNginx: { hostNetwork: { nodes: [192.168.0.11] }, bodyTimeout: 10h } }";

    [Theory]
    [InlineData("prod", Traefik)]
    [InlineData("after", Traefik)]
    [InlineData("prod", TraefikOfItsOwn)]
    [InlineData("after", TraefikOfItsOwn)]
    [InlineData("prod", Nginx)]
    [InlineData("after", Nginx)]
    public void A_stack_passes_its_own_check_on_every_edge(string stack, string edge)
    {
        var context = stack == "prod" ? [] : new[] { Run("prod", edge).Inventory };
        var findings = Checker.Check(Run(stack, edge).Inventory, new CheckOptions { Context = context }).Findings
            .Where(finding => !Accepted.Contains(finding.Rule.Name)).Select(finding => $"{finding.Rule.Name} {finding.Subject}");
        Assert.Empty(findings);
    }

    [Fact]
    public void Ingress_nginx_is_warned_about()
    {
        var findings = Checker.Check(Run("prod", Nginx).Inventory).Findings;
        Assert.Contains(findings,
            finding => finding.Rule.Name == "retired-software" && finding.Subject.Contains("ingress-nginx", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Traefik)]
    [InlineData(Nginx)]
    public void Nothing_of_the_Gateway_API_is_left_on_another_edge(string edge)
    {
        foreach (var stack in new[] { "prod", "after" })
        {
            Assert.DoesNotContain(Run(stack, edge).Inventory.Manifests,
                made => made.Id.Group.StartsWith("gateway.", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Hosts_have_the_same_certificates_names_on_every_edge()
    {
        var names = new[] { Traefik, TraefikOfItsOwn, Nginx }.Select(edge => Run("prod", edge).Inventory.Manifests
            .Where(made => made.Id.Kind == "Certificate")
            .Select(made => string.Join(' ', made.Tree.MapAt("spec")!.List("dnsNames")!.Items.Select(item => ((ScalarNode)item).Text)))
            .Order(StringComparer.Ordinal)
            .ToArray()).ToArray();
        Assert.NotEmpty(names[0]);
        Assert.All(names, other => Assert.Equal(names[0], other));
    }

    [Fact]
    public void A_guest_that_names_another_edge_than_its_owner_is_refused() => Refused(
        "after", Project(Traefik, TraefikOfItsOwn), Codes.ForeignPlatform, "infra:edge");

    [Fact]
    public void A_host_network_takes_no_pool_of_addresses() => Refused(
        "prod", Project(Nginx, Nginx, keepPool: true), Codes.Exclusive, "infra:metalLb");

    [Fact]
    public void The_Traefik_of_k3s_is_no_edge_on_kubeadm() => Refused(
        "prod", Project(Traefik, Traefik, cluster: """
            infra:cluster:
                kubeadm:
                  controlPlane: { name: one, host: 192.168.0.11, hostKey: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFirstServersPublicHostKeyGoesHere }
                  ssh: { user: ops }
                  endpoint: one.example.com
            """), Codes.Exclusive, "infra:edge");

    private static StackResult Run(string stack, string edge)
    {
        using var project = Project(edge, edge);
        return House.Run(stack, project.Folder);
    }

    private static void Refused(string stack, TemporaryFolder project, DiagnosticCode code, string where)
    {
        using (project)
        {
            var refusal = Assert.Throws<RefusedException>(() => House.Run(stack, project.Folder));
            Assert.Contains(refusal.Diagnostics,
                problem => problem.Code == code && problem.Where.Contains(where, StringComparison.Ordinal));
        }
    }

    private static TemporaryFolder Project(string owner, string guest, bool keepPool = false,
        string cluster = "infra:cluster: existing # the current context of the kubeconfig")
    {
        var project = new TemporaryFolder();
        foreach (var file in Directory.EnumerateFiles(Repository.House, "Pulumi*.yaml"))
        {
            var content = File.ReadAllText(file)
                .Replace("config:\n", $"config:\n  {(file.EndsWith(".after.yaml", StringComparison.Ordinal) ? guest : owner)}\n",
                StringComparison.Ordinal);
            content = content.Replace("infra:cluster: existing # the current context of the kubeconfig", cluster, StringComparison.Ordinal);
            if (owner != TraefikOfItsOwn && !keepPool)
                content = content.Replace("  infra:metalLb:\n    addresses: [192.168.0.200-192.168.0.250]\n", "", StringComparison.Ordinal);

            File.WriteAllText(Path.Combine(project.Folder, Path.GetFileName(file)), content);
        }

        return project;
    }
}
