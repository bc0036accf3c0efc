using System.Text.Json;

namespace Infra.Rendering;

/// <summary>
/// Brings a folder to what is rendered. Everything new is first written beside its place under a temporary name; only when all of it is
/// there and nothing is in the way are the names changed, so a full disk, a refusal or a crash leaves no half file and no mixture.
/// The list of what was written is also the lock: it is held open for the whole render and freed by the system if the process dies.
/// </summary>
internal sealed class RenderFolder : IDisposable
{
    internal const string ListName = ".infra-render.json";

    // Holds the coming list while names are changed, so that an interrupted render knows its own files.
    private const string NextListName = ".infra-render.next.json";

    private readonly string _shown;
    private readonly string _folder;
    private readonly FileStream _list;
    private readonly bool _isNew;
    private readonly RenderList _known;

    private RenderFolder(string shown, string folder, bool isNew, FileStream list, RenderList known)
    {
        (_shown, _folder, _isNew, _list, _known) = (shown, folder, isNew, list, known);
    }

    /// <summary>Writes a plan.</summary>
    public static RenderSummary Write(string folder, RenderPlan plan)
    {
        try
        {
            using var target = Open(folder);
            return target.Write(plan);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unusable(folder, e.Message);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // An empty list is the trace of a render that was refused before it changed anything. It goes while the lock is held; Windows
        // cannot delete what is open.
        var isTrace = _list.Length == 0;
        if (isTrace && !OperatingSystem.IsWindows())
            File.Delete(_list.Name);

        _list.Dispose();
        if (isTrace && OperatingSystem.IsWindows())
            File.Delete(_list.Name);

        if (_isNew && !Directory.EnumerateFileSystemEntries(_folder).Any())
            Directory.Delete(_folder);
    }

    private static RenderFolder Open(string shown)
    {
        var folder = Path.GetFullPath(shown);
        if (File.Exists(folder))
            throw Unusable(shown, "a file");

        var isNew = !Directory.Exists(folder);
        Directory.CreateDirectory(folder);
        if (new FileInfo(Path.Combine(folder, ListName)).LinkTarget is not null)
            throw Unusable(shown, $"{ListName} is a link", "delete the link");

        var list = Lock(shown, Path.Combine(folder, ListName));
        try
        {
            return new RenderFolder(shown, folder, isNew, list, Known(folder, list));
        }
        catch (JsonException)
        {
            list.Dispose();
            throw Unusable(shown, $"a damaged {ListName}",
                $"bring {ListName} back from version control, or delete the folder if nothing in it is yours");
        }
        catch
        {
            list.Dispose();
            throw;
        }
    }

    private static FileStream Lock(string shown, string path)
    {
        // EAGAIN of Linux, of macOS and BSD, and ERROR_SHARING_VIOLATION of Windows.
        ReadOnlySpan<int> taken = [11, 35, unchecked((int)0x80070020)];
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (taken.Contains(e.HResult))
        {
            throw new RefusedException(new Diagnostic(Codes.Locked, $"--out {shown}", null, "one render at a time in a folder",
                "wait for the other render to end, or render into another folder"));
        }
    }

    private static RenderList Known(string folder, FileStream list)
    {
        var bytes = new byte[list.Length];
        list.ReadExactly(bytes);
        var next = Path.Combine(folder, NextListName);
        if (!File.Exists(next))
            return RenderList.Read(bytes);

        // The render before this one was interrupted. Names change once the coming list is complete: a cut one says that nothing happened.
        RenderList coming;
        try
        {
            coming = RenderList.Read(File.ReadAllBytes(next));
        }
        catch (JsonException)
        {
            return RenderList.Read(bytes);
        }

        // The coming list is complete, the old one perhaps no longer.
        try
        {
            return RenderList.Read(bytes).With(coming);
        }
        catch (JsonException)
        {
            return coming;
        }
    }

    private static RefusedException Unusable(string shown, string actual, string fix = "choose another folder, or fix its permissions") =>
        new(new Diagnostic(Codes.OutputFolder, $"--out {shown}", actual, "a folder that can be read and written", fix));

    private RenderSummary Write(RenderPlan plan)
    {
        if (_known.Name is { } other && other != plan.Name)
        {
            throw new RefusedException(new Diagnostic(Codes.ForeignFile, $"--out {_shown}", $"the files of {other}",
                $"an empty folder, or one that {plan.Name} was rendered into", "render each stack into a folder of its own"));
        }

        var change = new FolderChange(_folder, _known);
        try
        {
            change.Prepare(plan.Files);
            if (change.Problems is { Count: > 0 } problems)
            {
                throw new RefusedException(problems.Select(p => new Diagnostic(Codes.ForeignFile, $"--out {_shown}, {p.File}", p.What,
                    "unedited files of an earlier render",
                    "put the change into the stack and delete the file, or render into another folder")));
            }
        }
        catch
        {
            change.Undo();
            throw;
        }

        var hashes = RenderList.Write(plan.Name, change.Hashes);
        if (change.IsNeeded || !SameList(hashes))
        {
            var next = Path.Combine(_folder, NextListName);
            Announce(next, hashes, change);
            change.Commit();
            _list.Position = 0;
            _list.Write(hashes);
            _list.SetLength(hashes.Length);
            _list.Flush();
            File.Delete(next);
        }

        return new RenderSummary(
            _shown, [.. change.Hashes.Select(h => h.Key)], change.Written, change.Unchanged, change.Removed, plan.Incomplete);
    }

    // From here on an interrupted render is finished by the next one; until then it leaves the folder as it was.
    private static void Announce(string next, byte[] hashes, FolderChange change)
    {
        try
        {
            // Whatever has this name is no file to be written into: it may be a link.
            File.Delete(next);
            File.WriteAllBytes(next, hashes);
        }
        catch
        {
            File.Delete(next);
            change.Undo();
            throw;
        }
    }

    private bool SameList(byte[] hashes)
    {
        if (_list.Length != hashes.Length)
            return false;

        var there = new byte[hashes.Length];
        _list.Position = 0;
        _list.ReadExactly(there);
        return there.AsSpan().SequenceEqual(hashes);
    }
}
