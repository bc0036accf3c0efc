using Infra.Components.Clusters;
using Infra.Components.Validation;

namespace Infra.Components.Tests.Kernel;

public sealed class MirrorsTests
{
    private static readonly Mirrors All = new()
    {
        Images = new Dictionary<string, string>
        {
            ["docker.io"] = "mirror.example/hub",
            ["docker.io/library"] = "mirror.example/official",
            ["ghcr.io/nginx"] = "mirror.example/nginx",
        },
        Charts = new Dictionary<string, string>
        {
            ["https://charts.jetstack.io"] = "oci://mirror.example/charts",
            ["*"] = "./vendor/charts",
        },
        Manifests = new Dictionary<string, string> { ["https://github.com/"] = "https://mirror.example/github/", ["*"] = "/srv/manifests" },
    };

    [Theory]
    [InlineData("redis:7.4.7-alpine", "mirror.example/official/redis:7.4.7-alpine")]
    [InlineData("valkey/valkey:9", "mirror.example/hub/valkey/valkey:9")]
    [InlineData("ghcr.io/nginx/nginx-gateway-fabric:2.6.7", "mirror.example/nginx/nginx-gateway-fabric:2.6.7")]
    public void The_longest_beginning_of_an_image_wins_and_docker_hub_may_be_left_out(string image, string expected) =>
        Assert.Equal(expected, All.Image(image));

    [Theory]
    [InlineData("ghcr.io/nginxinc/other:1")]
    [InlineData("quay.io/jetstack/cert-manager-controller:v1.21.1")]
    public void An_image_that_no_beginning_matches_stays(string image) => Assert.Equal(image, All.Image(image));

    [Fact]
    public void Without_mirrors_a_reference_is_left_as_it_was_written() =>
        Assert.Equal("redis:7.4.7-alpine", Mirrors.None.Image("redis:7.4.7-alpine"));

    [Theory]
    [InlineData("https://charts.jetstack.io", "oci://mirror.example/charts")]
    [InlineData("oci://ghcr.io/nginx/charts", "./vendor/charts")]
    public void A_chart_repository_is_replaced_whole(string repository, string expected) =>
        Assert.Equal(expected, All.ChartRepository(repository));

    [Theory]
    [InlineData("https://github.com/kubernetes-sigs/x.yaml", "https://mirror.example/github/kubernetes-sigs/x.yaml")]
    [InlineData("https://raw.example/y.yaml", "/srv/manifests/raw.example/y.yaml")]
    public void A_manifest_keeps_its_path_behind_the_mirror(string url, string expected) => Assert.Equal(expected, All.Manifest(url));

    [Theory]
    [InlineData("http://mirror.example/charts", null, null, "Charts.*", "INF0213")]
    [InlineData("https://user:password@mirror.example/charts", null, null, "Charts.*", "INF0204")]
    [InlineData("https://token@mirror.example/charts", null, null, "Charts.*", "INF0204")]
    [InlineData(null, "http://mirror.example/", null, "Manifests.*", "INF0213")]
    [InlineData(null, "oci://mirror.example/", null, "Manifests.*", "INF0213")]
    [InlineData(null, "https://mirror.example/?token=x1", null, "Manifests.*", "INF0204")]
    [InlineData(null, null, "token@mirror.example", "Images.*", "INF0204")]
    [InlineData(null, null, "https://mirror.example", "Images.*", "INF0213")]
    [InlineData("./vendor/charts", "/srv/manifests", "mirror.example:5000/hub", null, null)]
    [InlineData("oci://mirror.example/charts", "https://mirror.example/", "localhost:5000", null, null)]
    public void What_runs_in_the_cluster_comes_safely_and_without_a_login(string? charts, string? manifests, string? images, string? where,
        string? code)
    {
        static Dictionary<string, string> Of(string? place) => place is null ? [] : new() { ["*"] = place };
        var problems = new Problems("Cluster", "home", new K3sClusterArgs
        {
            Servers = [new ClusterNode { Name = "a", Host = "192.168.0.1", HostKey = "ssh-ed25519 AAAA" }],
            Ssh = new() { PrivateKey = new SecretValue(Pulumi.Output.Create("key")) },
            Snapshots = new EtcdSnapshots.OnNodesOnly("a test"),
            Mirrors = new Mirrors { Charts = Of(charts), Manifests = Of(manifests), Images = Of(images) },
        }).Found;

        // Machines load their installer themselves, over https alone: a folder of this machine is refused there.
        var found = problems.Where(problem => problem.Where != "Cluster home, Mirrors.Manifests").ToList();
        Assert.Equal(code, found.SingleOrDefault()?.Code.Id);
        if (where is not null)
            Assert.Equal($"Cluster home, Mirrors.{where}", found[0].Where);

        Assert.Equal(manifests == "/srv/manifests", problems.Any(problem => problem.Where == "Cluster home, Mirrors.Manifests"));
    }
}
