using Infra.Graph;
using Infra.Graph.Formats;
using Infra.Pages;

namespace Infra.Commands;

/// <summary><c>infra graph</c>: a picture of what is connected with what.</summary>
internal static class GraphCommand
{
    private const string Mermaid = "mermaid";

    private static readonly string[] Formats = [Mermaid, "svg", "html", "dot"];

    public static Command Create(CommandHost host)
    {
        var subject = new Argument<string>("stack|folder|-") { Description = "A stack, a file or folder of YAML, or - for standard input." };
        var format = new Option<string?>("--format")
        {
            Description = "Mermaid for Markdown, SVG, a page with search and zoom, or Graphviz. Default: by the ending of --out, else mermaid.",
            HelpName = string.Join('|', Formats),
        };
        format.AcceptOnlyFromAmong(Formats);
        var to = new Option<string?>("--out") { Description = "The file to write. Default: standard output.", HelpName = "file" };
        var asFiles = Subject.AsFilesOption();
        var command = new Command("graph", "Draw the wiring of a stack, or of any manifests: hosts, routes, Services, pods and what they use.") { subject, format, to, asFiles };
        command.SetAction(async (parsed, cancellation) =>
        {
            var file = parsed.GetValue(to);
            var wiring = await ReadAsync(host, parsed.GetRequiredValue(subject), parsed.GetValue(asFiles), cancellation).ConfigureAwait(false);
            var text = Write(wiring, parsed.GetValue(format) ?? ByEnding(file));
            if (file is null)
            {
                host.Screen.Output.Write(text);
            }
            else
            {
                OutputFile.Write(Path.GetFullPath(file, host.WorkingDirectory), file, text);
                host.Screen.Line(string.Create(System.Globalization.CultureInfo.InvariantCulture,
                    $"{wiring.Subject}: {wiring.Nodes.Count} parts and {wiring.Edges.Count} connections of {wiring.Objects} objects in {file}."));
            }

            return ExitCodes.Fine;
        });
        return command;
    }

    private static string Write(Wiring wiring, string format) => format switch
    {
        "svg" => SvgWriter.Write(wiring),
        "html" => GraphPage.Write(wiring),
        "dot" => DotWriter.Write(wiring),
        _ => MermaidWriter.Write(wiring),
    };

    private static string ByEnding(string? file) => Path.GetExtension(file ?? "") switch
    {
        ".svg" => "svg",
        ".html" or ".htm" => "html",
        ".dot" or ".gv" => "dot",
        _ => Mermaid,
    };

    private static async Task<Wiring> ReadAsync(CommandHost host, string subject, bool asFiles, CancellationToken cancellation)
    {
        if (await Subject.ReadAsync(host, subject, asFiles, cancellation).ConfigureAwait(false) is { } inventory)
            return WiringReader.Read(inventory.Complete());

        var (result, context, _, _) = await host.RunStackInContextAsync(subject, cancellation).ConfigureAwait(false);
        return WiringReader.Read(result.Inventory, context);
    }
}
