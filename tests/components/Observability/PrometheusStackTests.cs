using Infra.Components.Apps;
using Infra.Components.Observability;
using Infra.Components.Tests.Rendering;
using Infra.Diagnostics;
using static Infra.Components.Tests.Fixtures;

namespace Infra.Components.Tests.Observability;

public sealed class PrometheusStackTests
{
    [Fact]
    public Task A_bare_stack_keeps_what_it_collects_and_denies_what_it_does_not_need() =>
        ComponentGolden.CheckAsync("Observability/golden/stack", cluster => _ = Stack(cluster));

    [Fact]
    public Task A_public_stack_logs_in_by_Keycloak_and_tells_people() => ComponentGolden.CheckAsync("Observability/golden/stack-full",
        new Mirrors { Images = new Dictionary<string, string> { ["quay.io"] = "registry.example.com/quay", ["docker.io"] = "registry.example.com/hub" } },
        cluster =>
        {
            var keycloak = Keycloak(cluster);
            _ = new PrometheusStack("monitoring", new()
            {
                Namespace = Space(cluster),
                Release = "watch",
                Namespaces = [new NamespaceRef(cluster, "shop"), new NamespaceRef(cluster, "sso")],
                Retention = "90d",
                VolumeSize = "100Gi",
                StorageClass = "fast",
                Replicas = 2,
                Every = "1m",
                ControlPlane = true,
                Delivery = new()
                {
                    Receivers =
                    [
                        new AlertReceiver.Slack { Name = "operations", Address = Key("slack", "webhook"), Channel = "#operations" },
                        new AlertReceiver.Mail
                        {
                            Name = "night",
                            From = AlertSeverity.Critical,
                            To = "night@example.com",
                            Sender = "alerts@example.com",
                            Host = "smtp.example.com",
                            Password = Key("smtp", "password"),
                        },
                        new AlertReceiver.Webhook { Name = "pager", Address = Key("pager", "url"), To = new Egress { Port = 8443, Networks = ["10.9.0.0/24"] } },
                        new AlertReceiver.PagerDuty { Name = "duty", RoutingKey = Key("duty", "key"), From = AlertSeverity.Critical },
                        new AlertReceiver.Discord { Name = "discord", Address = Key("discord", "url") },
                        new AlertReceiver.Teams { Name = "teams", Address = Key("teams", "url") },
                        new AlertReceiver.Telegram { Name = "telegram", Token = Key("telegram", "token"), Chat = Key("telegram", "chat") },
                    ],
                    Heartbeat = Key("heartbeat", "url"),
                    RepeatEvery = "4h",
                },
                Grafana = new()
                {
                    Expose = Exposed(cluster, "grafana.example.com"),
                    Login = new()
                    {
                        Keycloak = keycloak,
                        Realm = Realm(keycloak),
                        ClientId = "grafana",
                        ClientSecret = Key("grafana-login", "client-secret"),
                        Administrators = ["/admins"],
                        Editors = ["/developers"],
                        EveryoneReads = true,
                    },
                    AdminUser = false,
                },
            });
        });

    [Fact]
    public Task A_stack_can_do_without_nodes_alerts_and_dashboards() => ComponentGolden.CheckAsync("Observability/golden/stack-least",
        cluster => _ = new PrometheusStack("monitoring", new()
        {
            Namespace = Space(cluster),
            NodeMetrics = false,
            Alerts = [],
            Dashboards = [],
        }));

    [Fact]
    public Task A_Grafana_that_nobody_can_log_in_to_is_refused() => RefusedAsync(
        args => args with { Grafana = new() { AdminUser = false } }, Codes.MissingPart, "Grafana.Login", null);

    [Fact]
    public Task A_login_that_Keycloak_cannot_send_users_back_from_is_refused() => RefusedAsync(
        args => args with
        {
            Grafana = new()
            {
                Login = new() { Keycloak = null!, Realm = null!, ClientId = "grafana", ClientSecret = Key("grafana", "secret"), EveryoneReads = true },
            },
        }, Codes.MissingPart, "Grafana.Expose", null);

    [Fact]
    public async Task A_login_for_nobody_and_a_group_that_ends_the_question_are_refused()
    {
        var problems = await Refused.ByAsync(cluster => _ = new PrometheusStack("monitoring", new()
        {
            Namespace = Space(cluster),
            Grafana = new()
            {
                Expose = Exposed(cluster, "grafana.example.com"),
                Login = new()
                {
                    Keycloak = null!,
                    Realm = null!,
                    ClientId = "grafana",
                    ClientSecret = Key("grafana", "secret"),
                    Administrators = ["/admins') || contains(groups[*], '/all"],
                },
            },
        }));
        Assert.Equal([(Codes.Form.Id, "PrometheusStack monitoring, Grafana.Login.Administrators[0]")],
            problems.Select(problem => (problem.Code.Id, problem.Where)));
        await Refused.OnceAsync(cluster => _ = new PrometheusStack("monitoring", new()
        {
            Namespace = Space(cluster),
            Grafana = new()
            {
                Expose = Exposed(cluster, "grafana.example.com"),
                Login = new() { Keycloak = null!, Realm = null!, ClientId = "grafana", ClientSecret = Key("grafana", "secret") },
            },
        }), Codes.Empty, "PrometheusStack monitoring, Grafana.Login.Administrators", null);
    }

    [Theory]
    [InlineData("a-name-of-twenty-seven-chars")]
    [InlineData("Monitoring")]
    public Task A_release_whose_name_the_chart_would_cut_is_refused(string release) =>
        RefusedAsync(args => args with { Release = release }, Codes.Form, "Release", release);

    [Theory]
    [InlineData("15 days")]
    [InlineData("0d")]
    [InlineData("15m")]
    public Task A_retention_that_Prometheus_does_not_read_is_refused(string retention) =>
        RefusedAsync(args => args with { Retention = retention }, Codes.Form, "Retention", retention);

    [Fact]
    public Task A_volume_that_is_full_at_once_is_refused() =>
        RefusedAsync(args => args with { VolumeSize = "512Mi" }, Codes.OutOfRange, "VolumeSize", "512Mi");

    [Fact]
    public Task A_storage_class_that_the_cluster_does_not_have_is_refused() => Refused.OnceAsync(
        cluster => _ = new PrometheusStack("monitoring", new()
        {
            Namespace = new NamespaceRef(new Cluster { Provider = cluster.Provider, StorageClasses = ["gp3"] }, "monitoring"),
            StorageClass = "gp2",
        }), Codes.UnknownStorageClass, "PrometheusStack monitoring, StorageClass", "gp2");

    [Fact]
    public async Task Two_receivers_of_one_name_and_one_with_a_name_of_ours_are_refused()
    {
        var problems = await Refused.ByAsync(cluster => _ = new PrometheusStack("monitoring", new()
        {
            Namespace = Space(cluster),
            Delivery = new()
            {
                Receivers =
                [
                    new AlertReceiver.Discord { Name = "team", Address = Key("discord", "url") },
                    new AlertReceiver.Discord { Name = "team", Address = Key("discord", "url") },
                    new AlertReceiver.Discord { Name = "none", Address = Key("discord", "url") },
                ],
            },
        }));
        Assert.Equal(
            [
                (Codes.DuplicateName.Id, "PrometheusStack monitoring, Delivery.Receivers", "team"),
                (Codes.DuplicateName.Id, "PrometheusStack monitoring, Delivery.Receivers[2].Name", "none"),
            ],
            problems.Select(problem => (problem.Code.Id, problem.Where, problem.Actual)));
    }

    [Fact]
    public Task A_receiver_that_is_no_mailbox_is_refused() => RefusedAsync(
        args => args with
        {
            Delivery = new()
            {
                Receivers = [new AlertReceiver.Mail { Name = "night", To = "night", Sender = "alerts@example.com", Host = "smtp.example.com" }],
            },
        }, Codes.Email, "Delivery.Receivers[0].To", "night");

    private static Task RefusedAsync(Func<PrometheusStackArgs, PrometheusStackArgs> change, DiagnosticCode code, string where, string? actual) =>
        Refused.OnceAsync(cluster => _ = new PrometheusStack("monitoring", change(new() { Namespace = Space(cluster) })), code,
            $"PrometheusStack monitoring, {where}", actual);
}
