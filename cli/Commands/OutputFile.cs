namespace Infra.Commands;

/// <summary>Writes a file whole or not at all.</summary>
internal static class OutputFile
{
    /// <summary>Writes a text file, by a neighbour that takes its name at the end.</summary>
    /// <exception cref="RefusedException">The file cannot be written.</exception>
    public static void Write(string path, string shown, string text)
    {
        var part = path + ".part";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(part, text);
            File.Move(part, path, overwrite: true);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(part))
                File.Delete(part);

            throw new RefusedException(new Diagnostic(Codes.OutputFolder, shown,
                Directory.Exists(path) ? "a folder" : failed is UnauthorizedAccessException ? "not permitted" : "it cannot be written",
                "a file in a folder that may be written to", "name another file"));
        }
    }
}
