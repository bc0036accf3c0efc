namespace Infra.Manifests;

/// <summary>Paths inside a folder, with slashes.</summary>
internal static class RelativePath
{
    /// <summary>The folder of a file; empty for the outermost one.</summary>
    public static string FolderOf(string file) => file.LastIndexOf('/') is > -1 and var slash ? file[..slash] : "";

    /// <summary>Whether a path leaves the folder.</summary>
    public static bool IsOutside(string path) => path == ".." || path.StartsWith("../", StringComparison.Ordinal);

    /// <summary>A path in a folder as a path from where the folder is named; what leads out of the folder is resolved.</summary>
    public static string Below(string prefix, string path)
    {
        if (!IsOutside(path) || prefix.Length == 0)
            return prefix + path;

        var whole = Resolve(prefix.TrimEnd('/'), path);
        return prefix.StartsWith('/') ? "/" + whole : whole;
    }

    /// <summary>The path that an entry of a file in a folder means.</summary>
    public static string Resolve(string folder, string entry)
    {
        var parts = new List<string>(folder.Length == 0 ? [] : folder.Split('/'));
        foreach (var part in entry.Split('/').Where(part => part is not ("" or ".")))
        {
            if (part == ".." && parts.Count > 0 && parts[^1] != "..")
                parts.RemoveAt(parts.Count - 1);
            else
                parts.Add(part);
        }

        return string.Join('/', parts);
    }
}
