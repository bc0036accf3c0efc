using System.Formats.Tar;

namespace Infra.Manifests;

/// <summary>What is no ordinary file, though it has a name.</summary>
internal static class SpecialFile
{
    /// <summary>
    /// Whether a path is a named pipe: whoever opens it waits for a writer. What a shell puts in the place of a command's output is none.
    /// </summary>
    /// <param name="path">The path.</param>
    public static bool IsNamedPipe(string path) => !OperatingSystem.IsWindows()
        && !path.StartsWith("/dev/", StringComparison.Ordinal) && !path.StartsWith("/proc/", StringComparison.Ordinal)
        && new FileInfo(path) is { Exists: true, Length: 0, LinkTarget: null } && KindOf(path) == TarEntryType.Fifo;

    /// <summary>Whether a path is an ordinary file.</summary>
    /// <param name="path">The path.</param>
    public static bool IsRegular(string path) => KindOf(path) is TarEntryType.RegularFile or TarEntryType.V7RegularFile;

    // Nothing else of the class library says what kind of file there is.
    private static TarEntryType? KindOf(string path)
    {
        using var archive = new MemoryStream();
        using (var writer = new TarWriter(archive, leaveOpen: true))
            writer.WriteEntry(path, "file");

        archive.Position = 0;
        using var reader = new TarReader(archive);
        return reader.GetNextEntry()?.EntryType;
    }
}
