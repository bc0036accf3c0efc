namespace Infra.Rules;

/// <summary>
/// The resources of containers, with what the API server fills in: from their limits, from their pod, and from the LimitRanges of their
/// namespace.
/// </summary>
internal sealed class ContainerDefaults
{
    private readonly ILookup<string, MapNode> _limits;

    internal ContainerDefaults(ManifestSet set)
    {
        _limits = set.Of(Groups.Core, "LimitRange")
            .SelectMany(range => range.Items("limits").Select(limit => (Space: range.Space, limit.Item)))
            .Where(limit => limit.Item.Text("type") == "Container")
            .ToLookup(limit => limit.Space, limit => limit.Item, StringComparer.Ordinal);
    }

    /// <summary>Whether a container has a request or a limit.</summary>
    /// <param name="part"><c>requests</c> or <c>limits</c>.</param>
    /// <param name="resource">The resource, <c>memory</c>.</param>
    public bool Has(Container container, string part, string resource) =>
        Says(container.Tree.Map("resources"), part, resource) || Says(container.Workload.Pod.Map("resources"), part, resource)
        || _limits[container.Workload.Space].Any(limit => limit.Map("default")?[resource] is not null
            || (part == "requests" && limit.Map("defaultRequest")?[resource] is not null));

    private static bool Says(MapNode? resources, string part, string resource) => resources.MapAt(part)?[resource] is not null
        || (part == "requests" && resources.MapAt("limits")?[resource] is not null);
}
