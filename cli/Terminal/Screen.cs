using System.Diagnostics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Infra.Wording;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Infra.Terminal;

/// <summary>Where a command writes: results to the output, what went wrong to the errors.</summary>
internal sealed class Screen(TextWriter output, TextWriter error, ScreenOptions options)
{
    // A pipe has no width: its reader cuts lines as it likes.
    private const int Endless = 100_000;

    // The result is no part of a web page: quotes and accents stay readable.
    private static readonly JsonWriterOptions ReadableJson = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private string _doing = "";

    public TextWriter Output { get; } = output;

    public TextWriter Error { get; } = error;

    /// <summary>What the receiving end can do.</summary>
    public ScreenOptions Options { get; } = options;

    /// <summary>Writes a line of the result.</summary>
    public void Line(string text = "") => Output.Write(Printable.Lines(text) + "\n");

    /// <summary>Writes a table, tree or text of the result.</summary>
    public void Write(IRenderable what) => Output.Write(Render(what, Options.IsTerminal));

    /// <summary>Writes the result for a program.</summary>
    public void Json<T>(T value, JsonTypeInfo<T> type) => Output.Write(ToJson(value, type));

    /// <summary>A result for a program, with a line end.</summary>
    public static string ToJson<T>(T value, JsonTypeInfo<T> type)
    {
        using var written = new MemoryStream();
        using (var writer = new Utf8JsonWriter(written, ReadableJson))
            JsonSerializer.Serialize(writer, value, type);

        return Printable.Json(Encoding.UTF8.GetString(written.GetBuffer(), 0, (int)written.Length)) + "\n";
    }

    /// <summary>Writes a line to the errors.</summary>
    public void ErrorLine(string text) => Error.Write(Printable.Lines(text) + "\n");

    /// <summary>Says that a file was written. The output stays what was asked for.</summary>
    public void Wrote(string file) => ErrorLine($"Wrote {file}.");

    /// <summary>Says what comes next.</summary>
    public void Next(string what) => ErrorLine($"Next: {what}");

    /// <summary>Writes diagnostics to the errors, by file and line.</summary>
    public void Report(IReadOnlyList<Diagnostic> diagnostics)
    {
        foreach (var part in DiagnosticText.Of(diagnostics))
            Error.Write(Render(part, Options.IsErrorTerminal));
    }

    /// <summary>Says what is being done now, in the place of what <see cref="WhileAsync"/> says.</summary>
    /// <param name="what">What is done.</param>
    /// <param name="always">Whether to say it without a terminal too: it takes minutes. Default: false.</param>
    public void Doing(string what, bool always = false)
    {
        _doing = what;
        if (always && !Options.IsErrorTerminal)
            ErrorLine($"{what}.");
    }

    /// <summary>Waits for work. On a terminal, what takes over a second says that it is still at it.</summary>
    public async Task<T> WhileAsync<T>(string what, Func<Task<T>> work)
    {
        if (!Options.IsErrorTerminal)
            return await work().ConfigureAwait(false);

        Doing(what);
        var running = Task.Run(work);
        if (await Task.WhenAny(running, Task.Delay(Options.Patience)).ConfigureAwait(false) != running)
        {
            var console = Console(Error, Options.Colour);
            console.Profile.Width = Options.Width;
            await console.Status().SpinnerStyle(Styles.Faint)
                .StartAsync(Spectre.Console.Markup.Escape(_doing), status => SayAsync(status, running)).ConfigureAwait(false);
        }

        return await running.ConfigureAwait(false);
    }

    private async Task SayAsync(StatusContext status, Task running)
    {
        var begun = Stopwatch.GetTimestamp();
        while (await Task.WhenAny(running, Task.Delay(TimeSpan.FromSeconds(1))).ConfigureAwait(false) != running)
        {
            // Without colours each text is a line of its own: what changes by the second has no place there.
            var time = Options.Colour
                ? string.Create(CultureInfo.InvariantCulture, $" ({Stopwatch.GetElapsedTime(begun).TotalSeconds:0} s)")
                : "";
            var text = Spectre.Console.Markup.Escape(_doing + time);
            if (status.Status != text)
                status.Status = text;
        }
    }

    private string Render(IRenderable what, bool terminal)
    {
        using var written = new StringWriter();
        var colour = terminal && Options.Colour;
        var console = Console(written, colour);
        console.Profile.Width = terminal ? Options.Width : Endless;
        console.Write(new PrintableContent(what));

        // Tables fill their last column with blanks, which is noise in a file.
        return colour ? written.ToString() : string.Join('\n', written.ToString().Split('\n').Select(line => line.TrimEnd()));
    }

    private static IAnsiConsole Console(TextWriter writer, bool colour)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = colour ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = colour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new PlainOutput(writer),
            // It would switch colours on in a pipeline's log, whatever the user says.
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        console.Profile.Capabilities.Interactive = colour;
        return console;
    }
}
