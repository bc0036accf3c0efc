using Infra.Components.Apps;
using Infra.Components.ObjectStores;
using Infra.Components.Observability;
using Infra.Components.Tests.Rendering;
using Infra.Diagnostics;
using Pulumi;
using static Infra.Components.Tests.Fixtures;

namespace Infra.Components.Tests.Observability;

public sealed class LogsTests
{
    [Fact]
    public Task Logs_on_a_volume_are_read_on_every_node() => ComponentGolden.CheckAsync("Observability/golden/logs",
        cluster => _ = new Logs("logs", Args(cluster)));

    [Fact]
    public Task Logs_in_a_bucket_are_shown_and_counted() => ComponentGolden.CheckAsync("Observability/golden/logs-full",
        new Mirrors { Images = new Dictionary<string, string> { ["docker.io"] = "registry.example.com/hub" } }, cluster =>
        {
            var stack = Stack(cluster);
            var logs = new Logs("logs", Args(cluster) with
            {
                Release = "central",
                Storage = new TelemetryStorage.Bucket(Store(cluster)),
                RetentionDays = 90,
                Except = ["kube-system", "noise"],
                StorageClass = "fast",
                Grafana = stack.Grafana,
                Prometheus = stack.Ref,
            });
            _ = new App("report", new()
            {
                Namespace = new NamespaceRef(cluster, "shop"),
                Image = "registry.example.com/report:1",
                Resources = new Resources("100m", "256Mi"),
                Port = 8080,
                Uses = [new Use(logs) { HostVariable = "LOKI_HOST", PortVariable = "LOKI_PORT" }],
            });
        });

    [Theory]
    [InlineData(0)]
    [InlineData(3651)]
    public Task A_retention_of_no_days_or_of_too_many_is_refused(int days) => RefusedAsync(args => args with { RetentionDays = days },
        Codes.OutOfRange, "RetentionDays", days.ToString(System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public Task A_size_that_is_none_is_refused() => RefusedAsync(args => args with { Storage = new TelemetryStorage.Volume("much") },
        Codes.Quantity, "Storage.Size", "much");

    [Fact]
    public Task A_namespace_that_is_no_name_is_refused() => RefusedAsync(args => args with { Except = ["a|b"] }, Codes.Name, "Except[0]", "a|b");

    [Fact]
    public Task A_Prometheus_that_does_not_take_its_monitors_is_refused() => Refused.OnceAsync(
        cluster => _ = new Logs("logs", Args(cluster) with { Prometheus = Prometheus(cluster, new NamespaceRef(cluster, "shop")) }),
        Codes.MissingPart, "Logs logs, Prometheus", "logs");

    private static LogsArgs Args(Cluster cluster) =>
        new() { Namespace = new NamespaceRef(cluster, "logs"), Storage = new TelemetryStorage.Volume("50Gi") };

    private static ObjectStore Store(Cluster cluster)
    {
        var space = new NamespaceRef(cluster, "garage");
        return new()
        {
            Bucket = "logs",
            Region = "garage",
            Endpoint = "http://garage.garage.svc:3900",
            PathStyle = true,
            Keys = new StoreKeys(space, "logs-key"),
            Service = new Endpoint
            {
                Name = "garage",
                Namespace = space,
                Service = "garage",
                ServicePort = 3900,
                TargetPort = 3900,
                Pods = new PodSet(space, new Dictionary<string, Input<string>> { ["app"] = "garage" }),
            },
        };
    }

    private static Task RefusedAsync(Func<LogsArgs, LogsArgs> change, DiagnosticCode code, string where, string? actual) =>
        Refused.OnceAsync(cluster => _ = new Logs("logs", change(Args(cluster))), code, $"Logs logs, {where}", actual);
}
