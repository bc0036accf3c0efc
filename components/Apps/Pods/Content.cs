using System.Security.Cryptography;
using System.Text;

namespace Infra.Components.Apps;

/// <summary>A short text that changes with a content.</summary>
internal static class Content
{
    public static string Hash(IEnumerable<KeyValuePair<string, string>> entries)
    {
        var text = new StringBuilder();
        foreach (var (key, value) in entries.OrderBy(entry => entry.Key, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"{key}\0{value}\0");

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..16];
    }
}
