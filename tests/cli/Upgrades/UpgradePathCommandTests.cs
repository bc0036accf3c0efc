using System.Text.Json;
using Infra.Catalogue;
using Infra.Tests.Promotion;

namespace Infra.Tests.Upgrades;

/// <summary>The upgrade of the house's owner, from what runs today.</summary>
public sealed class UpgradePathCommandTests
{
    private const string Running = "gatewayApi=1.4.1,nginxGatewayFabric=2.3.0,certManager=1.18.2,externalSecrets=1.2.0";

    [Fact]
    public async Task Every_step_previews_without_errors_and_ends_with_what_the_program_pins()
    {
        using var run = HouseRun.Begin();

        Assert.Equal(0, await run.RunAsync("upgrade-path", "prod", "--from", Running, "--format", "json"));

        using var json = JsonDocument.Parse(run.Output);
        var steps = json.RootElement.GetProperty("steps").EnumerateArray().ToList();
        Assert.Equal(17, steps.Count);
        Assert.All(steps, step => Assert.Empty(step.GetProperty("problems").EnumerateArray()));
        Assert.Contains("INF0209", json.RootElement.GetProperty("refused")[0].GetString());
        Assert.Equal("v1.4.1", json.RootElement.GetProperty("from").GetProperty("infra:versions.gatewayApi").GetString());
        var last = steps[^1].GetProperty("settings");
        Assert.Equal(PublishedManifests.GatewayApi, last.GetProperty("infra:versions.gatewayApi").GetString());
        Assert.Equal(ChartCatalogue.ExternalSecrets.Version, last.GetProperty("infra:versions.externalSecrets").GetString());
    }

    [Fact]
    public async Task A_step_that_the_stack_cannot_take_is_told_and_fails()
    {
        using var run = HouseRun.Begin();
        run.Edit("prod", "      hosts: [chocoletter-server.sonhs.com]",
            "      hosts: [chocoletter-server.sonhs.com]\n      scale: { fixed: 3 }");

        Assert.Equal(1, await run.RunAsync("upgrade-path", "prod", "--from", "gatewayApi=1.3,nginxGatewayFabric=2.1"));

        Assert.Contains("refused, see below", run.Output);
        Assert.Contains("step 1: INF0209 stack prod, infra:apps.server.scale: several pods behind NGINX Gateway Fabric 2.2.2", run.Output);
    }

    [Fact]
    public async Task Nothing_is_to_be_done_where_the_pinned_versions_run()
    {
        using var run = HouseRun.Begin();

        Assert.Equal(0, await run.RunAsync("upgrade-path", "prod"));

        Assert.Equal("prod has every version that the program pins.", run.Output.Trim());
    }

    [Fact]
    public async Task The_versions_that_run_are_read_from_objects_of_the_cluster()
    {
        using var run = HouseRun.Begin();
        run.Write("running/all.yaml", """
            apiVersion: v1
            kind: List
            items:
              - apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata: {name: gateways.gateway.networking.k8s.io, annotations: {gateway.networking.k8s.io/bundle-version: v1.4.0}}
              - apiVersion: apps/v1
                kind: Deployment
                metadata: {name: cert-manager, namespace: cert-manager, labels: {helm.sh/chart: cert-manager-v1.20.0}}
              - apiVersion: apps/v1
                kind: Deployment
                metadata: {name: ngf, namespace: nginx-gateway, labels: {helm.sh/chart: nginx-gateway-fabric-2.4.0}}
              - apiVersion: apps/v1
                kind: Deployment
                metadata: {name: redis, namespace: shop, labels: {helm.sh/chart: redis-1.2.3}}
            """);

        Assert.Equal(0, await run.RunAsync("upgrade-path", "prod", "--from", "running", "--format", "markdown"));

        Assert.Contains("| now | `infra:versions.gatewayApi` | | `v1.4.0` | |", run.Output);
        Assert.Contains("| now | `infra:versions.certManager` | | `v1.20.0` | |", run.Output);
        Assert.Contains("| 1 | `infra:versions.certManager` | `v1.20.0` | `v1.21.1` | previews without errors, 1 change |", run.Output);
        Assert.Contains("| 2 | `infra:versions.gatewayApi` | `v1.4.0` | `v1.5.1` |", run.Output);
        Assert.DoesNotContain("redis", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Objects_that_say_no_version_are_refused()
    {
        using var run = HouseRun.Begin();
        run.Write("running/one.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: one}\n");

        Assert.Equal(1, await run.RunAsync("upgrade-path", "prod", "--from", "running"));

        Assert.Contains("INF0555", run.Error);
        Assert.Contains("kubectl get crds", run.Error);
    }

    [Fact]
    public async Task A_guest_is_sent_to_the_owner_of_its_platform()
    {
        using var run = HouseRun.Begin();

        Assert.Equal(1, await run.RunAsync("upgrade-path", "after"));

        Assert.Contains("run `infra upgrade-path prod`", run.Error);
    }

    [Fact]
    public async Task A_control_plane_is_told_what_it_comes_from()
    {
        using var run = HouseRun.Begin();
        run.Write("Pulumi.prod.yaml",
            File.ReadAllText(Path.Combine(Support.Repository.Folder, "docs", "examples", "k3s", "Pulumi.prod.yaml"))
            .Replace("      endpoint: k3s", "      version: v1.35.5+k3s1\n      endpoint: k3s", StringComparison.Ordinal));

        Assert.Equal(0, await run.RunAsync("upgrade-path", "prod", "--format", "json"));

        using var json = JsonDocument.Parse(run.Output);
        var settings = Assert.Single(json.RootElement.GetProperty("steps").EnumerateArray()).GetProperty("settings");
        Assert.Equal(KubernetesReleases.K3s, settings.GetProperty("infra:cluster.k3s.version").GetString());
        Assert.Equal("v1.35.5+k3s1", settings.GetProperty("infra:cluster.k3s.upgradesFrom").GetString());
    }
}
