using Infra.Diagnostics;

namespace Infra.Stacks.Tests.Egov;

/// <summary>What the stack file cannot say, and where the refusal points.</summary>
public sealed class RefusalTests
{
    private const string Lab = "  infra:lab: true\n";

    [Theory]
    [InlineData(Lab, Lab + "  infra:platform: prod\n", "infra:platform", "INF0207")]
    [InlineData("infra:domain: 192.168.56.240.nip.io", "infra:domain: <TODO>", "infra:domain", "INF0110")]
    [InlineData("host: portal.192.168.56.240.nip.io", "host: admin.192.168.56.240.nip.io", "infra:fronts.portal.host", "INF0201")]
    [InlineData("host: portal.192.168.56.240.nip.io", "host: api.192.168.56.240.nip.io", "infra:fronts.portal.host", "INF0201")]
    [InlineData("backend-config:5.0.0", "backend-config:latest", "infra:images.config", "INF0116")]
    [InlineData("    config: egovframe/egovframe-msa-edu-backend-config:5.0.0\n", "", "infra:images", "INF0102")]
    [InlineData("    storage: { size: 5Gi }\n", "    storage: { size: 5Gi, source: { onNode: { node: worker1, path: /mnt/mysql } } }\n",
        "infra:mySql.storage.source", "INF0207")]
    [InlineData(Lab, Lab + "  infra:discoveryPeers: 9\n", "infra:discoveryPeers", "INF0118")]
    [InlineData(Lab, Lab + "  infra:rabbitMq: { nodes: 10 }\n", "infra:rabbitMq.nodes", "INF0118")]
    [InlineData("siteId: 2", "siteId: 0", "infra:fronts.portal.siteId", "INF0118")]
    [InlineData(Lab, Lab + "  infra:configServer: { git: { repository: \"http://github.com/portal/settings.git\" } }\n",
        "infra:configServer.git.repository", "INF0120")]
    [InlineData("    nfs:\n      share: { server: 192.168.56.21, path: /srv/nfs, provisioner: nfs-provisioner }\n", "    cinder: {}\n",
        "infra:storage.cinder.node", "INF0205")]
    [InlineData("    nfs:\n      share: { server: 192.168.56.21, path: /srv/nfs, provisioner: nfs-provisioner }\n",
        "    cinder: { node: worker1, share: { server: 192.168.56.21, path: /srv/nfs } }\n", "infra:storage.cinder.node", "INF0207")]
    [InlineData("path: /srv/nfs", "path: srv/nfs", "infra:storage.nfs.share.path", "INF0120")]
    public void It_is_refused_and_says_where(string text, string replacement, string place, string code)
    {
        var refused = Assert.Throws<RefusedException>(() => Runs.With((text, replacement)));

        Assert.True(refused.Diagnostics.Any(problem => problem.Where.StartsWith($"stack egov, {place}", StringComparison.Ordinal)
            && problem.Code.Id == code), refused.ToString());
    }

    [Fact]
    public void Two_services_cannot_have_one_port_of_the_nodes()
    {
        // The edge has the port of Zipkin.
        var refused = Assert.Throws<RefusedException>(() => Runs.With(
            ("      ssh: { user: vagrant }\n", "      ssh: { user: vagrant }\n      nodePorts: { http: 30008, https: 30443 }\n"),
            ("  infra:metalLb:\n    addresses: [192.168.56.240-192.168.56.240]\n", "")));

        Assert.Contains(refused.Diagnostics, problem => problem.Code.Id == "INF0203" && problem.Actual == "30008");
    }

    [Fact]
    public void What_runs_is_not_written_into_the_repository_that_is_built() => Assert.Contains("INF0642",
        Assert.Throws<RefusedException>(() => Runs.With(
            ("deliverTo: https://github.com/example/portal-deployment.git", "deliverTo: https://github.com/eGovFramework/egovframe-msa-edu")))
            .Diagnostics.Select(problem => problem.Code.Id));

    [Fact]
    public void All_problems_are_told_at_once() => Assert.Equal(["INF0116", "INF0118", "INF0118"], Assert.Throws<RefusedException>(() => Runs.With(
        (Lab, Lab + "  infra:discoveryPeers: 9\n"),
        ("backend-config:5.0.0", "backend-config:latest"),
        ("siteId: 2", "siteId: 0"))).Diagnostics.Select(problem => problem.Code.Id).Order(StringComparer.Ordinal));
}
