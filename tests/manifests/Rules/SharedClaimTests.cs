namespace Infra.Tests.Rules;

public sealed class SharedClaimTests
{
    [Theory]
    [InlineData("worker-1", "worker-1", 0)]
    [InlineData("worker-1", "worker-2", 1)]
    [InlineData("worker-1", null, 1)]
    [InlineData(null, null, 1)]
    public void Pods_of_one_node_share_a_volume(string? first, string? second, int findings) => Assert.Equal(findings, Yaml.Findings($$$"""
        {apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: files, namespace: shop}, spec: {accessModes: [ReadWriteOnce]}}
        ---
        {{{Deployment("one", first)}}}
        ---
        {{{Deployment("two", second)}}}
        """, "R55").Count);

    private static string Deployment(string name, string? node) =>
        $"{{apiVersion: apps/v1, kind: Deployment, metadata: {{name: {name}, namespace: shop}}, spec: {{replicas: 1, strategy: {{type: Recreate}}, "
        + $"selector: {{matchLabels: {{app: {name}}}}}, template: {{metadata: {{labels: {{app: {name}}}}}, spec: {{containers: [{{name: {name}, image: \"{name}:1\"}}], "
        + (node is null ? "" : $"nodeSelector: {{kubernetes.io/hostname: {node}}}, ")
        + "volumes: [{name: files, persistentVolumeClaim: {claimName: files}}]}}}}";
}
