using Infra.Schemas;

namespace Infra.Adoption;

/// <summary>What a cluster holds after a stack was deployed to it, as a server and Pulumi leave it.</summary>
internal static class ClusterState
{
    /// <summary>The objects afterwards.</summary>
    /// <param name="state">The objects before.</param>
    /// <param name="stack">What the stack makes.</param>
    /// <param name="former">What it made when it was deployed last. Default: null, it takes over for the first time.</param>
    public static Inventory After(Inventory state, Inventory stack, Inventory? former = null)
    {
        var objects = new Dictionary<(string, string, string?, string), Manifest>();
        foreach (var manifest in state.Manifests)
            objects.TryAdd(Takeovers.Key(manifest), manifest);

        var before = (former?.Manifests ?? []).ToDictionary(Takeovers.Key);
        var schemas = new SchemaSet([], []);
        foreach (var own in stack.Manifests)
        {
            var key = Takeovers.Key(own);
            objects[key] = objects.TryGetValue(key, out var live) ? Merged(own, live, before.GetValueOrDefault(key), schemas) : own;
        }

        foreach (var gone in before.Keys.Except(stack.Manifests.Select(Takeovers.Key)))
            objects.Remove(gone);

        return new Inventory
        {
            Name = state.Name,
            Origin = InventoryOrigin.Cluster,
            Manifests = [.. objects.Values.OrderBy(manifest => manifest.Id, ObjectId.Order)],
            Charts = [.. state.Charts, .. stack.Charts],
            RemoteManifests = [.. state.RemoteManifests, .. stack.RemoteManifests],
        };
    }

    // The first deployment takes over from kubectl. A later one gives up what the stack wanted before and no longer wants.
    private static Manifest Merged(Manifest own, Manifest live, Manifest? former, SchemaSet schemas)
    {
        var schema = schemas.Find(own.ApiVersion, own.Id.Kind)?.Schema ?? Schema.Anything;
        var (merged, _) = ServerSideApply.Apply(schema, live.Tree, own.Tree);
        var managers = FieldManager.Of(live.Tree);
        if (former is not null)
            managers = [.. managers, new FieldManager(FieldManager.Pulumi, false, FieldSet.Of(schema, former.Tree))];

        var (left, _) = GivenUpFields.Remove(schema, merged, own.Tree, managers);
        return own with { Tree = left.With("metadata", FieldManager.Kept((MapNode)left["metadata"]!)) };
    }
}
