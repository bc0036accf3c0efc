using System.Security.Cryptography;
using System.Text;

namespace Infra.Sources;

/// <summary>
/// Programs of other revisions that were built before, in the user's cache folder: the same commit is not built twice. Each is there whole
/// or not at all, whoever else builds it at the same time.
/// </summary>
/// <param name="folder">The folder of all of them; null where the user has no cache, and nothing is kept.</param>
internal sealed class ProgramCache(string? folder)
{
    private const int MostKept = 10;
    private const int NameLength = 32;

    // One that another run may have just begun to use is not taken from under it.
    private static readonly TimeSpan InUse = TimeSpan.FromHours(1);

    /// <summary>The user's cache on this system.</summary>
    /// <param name="environment">Reads an environment variable.</param>
    public static ProgramCache Of(Func<string, string?> environment)
    {
        static string? Absolute(string? path) => Path.IsPathFullyQualified(path ?? "") ? path : null;
        var cache = OperatingSystem.IsWindows() ? Absolute(environment("LOCALAPPDATA"))
            : Absolute(environment("XDG_CACHE_HOME")) ?? (Absolute(environment("HOME")) is { } home
                ? Path.Combine(home, OperatingSystem.IsMacOS() ? "Library/Caches" : ".cache") : null);
        return new ProgramCache(cache is null ? null : Path.Combine(cache, "infra", "programs"));
    }

    /// <summary>Where the program of a commit is kept; null when it is not.</summary>
    /// <param name="commit">The commit.</param>
    /// <param name="main">The folder of the program, from the top of its repository.</param>
    public string? Find(string commit, string main)
    {
        if (PathOf(commit, main) is not { } path || !Directory.Exists(path))
            return null;

        try
        {
            Directory.SetLastWriteTimeUtc(path, DateTime.UtcNow);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            // It is there all the same.
        }

        return path;
    }

    /// <summary>Keeps a program. A cache that cannot be written is none.</summary>
    /// <param name="commit">The commit.</param>
    /// <param name="main">The folder of the program, from the top of its repository.</param>
    /// <param name="built">The folder that it was built into.</param>
    public void Keep(string commit, string main, string built)
    {
        if (PathOf(commit, main) is not { } path)
            return;

        var part = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(folder!);
            else
                Directory.CreateDirectory(folder!, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

            Copy(built, part);
            if (!Directory.Exists(path))
                Directory.Move(part, path);

            RemoveOld();
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            // Another run was faster, or the disk is full: the next run builds again.
        }
        finally
        {
            Remove(part);
        }
    }

    private string? PathOf(string commit, string main) => folder is null ? null
        : Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{commit}\n{main}")))[..NameLength]);

    private void RemoveOld()
    {
        var now = DateTime.UtcNow;
        foreach (var old in new DirectoryInfo(folder!).GetDirectories().OrderByDescending(program => program.LastWriteTimeUtc)
            .Skip(MostKept)
            .Where(program => now - program.LastWriteTimeUtc > InUse))
        {
            Remove(old.FullName);
        }
    }

    private static void Remove(string path)
    {
        try
        {
            if (Directory.Exists(path))
                Directory.Delete(path, recursive: true);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            // Still open elsewhere; it goes another time.
        }
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
