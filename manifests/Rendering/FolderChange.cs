using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using System.Security.Cryptography;
using System.Text;

namespace Infra.Rendering;

/// <summary>
/// The change of a folder from what it holds to what is rendered: prepared under temporary names, then committed or undone. A folder that
/// is new is prepared as a whole, so that it takes one change of name and not one for each file.
/// </summary>
internal sealed class FolderChange(string folder, RenderList known)
{
    private const string TemporaryPattern = ".infra-render-*.tmp";
    private const int HashLength = 32;

    private readonly Dictionary<string, string> _newFolders = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<(string File, string What)> _problems = [];
    private string[] _paths = [];
    private string[] _hashes = [];
    private bool[] _isWritten = [];

    /// <summary>What is in the way, sorted.</summary>
    public IReadOnlyList<(string File, string What)> Problems => [.. _problems.OrderBy(p => p.File, StringComparer.Ordinal)];

    /// <summary>Each file and the hash of its content, sorted.</summary>
    public IEnumerable<KeyValuePair<string, string>> Hashes => _paths.Select((path, i) => KeyValuePair.Create(path, _hashes[i]));

    /// <summary>The files that are no longer rendered and are still there, sorted.</summary>
    public IReadOnlyList<string> Removed { get; private set; } = [];

    /// <summary>How many files are new or changed.</summary>
    public int Written => _isWritten.Count(w => w);

    /// <summary>How many files are there already as rendered.</summary>
    public int Unchanged => _paths.Length - Written;

    /// <summary>Whether there is anything to do.</summary>
    public bool IsNeeded => Written > 0 || Removed.Count > 0;

    /// <summary>Writes what is new beside its place, and finds what is in the way.</summary>
    public void Prepare(IReadOnlyList<RenderedFile> files)
    {
        var sorted = files.OrderBy(f => f.Path, StringComparer.Ordinal).ToArray();
        _paths = Array.ConvertAll(sorted, f => f.Path);
        _hashes = new string[sorted.Length];
        _isWritten = new bool[sorted.Length];
        foreach (var left in Directory.GetDirectories(folder, TemporaryPattern))
            Directory.Delete(left, recursive: true);

        foreach (var path in _paths.Select(FolderOf).Distinct(StringComparer.Ordinal))
            PrepareFolder(path);

        FindRemoved();
        if (_problems.IsEmpty)
        {
            AtOnce(() => Parallel.For(0, sorted.Length, () => new Buffer(), (i, _, buffer) =>
            {
                Prepare(i, sorted[i], buffer);
                return buffer;
            }, buffer => buffer.Dispose()));
        }
    }

    /// <summary>Gives everything its name, and removes what is no longer rendered.</summary>
    public void Commit()
    {
        foreach (var (path, temporary) in _newFolders)
            Directory.Move(temporary, Full(path));

        AtOnce(() => Parallel.For(0, _paths.Length, i =>
        {
            if (_isWritten[i] && !_newFolders.ContainsKey(FolderOf(_paths[i])))
                File.Move(Temporary(i), Full(_paths[i]), overwrite: true);
        }));
        foreach (var file in Removed)
            File.Delete(Full(file));

        foreach (var emptied in Removed.Select(FolderOf).Where(f => f.Length > 0).Distinct(StringComparer.Ordinal))
        {
            if (!Directory.EnumerateFileSystemEntries(Full(emptied)).Any())
                Directory.Delete(Full(emptied));
        }
    }

    /// <summary>Leaves the folder as it was.</summary>
    public void Undo()
    {
        for (var i = 0; i < _isWritten.Length; i++)
        {
            if (_isWritten[i])
                File.Delete(Temporary(i));
        }

        foreach (var temporary in _newFolders.Values)
            Directory.Delete(temporary);
    }

    private static string FolderOf(string path) => path.LastIndexOf('/') is var slash && slash < 0 ? "" : path[..slash];

    private static string HashOf(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content))[..HashLength];

    // The first failure says enough.
    private static void AtOnce(Action work)
    {
        try
        {
            work();
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.Flatten().InnerExceptions[0]);
        }
    }

    private string Full(string path) => Path.Combine(folder, path);

    private string Temporary(int index) => _newFolders.TryGetValue(FolderOf(_paths[index]), out var temporary)
        ? Path.Combine(temporary, _paths[index][(FolderOf(_paths[index]).Length + 1)..])
        : Path.Combine(folder, FolderOf(_paths[index]), TemporaryName("file", index));

    private static string TemporaryName(string kind, int number) =>
        string.Create(CultureInfo.InvariantCulture, $".infra-render-{kind}-{number}.tmp");

    private void PrepareFolder(string path)
    {
        var full = Full(path);
        if (LinkOnTheWay(path) is { } link)
        {
            _problems.Add((link, "a link where a folder belongs"));
        }
        else if (File.Exists(full))
        {
            _problems.Add((path, "a file where a folder belongs"));
        }
        else if (Directory.Exists(full))
        {
            foreach (var left in Directory.GetFiles(full, TemporaryPattern))
                File.Delete(left);
        }
        else
        {
            var temporary = Path.Combine(folder, TemporaryName("folder", _newFolders.Count));
            Directory.CreateDirectory(temporary);
            _newFolders.Add(path, temporary);
        }
    }

    // What is behind a link is not in this folder.
    private string? LinkOnTheWay(string path)
    {
        for (var part = path; part.Length > 0; part = FolderOf(part))
        {
            if (new DirectoryInfo(Full(part)).LinkTarget is not null)
                return part;
        }

        return null;
    }

    private void FindRemoved()
    {
        var rendered = _paths.ToHashSet(StringComparer.Ordinal);
        var removed = new List<string>();
        foreach (var file in known.Hashes.Keys.Where(f => !rendered.Contains(f)).Order(StringComparer.Ordinal))
        {
            // The list is a file that anyone can edit; nothing outside the folder is ours whatever it says.
            var full = Path.GetFullPath(Full(file));
            if (!full.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) || !File.Exists(full)
                || LinkOnTheWay(FolderOf(file)) is not null)
            {
                continue;
            }

            if (IsOurs(file, File.ReadAllBytes(full)))
                removed.Add(file);
            else
                _problems.Add((file, "edited since it was rendered, and no longer rendered"));
        }

        Removed = removed;
    }

    private void Prepare(int index, RenderedFile file, Buffer buffer)
    {
        var content = buffer.Fill(file);
        _hashes[index] = HashOf(content);
        var target = Full(file.Path);
        var mayExist = !_newFolders.ContainsKey(FolderOf(file.Path));
        if (mayExist && File.Exists(target))
        {
            var there = File.ReadAllBytes(target);
            if (content.SequenceEqual(there))
                return;

            if (!IsOurs(file.Path, there))
            {
                _problems.Add(
                    (file.Path, known.Hashes.ContainsKey(file.Path) ? "edited since it was rendered" : "not written by a render"));
                return;
            }
        }
        else if (mayExist && Directory.Exists(target))
        {
            _problems.Add((file.Path, "a folder where a file belongs"));
            return;
        }

        _isWritten[index] = true;
        using var handle = File.OpenHandle(Temporary(index), FileMode.Create, FileAccess.Write, FileShare.None, FileOptions.None, 0);
        RandomAccess.Write(handle, content, 0);
    }

    // A checkout may have given our files the line ends of Windows; that is no edit.
    private bool IsOurs(string file, byte[] content) => known.Hashes.TryGetValue(file, out var hashes)
        && (hashes.Contains(HashOf(content)) || hashes.Contains(HashOf(content.AsSpan().ToArray().Where(b => b != '\r').ToArray())));

    /// <summary>The bytes of one file after the other, in one place.</summary>
    private sealed class Buffer : IDisposable
    {
        private readonly MemoryStream _bytes = new();
        private readonly StreamWriter _text;

        public Buffer()
        {
            _text = new StreamWriter(_bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        }

        public ReadOnlySpan<byte> Fill(RenderedFile file)
        {
            _bytes.SetLength(0);
            file.Write(_text);
            _text.Flush();
            return _bytes.GetBuffer().AsSpan(0, (int)_bytes.Length);
        }

        public void Dispose()
        {
            _text.Dispose();
            _bytes.Dispose();
        }
    }
}
