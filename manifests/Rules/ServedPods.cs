namespace Infra.Rules;

/// <summary>
/// The workloads that others call: behind a Service that offers more than metrics or webhooks, which controllers have too.
/// </summary>
internal static class ServedPods
{
    private static readonly string[] OfControllers = ["metrics", "prom", "monitoring", "telemetry", "webhook", "admission"];

    public static HashSet<Workload> Of(ManifestSet set) => set.Of(Groups.Core, "Service")
        .Where(service => service.Tree.MapAt("spec", "selector") is { Count: > 0 } && !service.Tree.Map("spec")
        .IsTrue("publishNotReadyAddresses")
            && !service.Items("ports").All(port => IsOfController(port.Item.Text("name") ?? service.Id.Name)))
        .SelectMany(service => set.Select(service.Space, LabelSelector.Of(service.Tree.MapAt("spec", "selector")!)))
        .ToHashSet();

    private static bool IsOfController(string name) =>
        Array.Exists(OfControllers, word => name.Contains(word, StringComparison.OrdinalIgnoreCase));
}
