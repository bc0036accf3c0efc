using Infra.Components.Edge;
using Infra.Components.Tests.Rendering;
using Infra.Diagnostics;

namespace Infra.Components.Tests.Edge;

public sealed class GatewayApiCrdsTests
{
    [Fact]
    public Task It_is_one_pinned_manifest() =>
        ComponentGolden.CheckAsync("Edge/GatewayApiCrds/golden/gateway-api",
            cluster => _ = new GatewayApiCrds("gateway-api", new GatewayApiCrdsArgs { Cluster = cluster }));

    [Fact]
    public async Task It_comes_from_a_mirror_where_there_is_one()
    {
        var mirrors = new Mirrors { Manifests = new Dictionary<string, string> { ["https://github.com/"] = "./vendor" } };
        var rendered = await Rendered.RunAsync(mirrors,
            cluster => _ = new GatewayApiCrds("gateway-api", new GatewayApiCrdsArgs { Cluster = cluster, Version = "v1.5.0" }));
        Assert.Equal(
            "./vendor/kubernetes-sigs/gateway-api/releases/download/v1.5.0/standard-install.yaml",
            rendered.Resources.Single(r => r.Type == "kubernetes:yaml/v2:ConfigFile").Inputs["file"]);
    }

    [Fact]
    public Task Fails_when_the_version_is_not_a_release() => Refused.OnceAsync(
        cluster => _ = new GatewayApiCrds("gateway-api", new GatewayApiCrdsArgs { Cluster = cluster, Version = "1.5.1" }),
        Codes.Form, "GatewayApiCrds gateway-api, Version", "1.5.1");
}
