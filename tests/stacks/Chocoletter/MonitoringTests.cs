using Infra.Diagnostics;

namespace Infra.Stacks.Tests.Chocoletter;

/// <summary>A platform that is watched: <c>infra:monitoring</c>.</summary>
public sealed class MonitoringTests(House house) : IClassFixture<House>
{
    private const string Settings = """
        infra:monitoring:
            grafana: grafana.sonhs.com
            retention: 30d
            volumeSize: 50Gi
            logs:
              retentionDays: 30
          infra:region:
        """;

    private static readonly Lazy<Hermetic.StackResult> Watched = new(() => House.RunWith("prod", "infra:region:", Settings));

    [Fact]
    public void It_adds_what_watches_and_a_host_and_changes_nothing_else() =>
        Difference.Compare("golden/monitoring.diff", Difference.Of(house.Prod, "prod", Watched.Value, "prod that is watched"));

    [Fact]
    public void What_the_platform_consists_of_is_collected() => Assert.Equal(
        ["cert-manager", "external-secrets", "logs", "logs-collectors", "nginx-gateway-fabric", "web-gateway"],
        Watched.Value.Inventory.Manifests.Where(manifest => manifest.Id.Kind == "PodMonitor").Select(manifest => manifest.Id.Name)
            .Order(StringComparer.Ordinal));

    [Fact]
    public void A_stack_on_the_platform_of_another_one_is_watched_by_that_one()
    {
        var problem = Assert.Single(Assert.Throws<RefusedException>(
            () => House.RunWith("after", "infra:platform:", "infra:monitoring: {}\n  infra:platform:")).Diagnostics);
        Assert.Equal(Codes.Exclusive.Id, problem.Code.Id);
        Assert.Contains("infra:monitoring", problem.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void A_host_of_Grafana_that_an_application_has_is_refused()
    {
        var problem = Assert.Single(Assert.Throws<RefusedException>(() => House.RunWith("prod", "infra:region:",
            "infra:monitoring: { grafana: chocoletter.sonhs.com }\n  infra:region:")).Diagnostics);
        Assert.Equal((Codes.DuplicateHost.Id, "chocoletter.sonhs.com"), (problem.Code.Id, problem.Actual));
    }

    [Fact]
    public void A_receiver_that_is_not_encrypted_is_refused()
    {
        var problem = Assert.Single(Assert.Throws<RefusedException>(() => House.RunWith("prod", "infra:region:",
            "infra:monitoring: { slack: https://hooks.slack.com/services/not/encrypted }\n  infra:region:")).Diagnostics);
        Assert.Equal(Codes.PlainSecret.Id, problem.Code.Id);
    }
}
