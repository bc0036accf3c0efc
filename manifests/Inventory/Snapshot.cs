namespace Infra.Manifests;

/// <summary>
/// All that a stack makes as one stream of YAML, so that a later run or another program can compare with it. Secrets are placeholders.
/// </summary>
public static class Snapshot
{
    private const string Version = "infra/snapshot";

    /// <summary>Writes an inventory.</summary>
    /// <param name="inventory">What a stack makes.</param>
    /// <param name="output">Where to.</param>
    public static void Write(Inventory inventory, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(inventory);
        ManifestWriter.WriteAll(
        [
            .. inventory.Manifests,
            .. inventory.Charts.Select(chart => Packed("Chart", chart.Namespace, chart.Name, "", ChartTree.Of(chart))),
            .. inventory.RemoteManifests.Select(remote =>
                Packed("RemoteManifest", null, remote.Name, "", MapNode.Of(("source", remote.Source)))),
            .. inventory.Cloud.Select(resource => Packed("Cloud", null, resource.Key.Name, resource.Key.Type, resource.Inputs)),
        ], output);
    }

    /// <summary>An inventory with what a snapshot holds beside the objects; anything else as it is.</summary>
    internal static Inventory Unpack(Inventory inventory)
    {
        var packed = inventory.Manifests.Where(manifest => manifest.ApiVersion == Version)
            .ToLookup(manifest => manifest.Id.Kind, StringComparer.Ordinal);
        return packed.Count == 0 ? inventory : inventory with
        {
            Origin = InventoryOrigin.Program,
            Manifests = [.. inventory.Manifests.Where(manifest => manifest.ApiVersion != Version)],
            Charts = [.. packed["Chart"].Select(item => ChartTree.Read(item.Id.Namespace, item.Id.Name, Content(item)))],
            RemoteManifests = [.. packed["RemoteManifest"]
                .Select(item => new RemoteManifest(item.Id.Name, Content(item).Text("source") ?? ""))],
            Cloud = [.. packed["Cloud"]
                .Select(item => new CloudResource(new ResourceKey(item.Tree.Text("type") ?? "", item.Id.Name), Content(item)))],
        };
    }

    private static MapNode Content(Manifest manifest) => manifest.Tree.Map("content") ?? MapNode.Empty;

    private static Manifest Packed(string kind, string? space, string name, string type, MapNode content) => Manifest.From(MapNode.Of(
        ("apiVersion", Version),
        ("kind", kind),
        ("metadata", MapNode.Of(("name", name), ("namespace", space))),
        ("type", type),
        ("content", content)))!;
}
