using Infra.Diagnostics;
using Infra.Tests.Support;

namespace Infra.Stacks.Tests.Shinhan;

/// <summary>The financial policy on stacks: what breaks it is refused, all of it at once, and each breach says where it is.</summary>
public sealed class PolicyTests
{
    private const string Turned = "\n  infra:financialPolicy:\n    registries: [docker.io/library]\n";

    // Other systems were not made for it. What a reader sees who turns it on is the whole way that they would have to go.
    [Theory]
    [InlineData("Chocoletter", "prod")]
    [InlineData("CaringNote", "caringnote-prod")]
    [InlineData("BdgBlog", "bdg-blog-prod")]
    public void Turned_on_elsewhere_it_lists_every_breach_at_once(string system, string stack)
    {
        var folder = Path.Combine(Repository.Folder, "tests", "stacks", system, "settings");
        var text = File.ReadAllText(Path.Combine(folder, $"Pulumi.{stack}.yaml"));
        var refused = Assert.Throws<RefusedException>(() => House.RunWith(stack, text, text.TrimEnd('\n') + Turned, folder));

        Golden.Is($"Shinhan/golden/{stack}.breaches.txt", string.Concat(refused.Diagnostics.Select(breach => $"{breach}\n")));
        Assert.All(refused.Diagnostics, breach => Assert.StartsWith("INF07", breach.Code.Id, StringComparison.Ordinal));
    }

    [Fact]
    public void Both_stacks_of_shinhan_keep_it()
    {
        Assert.NotEmpty(Runs.Shinhan.Inventory.Manifests);
        Assert.NotEmpty(Runs.Net.Inventory.Cloud);
    }

    [Theory]
    [InlineData("      isolateOperators: true\n", "", "INF0704", "Namespace cert-manager")]
    [InlineData("      - docker.io/nginxdemos\n", "", "INF0707", "Deployment cafe/tea")]
    [InlineData("      - charts.jenkins.io\n", "", "INF0707", "Release jenkins/jenkins")]
    [InlineData("requireSpread: true", "requireSpread: false", "INF0712", "Release nginx-gateway/nginx-gateway-fabric")]
    [InlineData("subject: Namespace/monitoring-nodes", "subject: Namespace/monitoring-agents", "INF0706", "Namespace monitoring-nodes")]
    [InlineData("        bastion: { host: bastion, user: admin, hostKey: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAITheBastionsPublicHostKeyGoesHere }\n", "",
        "INF0701", "command:remote")]
    [InlineData("  infra:monitoring:\n    grafana: grafana.shinhan.example.com\n    volumeSize: 20Gi\n", "", "INF0711", "infra:monitoring")]
    public void A_change_that_breaks_it_is_refused(string text, string replacement, string code, string place)
    {
        var refused = Assert.Throws<RefusedException>(() => Runs.With(Runs.Stack, (Runs.Stack, text, replacement)));

        Assert.Contains(refused.Diagnostics, breach => breach.Code.Id == code && breach.Where.Contains(place, StringComparison.Ordinal));
        Assert.All(refused.Diagnostics, breach => Assert.NotEmpty(breach.Fix));
    }

    [Fact]
    public void Breaches_of_settings_and_of_what_is_made_come_together()
    {
        var refused = Assert.Throws<RefusedException>(() => Runs.With(Runs.Stack,
            (Runs.Stack, "  infra:monitoring:\n    grafana: grafana.shinhan.example.com\n    volumeSize: 20Gi\n", ""),
            (Runs.Stack, "      - docker.io/nginxdemos\n", "")));

        // The exception for the nodes' exporter covers nothing any longer, and says so too.
        Assert.Equal(["INF0503", "INF0707", "INF0711"], refused.Diagnostics.Select(breach => breach.Code.Id).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_network_that_is_not_held_to_it_is_a_breach()
    {
        var refused = Assert.Throws<RefusedException>(() => Runs.With(Runs.Stack,
            (Runs.Network, "  infra:financialPolicy:\n    registries: [docker.io/minseo205]\n", "")));

        var breach = Assert.Single(refused.Diagnostics);
        Assert.Equal(("INF0701", "stack shinhan, infra:network"), (breach.Code.Id, breach.Where));
        Assert.NotNull(breach.At);
    }

    [Fact]
    public void A_cluster_that_exists_can_be_written_down_as_an_exception()
    {
        var folder = Path.Combine(Repository.Folder, "tests", "stacks", "Chocoletter", "settings");
        var text = File.ReadAllText(Path.Combine(folder, "Pulumi.prod.yaml"));
        var excused = text.TrimEnd('\n') + Turned + """
                exceptions:
                  - { rule: audit-log, subject: "infra:cluster*", reason: the cluster's owner shows its audit log, owner: platform, until: "2027-05-31" }

            """.Replace("        exceptions", "    exceptions", StringComparison.Ordinal);
        var refused = Assert.Throws<RefusedException>(() => House.RunWith("prod", text, excused, folder));

        Assert.DoesNotContain(refused.Diagnostics, breach => breach.Code == Codes.NoAuditLog);
        Assert.Contains(refused.Diagnostics, breach => breach.Code == Codes.PlainSecrets);
    }

    [Theory]
    [InlineData("subject: Namespace/monitoring-nodes", "subject: Namespace/monitoring-agents", "INF0503")]
    [InlineData("rule: restricted-pods\n        subject: Namespace/monitoring-nodes", "rule: restricted-pod\n        subject: Namespace/monitoring-nodes", "INF0504")]
    public void An_exception_that_covers_nothing_is_refused(string text, string replacement, string code)
    {
        var refused = Assert.Throws<RefusedException>(() => Runs.With(Runs.Stack, (Runs.Stack, text, replacement)));

        Assert.Contains(refused.Diagnostics, problem => problem.Code.Id == code && problem.At is not null);
    }
}
