using Infra.Diagnostics;

namespace Infra.Settings;

/// <summary>One value of a settings file, before anything is known about what it should be.</summary>
/// <param name="At">Where it stands. Null when it came from the engine, which does not say.</param>
internal abstract record SettingNode(SourceLocation? At);

/// <summary>A value whose text only the engine can read.</summary>
/// <param name="At">Where it stands.</param>
/// <param name="Ciphertext">Whether what stands there looks like a ciphertext at all.</param>
internal sealed record SettingSecret(SourceLocation? At, bool Ciphertext) : SettingNode(At);

/// <summary>A list.</summary>
/// <param name="At">Where it begins.</param>
/// <param name="Items">The items, in their order.</param>
internal sealed record SettingList(SourceLocation? At, IReadOnlyList<SettingNode> Items) : SettingNode(At);

/// <summary>A map. Keys are unique.</summary>
/// <param name="At">Where it begins.</param>
/// <param name="Entries">The entries, in their order.</param>
internal sealed record SettingMap(SourceLocation? At, IReadOnlyList<SettingEntry> Entries) : SettingNode(At)
{
    /// <summary>The entry with this key, or null.</summary>
    /// <param name="key">The key.</param>
    public SettingEntry? Find(string key) => Entries.FirstOrDefault(entry => entry.Key == key);
}

/// <summary>A key and its value.</summary>
/// <param name="Key">The key.</param>
/// <param name="At">Where the key stands.</param>
/// <param name="Value">The value.</param>
internal sealed record SettingEntry(string Key, SourceLocation? At, SettingNode Value);
