using System.Diagnostics;
using System.Globalization;
using Infra.Manifests;
using Infra.Rules;
using Infra.Tests.Rules;

namespace Infra.Tests.Schemas;

/// <summary>The cost of schemas grows with the number of objects and of items. Runs alone: it takes the time of the process.</summary>
[Collection(nameof(LinearTests))]
public sealed class SchemaCostTests
{
    private const int Few = 500;
    private const int Factor = 4;

    private static readonly string[] Rules = ["A01", "A02", "A03", "A04", "A05", "A06", "A07", "R38"];

    [Fact]
    public void Four_times_the_objects_take_far_less_than_sixteen_times_as_long() => Grows(Objects(Few), Objects(Few * Factor));

    [Fact]
    public void Four_times_the_items_of_one_list_take_far_less_than_sixteen_times_as_long() =>
        Grows(Items(Few * Factor), Items(Few * Factor * Factor));

    private static void Grows(Inventory few, Inventory many)
    {
        _ = Fastest(few);

        var ratio = Fastest(many) / Fastest(few);

        Assert.True(ratio < Factor * Factor / 1.8, $"{ratio:0.0} times");
    }

    private static double Fastest(Inventory input) => Enumerable.Range(0, 4).Min(run =>
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        _ = Checker.Check(input, new CheckOptions { Rules = [.. AllRules.List.Where(rule => Rules.Contains(rule.Info.Id))] });
        process.Refresh();
        return Math.Max(1, (process.TotalProcessorTime - before).TotalMilliseconds);
    });

    private static Inventory Objects(int count) => new()
    {
        Name = "test.yaml",
        Manifests = [.. Enumerable.Range(0, count).SelectMany(i => Yaml.Read("""
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: a#, namespace: shop, lables: {a: b}}
            spec:
              replicas: "2"
              selector: {matchLabels: {app: a#}}
              template:
                metadata: {labels: {app: a#}}
                spec:
                  containers: [{name: a, image: "example.com/a:1.2.3", ports: [{containerPort: 8080}], env: [{name: A, value: b}]}]
            ---
            apiVersion: gateway.networking.k8s.io/v1
            kind: HTTPRoute
            metadata: {name: a#, namespace: shop}
            spec: {parentRefs: [{name: web}], hostnames: [a#.example.com], rules: [{backendRefs: [{name: a#, port: 80}]}]}
            """.Replace("#", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)).Manifests)],
    };

    private static Inventory Items(int count) => Yaml.Read($$"""
        apiVersion: v1
        kind: Pod
        metadata: {name: a, namespace: shop}
        spec:
          containers:
            - name: a
              image: example.com/a:1.2.3
              env:
        {{string.Concat(Enumerable.Range(0, count).Select(i => $"        - {{name: A{i}, value: {(i % 2 == 0 ? "b" : "1")}, unknown: c}}\n"))}}
        """);
}
