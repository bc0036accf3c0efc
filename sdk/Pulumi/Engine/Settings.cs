using System.Text.Json;

namespace Pulumi;

/// <summary>The stack's configuration, as the environment carries it.</summary>
internal sealed class Settings
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public static Settings FromEnvironment()
    {
        var settings = new Settings();
        if (Environment.GetEnvironmentVariable("PULUMI_CONFIG") is { } text)
        {
            using var document = JsonDocument.Parse(text);
            foreach (var property in document.RootElement.EnumerateObject())
                settings._values[Key(property.Name)] = property.Value.ToString();
        }

        return settings;
    }

    public string? Get(string key) => _values.GetValueOrDefault(key);

    /// <summary>An older form of the key has "config:" after the namespace.</summary>
    private static string Key(string key)
    {
        var colon = key.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && key.AsSpan(colon + 1).StartsWith("config:", StringComparison.Ordinal)
            ? string.Concat(key.AsSpan(0, colon + 1), key.AsSpan(colon + 1 + "config:".Length))
            : key;
    }
}
