namespace Infra.Hermetic;

/// <summary>The resources of a run as a tree and as a list.</summary>
internal sealed class ResourceTree(StackResource root, IReadOnlyList<StackResource> all)
{
    public const string StackType = "pulumi:pulumi:Stack";

    public StackResource Root { get; } = root;

    /// <summary>Every other resource, by type and name.</summary>
    public IReadOnlyList<StackResource> All { get; } = all;

    /// <summary>Builds the tree of what was recorded.</summary>
    public static async Task<ResourceTree> BuildAsync(StackRun run, IEnumerable<Registration> registrations)
    {
        var root = new StackResource
        {
            Key = new ResourceKey(StackType, $"{run.Project}-{run.Stack}"),
            Role = ResourceRole.Component,
            Inputs = MapNode.Empty,
            Options = EngineOptions.None,
        };
        var ordered = registrations.OrderBy(r => r.Order).ThenBy(r => r.Key, ResourceKey.Order).ToArray();
        var byKey = ordered.ToDictionary(r => r.Key);
        var made = new Dictionary<ResourceKey, StackResource>(ordered.Length);
        foreach (var registration in ordered)
            made[registration.Key] = await ResourceReader.ReadAsync(registration, IsProtected(registration, byKey));

        foreach (var children in ordered.GroupBy(r => ParentOf(r, byKey) is { } parent ? made[parent.Key] : root, r => made[r.Key]))
        {
            children.Key.Children = [.. children];
            foreach (var child in children)
                child.Parent = children.Key;
        }

        return new ResourceTree(root, [.. made.Values.OrderBy(r => r.Key, ResourceKey.Order)]);
    }

    private static Registration? ParentOf(Registration child, Dictionary<ResourceKey, Registration> all) =>
        child.Options.Parent is { } parent ? all.GetValueOrDefault(ResourceReader.KeyOf(parent)) : null;

    // As the engine does: what is not said for a resource is what holds for its parent.
    private static bool IsProtected(Registration registration, Dictionary<ResourceKey, Registration> all) =>
        registration.Options.Protect ?? (ParentOf(registration, all) is { } parent && IsProtected(parent, all));
}
