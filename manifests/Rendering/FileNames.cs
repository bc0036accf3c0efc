using System.Security.Cryptography;
using System.Text;

namespace Infra.Rendering;

/// <summary>
/// The file of each object: <c>&lt;namespace|_cluster&gt;/&lt;Kind&gt;-&lt;name&gt;.yaml</c>. Characters that some file system dislikes
/// stand as <c>%</c> and their code, as in URLs. Where two objects would share a file, also on file systems that ignore case, each carries
/// its API group (<c>Service.serving.knative.dev-web.yaml</c>), and what then is still the same a hash.
/// </summary>
internal static class FileNames
{
    private const string ClusterScoped = "_cluster";
    private const int LongestName = 230;

    /// <summary>The files of objects, with <c>/</c> between folders, in the order of the objects.</summary>
    public static string[] Of(IReadOnlyList<ObjectId> objects)
    {
        var names = objects.Select(o => Name(o, o.Kind, "")).ToArray();
        Distinguish(names,
            i => Name(objects[i], objects[i].Group.Length == 0 ? objects[i].Kind : $"{objects[i].Kind}.{objects[i].Group}", ""));
        Distinguish(names, i => Name(objects[i], objects[i].Kind, "-" + Hash(objects[i].ToString())));
        return names;
    }

    private static void Distinguish(string[] names, Func<int, string> longer)
    {
        var shared = Enumerable.Range(0, names.Length).GroupBy(i => names[i], StringComparer.OrdinalIgnoreCase).Where(g => g.Skip(1).Any());
        foreach (var index in shared.SelectMany(g => g).ToArray())
            names[index] = longer(index);
    }

    private static string Name(ObjectId id, string kind, string suffix)
    {
        var name = $"{Encode(kind)}-{Encode(id.Name)}{suffix}";
        return $"{(id.Namespace is null ? ClusterScoped : Encode(id.Namespace))}/{Shorten(name)}.yaml";
    }

    private static string Shorten(string name) => name.Length <= LongestName ? name : $"{name[..(LongestName - 20)]}-{Hash(name)}";

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12];

    private static string Encode(string text)
    {
        if (text.All(IsPlain))
            return text;

        var encoded = new StringBuilder();
        foreach (var b in Encoding.UTF8.GetBytes(text))
            _ = IsPlain((char)b) ? encoded.Append((char)b) : encoded.Append(CultureInfo.InvariantCulture, $"%{b:X2}");

        return encoded.ToString();
    }

    private static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_';
}
