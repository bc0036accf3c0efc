using Infra.Diagnostics;
using Infra.Manifests;

namespace Infra.Settings;

/// <summary>Our keys of one stack, without their namespace: from its file and the project's, or from the engine.</summary>
/// <param name="At">Where they begin. Null when they come from the engine, which does not say.</param>
/// <param name="Entries">The keys and their values.</param>
internal sealed record StackConfig(SourceLocation? At, IReadOnlyList<SettingEntry> Entries)
{
    /// <summary>The entry with this key, or null.</summary>
    /// <param name="key">The key.</param>
    public SettingEntry? Find(string key) => Entries.FirstOrDefault(entry => entry.Key == key);
}

/// <summary>A key and its value.</summary>
/// <param name="Key">The key.</param>
/// <param name="At">Where the key stands; what is below it stands in the same file.</param>
/// <param name="Value">The value.</param>
internal sealed record SettingEntry(string Key, SourceLocation? At, Node Value)
{
    /// <summary>The entries of a map, in the order of the file.</summary>
    /// <param name="map">The map.</param>
    /// <param name="near">A place in its file; null when it comes from none.</param>
    internal static IReadOnlyList<SettingEntry> Of(MapNode map, SourceLocation? near) =>
        [.. map.Entries
            .Select(entry => new SettingEntry(entry.Key, (map.Keys?.GetValueOrDefault(entry.Key) ?? entry.Value).At(near), entry.Value))
            .OrderBy(entry => entry.At?.Line).ThenBy(entry => entry.At?.Column)];
}
