using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using Infra.Hermetic;
using Infra.Reports;
using Infra.Sources;

namespace Infra.Commands;

/// <summary>
/// What every command needs: where to write, where the user is, what can be built, and the options that all commands share.
/// </summary>
internal sealed class CommandHost
{
    private readonly Option<string?> _projectFolder = new("--project-dir")
    {
        Description = "The folder with Pulumi.yaml. Default: this folder or the nearest one above it.",
        HelpName = "folder",
        Recursive = true,
    };

    private readonly Option<string?> _stackFile = new("--stack-file")
    {
        Description = "The file with the stack's settings. Default: Pulumi.<stack>.yaml in the project's folder.",
        HelpName = "file",
        Recursive = true,
    };

    private readonly Option<bool> _noColour = new("--no-color")
    {
        Description = "Print without colours, as with the environment variable NO_COLOR.",
        Recursive = true,
    };

    private readonly Option<bool> _verbose = new("--verbose")
    {
        Description = "Print the full exception when the program fails.",
        Recursive = true,
    };

    private readonly TimeProvider _clock;
    private readonly long _begun;
    private readonly TextWriter _output;
    private readonly TextWriter _error;
    private readonly ScreenOptions _options;
    private ParseResult? _parsed;

    /// <summary>Creates the host of one run.</summary>
    public CommandHost(
        TextWriter output,
        TextWriter error,
        ScreenOptions options,
        string workingDirectory,
        IReadOnlyList<SystemDefinition> systems,
        Func<string, string?> environment,
        TimeProvider? clock = null)
    {
        _clock = clock ?? TimeProvider.System;
        _begun = _clock.GetTimestamp();
        _output = output;
        _error = error;
        _options = options;
        Screen = new Screen(output, error, options);
        WorkingDirectory = workingDirectory;
        Systems = systems;
        Environment = environment;
    }

    /// <summary>The name of the option for programs. Commands with a result for programs have it.</summary>
    public const string JsonName = "--json";

    /// <summary>The name of the option for the format of a result.</summary>
    public const string FormatName = "--format";

    /// <summary>Where to write.</summary>
    public Screen Screen { get; private set; }

    /// <summary>Where the user is.</summary>
    public string WorkingDirectory { get; }

    /// <summary>The systems that stacks may choose from.</summary>
    public IReadOnlyList<SystemDefinition> Systems { get; }

    /// <summary>Reads an environment variable.</summary>
    public Func<string, string?> Environment { get; }

    /// <summary>The options that all commands share.</summary>
    public IReadOnlyList<Option> GlobalOptions => [_projectFolder, _stackFile, _noColour, _verbose];

    /// <summary>How long the command has been running.</summary>
    public TimeSpan Elapsed => _clock.GetElapsedTime(_begun);

    /// <summary>Whether the user wants to see exceptions whole.</summary>
    public bool IsVerbose => _parsed?.GetValue(_verbose) == true;

    /// <summary>The command that runs, <c>infra check</c>.</summary>
    public string Command => $"infra {_parsed?.CommandResult.Command.Name}".TrimEnd();

    /// <summary>How the result is wanted, so that a refusal comes in the same form. Default: for people.</summary>
    public ReportFormat Format => _parsed?.GetResult(JsonName) is not null && _parsed.GetValue<bool>(JsonName) ? ReportFormat.Json
        : _parsed?.GetResult(FormatName) is OptionResult { Tokens: [.., var written] }
            && Enum.TryParse<ReportFormat>(written.Value, ignoreCase: true, out var format) ? format
        : ReportFormat.Text;

    public static Option<bool> JsonOption() => new(JsonName) { Description = "Print JSON, for programs." };

    /// <summary>The argument that names a stack.</summary>
    public Argument<string> StackArgument()
    {
        var argument = new Argument<string>("stack") { Description = "The stack, as in Pulumi.<stack>.yaml.", HelpName = "stack" };
        argument.CompletionSources.Add(_ => Completions().Select(name => new CompletionItem(name)));
        return argument;
    }

    /// <summary>Takes the shared options of a parsed command line.</summary>
    public void Begin(ParseResult parsed)
    {
        _parsed = parsed;
        if (parsed.GetValue(_noColour))
            Screen = new Screen(_output, _error, _options with { Colour = false });
    }

    /// <summary>Opens the user's project.</summary>
    /// <exception cref="RefusedException">There is no project, its file cannot be read, or this program has no systems.</exception>
    public Project OpenProject(string? stack = null)
    {
        RequireSystems();
        var file = _parsed?.GetValue(_stackFile);
        return Project.Open(WorkingDirectory, _parsed?.GetValue(_projectFolder), Systems,
            stack is not null && file is not null ? (stack, file) : null);
    }

    /// <summary>Refuses what is about systems where the program has none.</summary>
    /// <exception cref="RefusedException">The project's own program is needed; or there is no project.</exception>
    public void RequireSystems()
    {
        if (Systems.Count == 0)
            throw new RefusedException(ProgramNeeded(ProjectFile.Find(WorkingDirectory, _parsed?.GetValue(_projectFolder))));
    }

    /// <summary>Runs a stack of the user's project without the engine.</summary>
    /// <returns>What it would make, and the project.</returns>
    /// <exception cref="RefusedException">The settings or the stack are refused.</exception>
    public async Task<(StackResult Result, Project Project)> RunStackAsync(string stack, CancellationToken cancellation)
    {
        var project = OpenProject(stack);
        var engine = new HermeticEngine(name => Task.FromResult(project.Bind(name).Run));
        var result = await Screen.WhileAsync($"Running stack {stack}", () => engine.RunAsync(stack).WaitAsync(cancellation))
            .ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        return (result, project);
    }

    /// <summary>Runs a stack of the user's project, and the stacks that it refers to.</summary>
    /// <returns>What it would make, what those that it refers to make, its settings, and the project.</returns>
    /// <exception cref="RefusedException">The settings or a stack are refused.</exception>
    public async Task<(StackResult Result, IReadOnlyList<Inventory> Context, StackSettings Settings, Project Project)> RunStackInContextAsync(string stack, CancellationToken cancellation)
    {
        var project = OpenProject(stack);
        var settings = project.Bind(stack);
        var engine = new HermeticEngine(name => Task.FromResult((name == stack ? settings : project.Bind(name)).Run));
        var result = await Screen.WhileAsync($"Running stack {stack}", () => engine.RunAsync(stack).WaitAsync(cancellation))
            .ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        var context = await Task.WhenAll(StackCheck.SiblingsOf(result).Select(engine.RunAsync)).WaitAsync(cancellation)
            .ConfigureAwait(false);
        return (result, [.. context.Select(other => other.Inventory)], settings, project);
    }

    /// <summary>Runs the other stacks of the project, as far as they run: what is wrong with one of them is its own affair.</summary>
    public async Task<IReadOnlyList<StackResult>> RunOthersAsync(string stack, Project project, CancellationToken cancellation)
    {
        var engine = new HermeticEngine(name => Task.FromResult(project.Bind(name).Run));
        async Task<StackResult?> TryAsync(string other)
        {
            try
            {
                return await engine.RunAsync(other).WaitAsync(cancellation).ConfigureAwait(false);
            }
            catch (RefusedException)
            {
                return null;
            }
        }

        var others = project.StackNames.Where(other => other != stack).Select(TryAsync).ToList();
        return [.. (await Screen.WhileAsync("Running the other stacks", () => Task.WhenAll(others)).ConfigureAwait(false))
            .OfType<StackResult>()];
    }

    /// <summary>The day, where the user is.</summary>
    public DateOnly Today => DateOnly.FromDateTime(_clock.GetLocalNow().DateTime);

    /// <summary>The input, for commands that read what another program writes. Default: the process's own.</summary>
    public TextReader Input { get; init; } = Console.In;

    /// <summary>A path that the user wrote.</summary>
    public string PathOf(string written) =>
        WorkingDirectory == System.Environment.CurrentDirectory ? written : Path.GetFullPath(written, WorkingDirectory);

    /// <summary>Reads folders as they are applied, or file by file.</summary>
    public FolderReader Folders(bool asFiles) => new(new ToolFinder(Environment("PATH")), Environment("PATH")) { AsFiles = asFiles };

    private Diagnostic ProgramNeeded(ProjectFile project)
    {
        var program = Path.GetRelativePath(WorkingDirectory, Path.Combine(project.Folder, project.Main));
        var command = string.Join(' ',
            _parsed?.Tokens.Select(token => token.Value.Contains(' ', StringComparison.Ordinal) ? $"'{token.Value}'" : token.Value) ?? []);
        return new Diagnostic(Codes.ProgramNeeded, $"project {project.Name}", "a program without systems",
            "the program of the project, which has the same commands",
            $"run `dotnet run --project {program} -- {command}`");
    }

    // A shell that asks for completions has no use for a refusal.
    private IReadOnlyList<string> Completions()
    {
        try
        {
            return OpenProject().StackNames;
        }
        catch (RefusedException)
        {
            return [];
        }
    }
}
