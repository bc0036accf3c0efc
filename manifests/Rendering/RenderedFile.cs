namespace Infra.Rendering;

/// <summary>A file to write.</summary>
/// <param name="Path">The path in the folder, with <c>/</c> between folders.</param>
/// <param name="Write">Writes its bytes.</param>
internal sealed record RenderedFile(string Path, Action<StreamWriter> Write)
{
    /// <summary>A file that holds a tree as YAML.</summary>
    public static RenderedFile Yaml(string path, Node content) => new(path, output => ManifestWriter.Write(content, output));

    /// <summary>A file that holds the bytes of another one.</summary>
    public static RenderedFile Copy(string path, byte[] bytes) => new(path, output => output.BaseStream.Write(bytes));
}
