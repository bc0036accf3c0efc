using System.Text;

namespace Infra.Settings;

/// <summary>Reads the text files that people write.</summary>
internal static class TextFile
{
    private const int MostBytes = 1 << 20;
    private const int BlockBytes = 1 << 14;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a whole file.</summary>
    /// <exception cref="RefusedException">It is missing, no file, unreadable, larger than 1 MiB, or not UTF-8.</exception>
    public static string Read(string path, string shown, string subject)
    {
        RefusedException Refuse(string actual, string fix) =>
            new(new Diagnostic(Codes.UnreadableFile, $"{subject}, {shown}", actual, "a text file of at most 1 MiB that may be read", fix));

        if (Directory.Exists(path))
            throw Refuse("a folder", "name a file");

        try
        {
            if (SpecialFile.IsNamedPipe(path))
                throw Refuse("a named pipe, which waits for a writer", "name a file");

            using var stream = File.OpenRead(path);
            if (stream.CanSeek && stream.Length > MostBytes)
            {
                throw Refuse(string.Create(CultureInfo.InvariantCulture, $"{stream.Length / 1048576.0:0.0} MiB"),
                    "check that this is the file you mean");
            }

            // Not everything that can be opened knows its length.
            using var content = new MemoryStream();
            var block = new byte[BlockBytes];
            for (var read = stream.Read(block); read > 0 && content.Length <= MostBytes; read = stream.Read(block))
                content.Write(block, 0, read);

            return content.Length > MostBytes
                ? throw Refuse("more than 1 MiB", "check that this is the file you mean")
                : Strict.GetString(content.GetBuffer(), 0, (int)content.Length).TrimStart('\uFEFF');
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Refuse("no such file", "check the name");
        }
        catch (UnauthorizedAccessException)
        {
            throw Refuse("not permitted", "grant read permission");
        }
        catch (DecoderFallbackException)
        {
            throw Refuse("bytes that are not UTF-8", "save it as UTF-8");
        }
        catch (IOException failed)
        {
            throw Refuse(SettingPath.Shown(failed.Message), "check the file");
        }
    }
}
