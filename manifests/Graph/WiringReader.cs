using Infra.Graph.Reading;
using Infra.Rules;

namespace Infra.Graph;

/// <summary>Reads what is connected with what from an inventory.</summary>
public static class WiringReader
{
    /// <summary>Reads the wiring.</summary>
    /// <param name="inventory">What to draw.</param>
    /// <param name="context">Inventories that it may refer to. Default: none.</param>
    public static Wiring Read(Inventory inventory, IReadOnlyList<Inventory>? context = null)
    {
        ArgumentNullException.ThrowIfNull(inventory);
        var builder = new WiringBuilder(new ManifestSet(Variants.First(inventory), new CheckOptions { Context = context ?? [] }));
        var pods = new PodParts(builder);
        pods.Read();
        Requests.Read(builder, pods);
        PodNeeds.Read(builder, pods);
        AllowedFlows.Read(builder, pods);
        builder.Volumes.Read();
        SecretOrigins.Read(builder);
        ChartParts.Read(builder);
        CloudParts.Read(builder);
        return builder.Build();
    }
}
