using System.Text;

namespace Infra.Commands;

/// <summary>Writes a file whole or not at all.</summary>
internal static class OutputFile
{
    private const string Allowed = "a file in a folder that may be written to";

    /// <summary>
    /// Writes a text file, by a neighbour that takes its name at the end. What is no file, a device or a pipe, is written into. A link is
    /// refused: whoever may write to its folder could have made it.
    /// </summary>
    /// <exception cref="RefusedException">The file cannot be written, or is a link to one.</exception>
    public static void Write(string path, string shown, string text)
    {
        try
        {
            if (Directory.Exists(path))
                throw Refused(shown, "a folder");

            var link = new FileInfo(path).LinkTarget;
            if (File.Exists(path) && !IsReplaceable(path, link))
            {
                using var stream = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
                stream.Write(Encoding.UTF8.GetBytes(text));
                return;
            }

            if (link is not null)
                throw Refused(shown, $"a link to {SettingPath.Shown(link)}", "name the file that is meant");

            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            Replace(path, text);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw Refused(shown, failed is UnauthorizedAccessException ? "not permitted" : "it cannot be written");
        }
    }

    private static void Replace(string path, string text)
    {
        var part = Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}.part");
        try
        {
            // A name that cannot be known beforehand, and never an existing file.
            using (var stream = new FileStream(part, FileMode.CreateNew, FileAccess.Write, FileShare.None))
                stream.Write(Encoding.UTF8.GetBytes(text));

            if (!OperatingSystem.IsWindows() && File.Exists(path))
                File.SetUnixFileMode(part, File.GetUnixFileMode(path));

            File.Move(part, path, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
    }

    // A device or a pipe, by its own name or by a link such as /dev/stdout, is nothing to be renamed over.
    private static bool IsReplaceable(string path, string? link)
    {
        if (OperatingSystem.IsWindows())
            return true;

        if (path.StartsWith("/dev/", StringComparison.Ordinal) || path.StartsWith("/proc/", StringComparison.Ordinal))
            return false;

        return link is null
            ? SpecialFile.IsRegular(path)
            : File.ResolveLinkTarget(path, returnFinalTarget: true) is FileInfo { Exists: true } target
                && SpecialFile.IsRegular(target.FullName);
    }

    private static RefusedException Refused(string shown, string actual, string fix = "name another file") =>
        new(new Diagnostic(Codes.OutputFolder, shown, actual, Allowed, fix));
}
