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
}
