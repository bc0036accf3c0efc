using System.Text;

namespace Infra.Promotion;

/// <summary>A stack file as it was read, to be replaced only while it is still the same.</summary>
internal sealed record StackText(string Path, string Shown, string Text)
{
    private const string Part = ".part";

    /// <summary>Reads a stack's file.</summary>
    /// <exception cref="RefusedException">It cannot be read.</exception>
    public static StackText Read(string path, string shown) =>
        new(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path, shown, TextFile.Read(path, shown, "release"));

    /// <summary>Replaces the file whole or not at all.</summary>
    /// <exception cref="RefusedException">It was edited meanwhile, is being written by another run, or cannot be written.</exception>
    public void Replace(string text)
    {
        var part = Path + Part;
        FileStream stream;
        try
        {
            stream = new FileStream(part, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        }
        catch (IOException) when (File.Exists(part))
        {
            throw new RefusedException(new Diagnostic(Codes.EditedMeanwhile, Shown, $"{Shown}{Part} exists", "one run at a time",
                $"wait for the other run, or remove {Shown}{Part} if there is none"));
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(failed);
        }

        try
        {
            using (stream)
            {
                // The mark at the beginning of some editors' files stays.
                var hadMark = File.ReadAllBytes(Path).AsSpan().StartsWith(Encoding.UTF8.Preamble);
                stream.Write(hadMark ? Encoding.UTF8.Preamble : []);
                stream.Write(Encoding.UTF8.GetBytes(text));
                stream.Flush(flushToDisk: true);
            }

            if (TextFile.Read(Path, Shown, "release") != Text)
            {
                throw new RefusedException(new Diagnostic(Codes.EditedMeanwhile, Shown, "other content than was read",
                    "the file as it was read", "run it again"));
            }

            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(part, File.GetUnixFileMode(Path));

            File.Move(part, Path, overwrite: true);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(failed);
        }
        finally
        {
            File.Delete(part);
        }
    }

    private RefusedException Unwritable(Exception failed) =>
        new(new Diagnostic(Codes.OutputFolder, Shown, SettingPath.Shown(failed.Message), "a file that may be written",
            "check its permissions"));
}
