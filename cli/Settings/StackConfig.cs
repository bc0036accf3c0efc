namespace Infra.Settings;

/// <summary>Our keys of one stack, without their namespace: from its file and the project's, or from the engine.</summary>
internal sealed record StackConfig(SourceLocation? At, IReadOnlyList<SettingEntry> Entries)
{
    /// <summary>The entry with this key, or null.</summary>
    public SettingEntry? Find(string key) => Entries.FirstOrDefault(entry => entry.Key == key);
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
