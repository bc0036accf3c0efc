using DiffPlex;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using Infra.Wording;

namespace Infra.Commands.New;

/// <summary>Files that are written together or not at all: new ones, and others with something added.</summary>
/// <param name="workingDirectory">Where the user is.</param>
/// <param name="command">The command that writes them.</param>
internal sealed class Draft(string workingDirectory, string command = "infra new")
{
    private readonly List<Change> _changes = [];
    private readonly List<string> _existing = [];
    private readonly List<string> _next = [];

    /// <summary>A new file.</summary>
    /// <param name="path">The file. One that exists is refused when the files are finished.</param>
    /// <param name="text">What it holds.</param>
    public void Create(string path, string text)
    {
        if (Path.Exists(path))
            _existing.Add(Shown(path));

        _changes.Add(new Change(path, null, text));
    }

    /// <summary>Something added to a file that exists.</summary>
    /// <param name="path">The file.</param>
    /// <param name="edit">Makes the new text of the old one. It sees lines that end with <c>\n</c>; what the file has is kept.</param>
    public void Edit(string path, Func<string, string> edit)
    {
        var pending = _changes.FindIndex(change => change.Path == path);
        var before = pending < 0 ? TextFile.Read(path, Shown(path), command) : _changes[pending].Before!;
        var text = edit((pending < 0 ? before : _changes[pending].After).ReplaceLineEndings("\n"));
        var change = new Change(path, before, before.Contains("\r\n", StringComparison.Ordinal) ? text.ReplaceLineEndings("\r\n") : text);
        if (pending < 0)
            _changes.Add(change);
        else
            _changes[pending] = change;
    }

    /// <summary>Says what to do after the files are written.</summary>
    public void Next(string step) => _next.Add(step);

    /// <summary>A path as messages show it.</summary>
    public string Shown(string path) => ProjectFile.Shown(path, workingDirectory);

    /// <summary>The files, as messages show them.</summary>
    public IEnumerable<string> Files => _changes.Select(change => Shown(change.Path));

    /// <summary>Refuses to replace files.</summary>
    /// <exception cref="RefusedException">A new file exists; all of them are named.</exception>
    public void Refuse()
    {
        if (_existing.Count > 0)
            throw NewName.Taken(command, Words.AllOf(_existing), "files that do not exist yet");
    }

    /// <summary>Writes the files, or shows them.</summary>
    /// <param name="screen">Where to say what was written, and what comes next.</param>
    /// <param name="dryRun">Whether nothing is to be written.</param>
    /// <exception cref="RefusedException">A new file exists, or a file cannot be written; all files are then as before.</exception>
    public void Finish(Screen screen, bool dryRun)
    {
        Refuse();
        if (dryRun)
        {
            foreach (var change in _changes)
                Show(screen, change);
        }
        else
        {
            Write();
            foreach (var change in _changes)
                screen.Line($"{(change.Before is null ? "Wrote" : "Changed")} {Shown(change.Path)}.");
        }

        screen.Line("\nNext:");
        foreach (var step in _next)
            screen.Line($"  {step}");
    }

    private void Show(Screen screen, Change change)
    {
        screen.Line($"Would {(change.Before is null ? "write" : "change")} {Shown(change.Path)}:");
        var lines = new InlineDiffBuilder(new Differ()).BuildDiffModel(change.Before ?? "", change.After.TrimEnd('\n'),
            ignoreWhitespace: false).Lines;
        foreach (var line in lines.Where(line => line.Type == ChangeType.Inserted))
            screen.Line(line.Text.Length == 0 ? "  +" : $"  + {line.Text}");
    }

    /// <summary>Writes the files and says nothing.</summary>
    /// <exception cref="RefusedException">A new file exists, or a file cannot be written; all files are then as before.</exception>
    public void Write()
    {
        Refuse();
        var done = new List<Change>();
        try
        {
            foreach (var change in _changes)
            {
                OutputFile.Write(change.Path, Shown(change.Path), change.After);
                done.Add(change);
            }
        }
        catch (RefusedException)
        {
            foreach (var change in done)
                Undo(change);

            throw;
        }
    }

    private void Undo(Change change)
    {
        if (change.Before is not null)
            OutputFile.Write(change.Path, Shown(change.Path), change.Before);
        else if (File.Exists(change.Path))
            File.Delete(change.Path);
    }

    private sealed record Change(string Path, string? Before, string After);
}
