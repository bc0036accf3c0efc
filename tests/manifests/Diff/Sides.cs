using Infra.Diff;
using Infra.Manifests;

namespace Infra.Tests.Diff;

/// <summary>Sides of comparisons, written as YAML.</summary>
internal static class Sides
{
    public const string Deployment = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: shop}
        spec:
          replicas: 2
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
                - name: web
                  image: example.com/web:1.0
                  ports: [{containerPort: 8080}]
                  env:
                    - {name: MODE, value: fast}
                    - {name: DB_PASSWORD, value: hunter2}
                  resources: {requests: {cpu: 100m, memory: 1Gi}}
        """;

    public const string Service = """
        apiVersion: v1
        kind: Service
        metadata: {name: web, namespace: shop}
        spec:
          selector: {app: web}
          ports:
            - {name: http, port: 80, targetPort: 8080}
            - {name: admin, port: 81, targetPort: 8081}
        """;

    /// <summary>A release with every kind of change.</summary>
    public static DiffResult Release { get; } = Comparison.Of(
        Of("stack prod at main", Deployment, Service, Config("color: red"), "apiVersion: v1\nkind: Namespace\nmetadata: {name: old}"),
        Of(
            "stack prod",
            Deployment.Replace("web:1.0", "web:1.1@sha256:0000000000000000000000000000000000000000000000000000000000000000",
                StringComparison.Ordinal)
                .Replace("matchLabels: {app: web}", "matchLabels: {app: shop}", StringComparison.Ordinal)
                .Replace("hunter2", "hunter3", StringComparison.Ordinal),
            Service.Replace("{name: web, namespace", "{name: shop, namespace", StringComparison.Ordinal),
            Config("color: blue"),
            "apiVersion: v1\nkind: Secret\nmetadata: {name: keys, namespace: shop}\nstringData: {key: hunter2}"));

    public static Inventory Of(string name, params string[] documents)
    {
        using var text = new StringReader(string.Join("\n---\n", documents));
        return InventoryReader.ReadText(text, name);
    }

    public static DiffResult Compare(string old, string @new) => Comparison.Of(Of("old", old), Of("new", @new));

    private static string Config(string line) =>
        $"apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: settings, namespace: shop}}\ndata:\n  app.yaml: |\n    a: 1\n    b: 2\n    c: 3\n    {line}\n";
}
