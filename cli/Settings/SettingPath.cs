using Infra.Wording;

namespace Infra.Settings;

/// <summary>Paths of settings in the engine's notation: <c>apps.chat.hosts[0]</c>, <c>mirrors["docker.io"]</c>.</summary>
internal static class SettingPath
{
    private const int MostShown = 120;

    /// <summary>A key below a path.</summary>
    /// <param name="path">The path; empty at the top.</param>
    public static string Key(string path, string key) =>
        key.AsSpan().IndexOfAny(".[]\"") >= 0 && path.Length > 0 ? $"{path}[\"{Shown(key)}\"]"
        : path.Length > 0 ? $"{path}.{Shown(key)}"
        : Shown(key);

    /// <summary>An item below a path.</summary>
    /// <param name="index">The position, from zero.</param>
    public static string Item(string path, int index) => string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");

    /// <summary>The path without its last step, or null at the top.</summary>
    public static string? Parent(string path)
    {
        var end = path.EndsWith(']') ? path.LastIndexOf('[') : path.LastIndexOf('.');
        return end <= 0 ? null : path[..end];
    }

    /// <summary>A text as a message may show it: short, without passwords of addresses, and without what would move the cursor.</summary>
    public static string Shown(string text)
    {
        text = Credentials.Masked(text);
        var cut = text.Length > MostShown ? string.Concat(text.AsSpan(0, MostShown), "…") : text;
        return cut.Any(char.IsControl) ? string.Concat(cut.Select(c => c == '\n' ? '⏎' : char.IsControl(c) ? '\uFFFD' : c)) : cut;
    }
}
