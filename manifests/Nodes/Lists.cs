namespace Infra.Manifests;

/// <summary>Dictionaries of lists.</summary>
internal static class Lists
{
    /// <summary>The list of a key, made when it is first asked for.</summary>
    public static List<TItem> ListOf<TKey, TItem>(this Dictionary<TKey, List<TItem>> lists, TKey key) where TKey : notnull
    {
        if (!lists.TryGetValue(key, out var list))
            lists[key] = list = [];

        return list;
    }
}
