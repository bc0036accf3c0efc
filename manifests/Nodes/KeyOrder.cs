namespace Infra.Manifests;

/// <summary>
/// The order of keys in every map: <c>apiVersion, kind, metadata, name, namespace, labels, annotations</c>, then all others by their
/// characters. One order for all maps keeps objects readable from the top and needs no knowledge of their types.
/// </summary>
internal sealed class KeyOrder : IComparer<string>
{
    private const int Others = 7;

    private KeyOrder()
    {
    }

    public static KeyOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        var byRank = Rank(x) - Rank(y);
        return byRank != 0 ? byRank : string.CompareOrdinal(x, y);
    }

    private static int Rank(string? key) => key switch
    {
        "apiVersion" => 0,
        "kind" => 1,
        "metadata" => 2,
        "name" => 3,
        "namespace" => 4,
        "labels" => 5,
        "annotations" => 6,
        _ => Others,
    };
}
