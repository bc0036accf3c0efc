using Infra.Graph.Reading;
using Infra.Rules;

namespace Infra.Graph;

/// <summary>Reads what is delivered by what from an inventory: Argo CD, Flux, Kargo, and what Argo Events and Tekton start.</summary>
public static class DeliveryReader
{
    private const int MostFolders = 40;

    /// <summary>Reads the deliveries.</summary>
    /// <param name="inventory">What to draw.</param>
    public static Wiring Read(Inventory inventory)
    {
        ArgumentNullException.ThrowIfNull(inventory);
        var builder = new WiringBuilder(new ManifestSet(Variants.First(inventory), new CheckOptions()));
        var places = new DeliveryPlaces(builder);
        ArgoDelivery.Read(builder, places);
        FluxDelivery.Read(builder, places);
        EventDelivery.Read(builder);
        TektonDelivery.Read(builder);
        KargoDelivery.Read(builder, places);
        places.Hold();
        var found = builder.Build();
        return found with { What = "delivery", HasAreas = false, Nodes = InFewFolders(found.Nodes) };
    }

    // What is folded is folded by folders, and of these few enough to be looked through.
    private static IReadOnlyList<GraphNode> InFewFolders(IReadOnlyList<GraphNode> nodes)
    {
        static string? Above(string? folder, int depth) => folder is null ? null : string.Join('/', folder.Split('/').Take(depth));
        var most = nodes.Select(node => node.App?.Count(c => c == '/') + 1 ?? 0).DefaultIfEmpty().Max();
        var depth = Math.Max(1, most);
        while (depth > 1 && nodes.Select(node => Above(node.App, depth)).Distinct(StringComparer.Ordinal).Count() > MostFolders)
            depth--;

        return depth == most ? nodes : [.. nodes.Select(node => node with { App = Above(node.App, depth) })];
    }
}
