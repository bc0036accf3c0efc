using Infra.Components.Apps;
using Infra.Components.ObjectStores;
using Infra.Components.Observability;
using Infra.Components.Tests.Rendering;
using Infra.Diagnostics;
using static Infra.Components.Tests.Fixtures;

namespace Infra.Components.Tests.Observability;

public sealed class TracingTests
{
    [Fact]
    public Task Traces_on_a_volume_come_by_OpenTelemetrys_protocol_alone() => ComponentGolden.CheckAsync("Observability/golden/tracing",
        cluster => _ = new Tracing("tracing", Args(cluster)));

    [Fact]
    public Task Applications_send_to_what_they_use_and_Zipkins_format_is_taken() => ComponentGolden.CheckAsync("Observability/golden/tracing-full",
        new Mirrors { Images = new Dictionary<string, string> { ["ghcr.io"] = "registry.example.com/ghcr", ["docker.io"] = "registry.example.com/hub" } },
        cluster =>
        {
            var tracing = new Tracing("tracing", Args(cluster) with
            {
                Release = "traces",
                Storage = new TelemetryStorage.Bucket(new ObjectStore
                {
                    Bucket = "traces",
                    Region = "garage",
                    Endpoint = "http://garage.example.com:3900",
                    PathStyle = true,
                    Keys = new StoreKeys(new NamespaceRef(cluster, "tracing"), "traces-key"),
                }, "5Gi"),
                RetentionDays = 30,
                SamplePercent = 10,
                Collectors = 2,
                TakesZipkin = true,
                StorageClass = "fast",
                Grafana = new GrafanaRef(Prometheus(cluster).Pods),
                Prometheus = Prometheus(cluster),
            });
            _ = new App("web", App(cluster) with
            {
                Uses = [new Use(tracing)],
                Env = new Dictionary<string, EnvValue> { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = EnvValue.Of(tracing.Address) },
            });
            _ = new App("orders", App(cluster) with { Uses = [new Use(tracing.Zipkin) { HostVariable = "ZIPKIN_HOST", PortVariable = "ZIPKIN_PORT" }] });
        });

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public Task A_share_that_is_none_is_refused(int percent) => RefusedAsync(args => args with { SamplePercent = percent },
        Codes.OutOfRange, "SamplePercent", percent.ToString(System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public Task A_Prometheus_that_does_not_take_its_monitors_is_refused() => Refused.OnceAsync(
        cluster => _ = new Tracing("tracing", Args(cluster) with { Prometheus = Prometheus(cluster, new NamespaceRef(cluster, "shop")) }),
        Codes.MissingPart, "Tracing tracing, Prometheus", "tracing");

    private static TracingArgs Args(Cluster cluster) =>
        new() { Namespace = new NamespaceRef(cluster, "tracing"), Storage = new TelemetryStorage.Volume("20Gi") };

    private static AppArgs App(Cluster cluster) => new()
    {
        Namespace = new NamespaceRef(cluster, "shop"),
        Image = "registry.example.com/shop:1",
        Resources = new Resources("100m", "256Mi"),
        Port = 8080,
    };

    private static Task RefusedAsync(Func<TracingArgs, TracingArgs> change, DiagnosticCode code, string where, string? actual) =>
        Refused.OnceAsync(cluster => _ = new Tracing("tracing", change(Args(cluster))), code, $"Tracing tracing, {where}", actual);
}
