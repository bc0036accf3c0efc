namespace Infra.Graph.Reading;

/// <summary>Parts outside of the cluster.</summary>
internal static class Addresses
{
    public static string Add(WiringBuilder builder, string address, string? ports)
    {
        var (title, kind) = address switch
        {
            "0.0.0.0/0" or "::/0" => ("internet", "network"),
            _ when address.Contains('/', StringComparison.Ordinal) => (address, "network"),
            _ => (address, "host"),
        };
        return builder.Add(new GraphNode($"outside {address} {ports}".TrimEnd(), NodeRole.Outside, kind, title)
        {
            Notes = [ports is { Length: > 0 } ? ports : kind == "host" ? "outside the cluster" : "every port"],
        });
    }
}
