using Infra.Catalogue;
using Infra.Diagnostics;
using Infra.Upgrades;

namespace Infra.Tests.Upgrades;

public sealed class UpgradePlanTests
{
    [Fact]
    public void Every_step_lifts_a_part_by_one_minor_version_and_no_combination_is_unsupported()
    {
        var start = new[]
        {
            Part("gatewayApi", "gateway-api", "v1.3.0"),
            Part("nginxGatewayFabric", "nginx-gateway-fabric", "2.0.2"),
            Part("certManager", "cert-manager", "v1.19.6"),
            Kubernetes("v1.34.10"),
        };

        var steps = UpgradePlan.Of(start)!;

        var versions = start.ToDictionary(part => part.Name, part => part.Version);
        foreach (var step in steps)
        {
            Assert.All(step.Moves.Where(move => move.From is not null), move =>
            {
                Assert.Equal(versions[move.Part], move.From);
                Assert.Equal(1, Minor(move.To) - Minor(move.From!));
            });
            foreach (var part in step.Parts)
                versions[part.Name] = part.Version;

            Assert.Equal(ChartCatalogue.NginxGatewayFabric.Minor(versions["nginxGatewayFabric"])!.GatewayApi,
                ChartMinor.NameOf(versions["gatewayApi"]));
            Assert.True(
                ChartCatalogue.CertManager.Minor(versions["certManager"])!.RunsOn(KubernetesVersion.Parse(versions["kubernetes"])!.Value));
        }

        Assert.Equal(
            [
                PublishedManifests.GatewayApi,
                ChartCatalogue.NginxGatewayFabric.Version,
                ChartCatalogue.CertManager.Version,
                KubernetesReleases.Kubeadm,
            ],
            start.Select(part => versions[part.Name]));
    }

    [Fact]
    public void The_gateway_and_its_api_move_together_where_each_is_built_for_the_other() => Assert.Equal(
        [
            "nginxGatewayFabric 2.3.0 -> 2.4.2",
            "gatewayApi v1.4.1 -> v1.5.1, nginxGatewayFabric 2.4.2 -> 2.5.1",
            $"nginxGatewayFabric 2.5.1 -> {ChartCatalogue.NginxGatewayFabric.Version}",
        ],
        Shown(UpgradePlan.Of([Part("nginxGatewayFabric", "nginx-gateway-fabric", "2.3.0"), Part("gatewayApi", "gateway-api", "v1.4.1")])!));

    [Fact]
    public void A_control_plane_waits_for_the_parts_that_do_not_run_on_its_next_version() => Assert.Equal(
        [
            "certManager v1.20.3 -> v1.21.1",
            "kubernetes v1.35.7 -> v1.36.3, kubernetes -> v1.35.7",
        ],
        Shown(UpgradePlan.Of([Kubernetes("v1.35.7"), Part("certManager", "cert-manager", "v1.20.3")])!));

    // 1.18 never ran on 1.36: the way out of there may go through what is not supported either, and no other part may break.
    [Fact]
    public void What_is_unsupported_already_may_be_left_step_by_step() => Assert.Equal(
        ["certManager v1.18.6 -> v1.19.6", "certManager v1.19.6 -> v1.20.3", "certManager v1.20.3 -> v1.21.1"],
        Shown(UpgradePlan.Of([Part("certManager", "cert-manager", "v1.18.6"), Kubernetes(KubernetesReleases.Kubeadm)])!));

    [Fact]
    public void An_older_patch_of_the_last_minor_version_is_one_step() => Assert.Equal(
        [$"certManager v1.21.0 -> {ChartCatalogue.CertManager.Version}"],
        Shown(UpgradePlan.Of([Part("certManager", "cert-manager", "v1.21.0")])!));

    [Fact]
    public void Nothing_is_left_to_do_where_everything_is_pinned() =>
        Assert.Empty(UpgradePlan.Of([Part("certManager", "cert-manager", ChartCatalogue.CertManager.Version)])!);

    [Fact]
    public void The_steps_of_a_part_are_one_release_for_each_minor_version_without_a_gap() => Assert.All(UpgradeCatalogue.Parts, part =>
    {
        var releases = part.Value;
        Assert.Equal(releases.Select(ChartMinor.NameOf).Distinct(), releases.Select(ChartMinor.NameOf));
        Assert.Equal(releases.Order(Comparer<string>.Create(UpgradeCatalogue.Compare)), releases);
        foreach (var (older, newer) in releases.Zip(releases.Skip(1)))
        {
            Assert.True(Minor(newer) == Minor(older) + 1 || (Major(newer) == Major(older) + 1 && Minor(newer) == 0),
                $"{part.Key} {older} -> {newer}");
        }
    });

    [Fact]
    public void Every_fact_about_versions_is_about_a_part_that_is_known() => Assert.All(
        new[]
        {
            ("gateway.networking.k8s.io", "ListenerSet", "1.5"),
            ("gateway.nginx.org", "ProxySettingsPolicy", "2.4"),
            ("external-secrets.io", "ExternalSecret", "2.7"),
        },
        known =>
            Assert.Contains(FeatureCatalogue.Of(known.Item1, known.Item2),
                feature => UpgradeCatalogue.Parts.ContainsKey(feature.Part) && feature.Since == known.Item3));

    [Theory]
    [InlineData("gatewayApi", "gatewayApi")]
    [InlineData("gatewayApi=", "gatewayApi=")]
    [InlineData("gatewayApi=new", "gatewayApi=new")]
    [InlineData("gateway=1.4.1", "gateway")]
    [InlineData("certManager=1.22.0", "certManager v1.22.0")]
    [InlineData("certManager=1.9.0", "certManager v1.9.0")]
    public void A_start_that_is_none_is_refused(string from, string actual)
    {
        var parts = new[] { Part("gatewayApi", "gateway-api", "v1.5.1"), Part("certManager", "cert-manager", "v1.21.1") };

        var refused = Assert.Throws<RefusedException>(() => UpgradeStart.At(parts, UpgradeStart.Read(from), isNamed: true));

        var problem = Assert.Single(refused.Diagnostics);
        Assert.Equal(("INF0555", actual), (problem.Code.Id, problem.Actual));
    }

    [Theory]
    [InlineData("gatewayApi=1.4.1", "v1.4.1")]
    [InlineData("gateway-api=v1.4.1", "v1.4.1")]
    [InlineData("gatewayApi=1.4", "v1.4.1")]
    public void A_version_is_understood_as_people_write_it(string from, string version) => Assert.Equal(version,
        Assert.Single(UpgradeStart.At([Part("gatewayApi", "gateway-api", "v1.5.1")], UpgradeStart.Read(from), isNamed: true)).Version);

    private static UpgradePart Part(string name, string part, string version) =>
        new(name, part, $"versions.{name}", version) { Releases = UpgradeCatalogue.Parts[part] };

    private static UpgradePart Kubernetes(string version) =>
        new(UpgradePart.Kubernetes, "kubernetes", "cluster.kubeadm.version", version) { Releases = UpgradeCatalogue.Parts["kubernetes"] };

    private static IEnumerable<string> Shown(IReadOnlyList<UpgradeStep> steps) => steps.Select(step => string.Join(", ",
        step.Moves.Select(move => $"{move.Part} {(move.From is null ? "" : move.From + " ")}-> {move.To}")));

    private static int Minor(string version) =>
        int.Parse(version.TrimStart('v').Split('.')[1], System.Globalization.CultureInfo.InvariantCulture);

    private static int Major(string version) =>
        int.Parse(version.TrimStart('v').Split('.')[0], System.Globalization.CultureInfo.InvariantCulture);
}
