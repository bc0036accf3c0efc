namespace Infra.Catalogue;

/// <summary>Reads the catalogue's own files, which are part of the assembly.</summary>
internal static class CatalogueFile
{
    /// <summary>The content of a file.</summary>
    public static MapNode Read(string name)
    {
        using var stream = typeof(CatalogueFile).Assembly.GetManifestResourceStream(name)!;
        using var text = new StreamReader(stream);
        return (MapNode)new YamlComposer(name, YamlDialect.Manifests).Compose(text.ReadToEnd())[0];
    }

    /// <summary>Group and kind of <c>group/Kind</c>; a kind alone is one of the core group.</summary>
    public static (string Group, string Kind) Kind(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? ("", text) : (text[..slash], text[(slash + 1)..]);
    }

    /// <summary>A kind as the files write it.</summary>
    public static string Text(string group, string kind) => group.Length == 0 ? kind : $"{group}/{kind}";
}
