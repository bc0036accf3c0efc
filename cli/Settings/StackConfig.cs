namespace Infra.Settings;

/// <summary>Our keys of one stack, without their namespace: from its file and the project's, or from the engine.</summary>
internal sealed record StackConfig(SourceLocation? At, IReadOnlyList<SettingEntry> Entries)
{
    /// <summary>The project's folder, from the one in which the program runs. Default: null, they are one.</summary>
    public string? ProjectFolder { get; init; }

    /// <summary>The entry with this key, or null.</summary>
    public SettingEntry? Find(string key) => Entries.FirstOrDefault(entry => entry.Key == key);

    /// <summary>The same with another text at a path of plain keys: <c>versions.gatewayApi</c>.</summary>
    public StackConfig With(string path, string value)
    {
        var keys = path.Split('.');
        var changed = new SettingEntry(keys[0], Find(keys[0])?.At ?? At, Put(Find(keys[0])?.Value, keys.AsSpan(1), value));
        return this with { Entries = [.. Entries.Where(entry => entry.Key != keys[0]), changed] };
    }

    private static Node Put(Node? node, ReadOnlySpan<string> keys, string value)
    {
        if (keys.IsEmpty)
            return new ScalarNode(value);

        var map = node as MapNode ?? MapNode.Empty;
        return map.With(keys[0], Put(map[keys[0]], keys[1..], value));
    }
}

/// <summary>A key and its value.</summary>
internal sealed record SettingEntry(string Key, SourceLocation? At, Node Value)
{
    /// <summary>The entries of a map, in the order of the file.</summary>
    /// <param name="near">A place in its file; null when it comes from none.</param>
    internal static IReadOnlyList<SettingEntry> Of(MapNode map, SourceLocation? near) =>
        [.. map.Entries
            .Select(entry => new SettingEntry(entry.Key, (map.Keys?.GetValueOrDefault(entry.Key) ?? entry.Value).At(near), entry.Value))
            .OrderBy(entry => entry.At?.Line).ThenBy(entry => entry.At?.Column)];
}
