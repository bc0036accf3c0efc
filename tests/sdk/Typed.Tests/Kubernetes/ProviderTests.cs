using System.Text.Json.Nodes;
using Pulumi;
using Pulumi.Kubernetes;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Provider;

namespace Infra.Sdk.Typed.Tests.Kubernetes;

public sealed class ProviderTests
{
    [Fact]
    public async Task Provider_settings_that_are_not_text_arrive_as_json_text()
    {
        var made = await Recorder.OnlyResourceAsync(() => new Provider("cluster", new ProviderArgs
        {
            KubeConfig = "apiVersion: v1",
            Context = "prod",
            EnableServerSideApply = true,
            KubeClientSettings = new KubeClientSettingsArgs { Burst = 10 },
        }));

        Assert.Equal("pulumi:providers:kubernetes", made.Type);
        Assert.Equal("prod", made.Inputs["context"]);
        Assert.Equal("apiVersion: v1", made.Inputs["kubeconfig"]);
        Assert.Equal("true", made.Inputs["enableServerSideApply"]);
        Assert.True(JsonNode.DeepEquals(new JsonObject { ["burst"] = 10 }, JsonNode.Parse((string)made.Inputs["kubeClientSettings"])));
    }

    [Fact]
    public async Task An_object_is_made_by_the_provider_it_was_given()
    {
        var run = await Recorder.RunAsync(() =>
        {
            var provider = new Provider("cluster", new ProviderArgs { KubeConfig = "k" });
            _ = new ConfigMap("x", options: new CustomResourceOptions { Provider = provider });
        });

        var map = Assert.Single(run.Resources, r => r.Type == "kubernetes:core/v1:ConfigMap");
        Assert.EndsWith("::cluster::cluster-id", map.Provider, StringComparison.Ordinal);
        Assert.Contains("pulumi:providers:kubernetes", map.Provider, StringComparison.Ordinal);
    }
}
