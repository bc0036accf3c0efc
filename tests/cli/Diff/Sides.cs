using Infra.Diff;
using Infra.Manifests;
using Infra.Reports;
using Infra.Terminal;

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

    public static DiffSide Of(string name, params string[] documents)
    {
        using var text = new StringReader(string.Join("\n---\n", documents));
        return DiffSide.Of(name, ManifestReader.Read(text, name) is { Problems.Count: 0 } source ? source.Manifests : []);
    }

    public static DiffResult Compare(string old, string @new) => Comparison.Of(Of("old", old), Of("new", @new));

    public static string Text(DiffResult result, int width)
    {
        using var output = new StringWriter();
        DiffText.Write(result, new Screen(output, output, width == 0 ? ScreenOptions.Pipe : new ScreenOptions { IsTerminal = true, Width = width }));
        return output.ToString();
    }
}
