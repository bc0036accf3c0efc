using Infra.Graph;
using Infra.Graph.Formats;
using Infra.Pages;
using Infra.Reports;
using Infra.Wording;

namespace Infra.Commands;

/// <summary><c>infra graph</c>: a picture of what is connected with what.</summary>
internal static class GraphCommand
{
    private const string Mermaid = "mermaid";
    private const string Delivery = "delivery";

    private static readonly string[] Formats = [Mermaid, "svg", "html", "dot", "json"];

    public static Command Create(CommandHost host)
    {
        var subject = new Argument<string>("stack|folder|-")
        {
            Description = "A stack, a file or folder of YAML, or - for standard input.",
        };
        var format = new Option<string?>(CommandHost.FormatName)
        {
            Description =
                "Mermaid for Markdown, SVG, a page with search and zoom, Graphviz, or JSON. Default: by the ending of --out, else mermaid.",
            HelpName = string.Join('|', Formats),
        };
        format.AcceptOnlyFromAmong(Formats);
        var to = new Option<string?>("--out") { Description = "The file to write. Default: standard output.", HelpName = "file" };
        var view = new Option<string?>("--view")
        {
            Description =
                "wiring: from hosts to pods and what they use. delivery: what Argo CD, Flux, Kargo, Argo Events and Tekton bring where. Default: wiring.",
            HelpName = "wiring|delivery",
        };
        view.AcceptOnlyFromAmong("wiring", Delivery);
        var space = new Option<string?>("--namespace")
        {
            Description = "Draw one namespace, with what it is connected with. Default: all of them.",
            HelpName = "namespace",
        };
        var all = new Option<bool>("--all")
        {
            Description = string.Create(CultureInfo.InvariantCulture,
                $"Draw every part. Default: in pictures of more than {PictureView.Most} parts namespaces are folded, and what is alike is one part."),
        };
        var asFiles = Subject.AsFilesOption();
        var command = new Command("graph",
            "Draw the wiring of a stack, or of any manifests: hosts, routes, Services, pods and what they use.")
            {
                subject,
                format,
                to,
                view,
                space,
                all,
                asFiles,
            };
        FileEnding.Accept(to, ".svg", ".html", ".htm", ".dot", ".gv", ".json", ".mmd", ".mermaid", ".md", ".txt");
        command.Validators.Add(result =>
        {
            if (result.GetValue(format) is { } wanted && ByEnding(result.GetValue(to)) is { } ending && ending != wanted)
                result.AddError($"--out {result.GetValue(to)} is a file of the format {ending}, and --format asks for {wanted}.");
        });
        command.SetAction(async (parsed, cancellation) =>
        {
            var file = parsed.GetValue(to);
            var wiring =
                await ReadAsync(host, parsed.GetRequiredValue(subject), parsed.GetValue(view) == Delivery, parsed.GetValue(asFiles),
                    cancellation).ConfigureAwait(false);
            var wanted = parsed.GetValue(format) ?? ByEnding(file) ?? Mermaid;
            var views = parsed.GetValue(all) ? [new PictureView(wiring.Subject, wiring, null, 0)] : PictureView.Of(wiring);
            if (parsed.GetValue(space) is { } name)
                views = [PictureView.Of(wiring, name) ?? throw new RefusedException(UnknownNamespace(wiring, name))];

            var text = Write(wiring, views, wanted);
            if (file is null)
            {
                host.Screen.Output.Write(text);
            }
            else
            {
                OutputFile.Write(Path.GetFullPath(file, host.WorkingDirectory), file, text);
                host.Screen.ErrorLine(
                    $"Wrote {file}: {Words.Count(wiring.Nodes.Count, "part")} and {Words.Count(wiring.Edges.Count, "connection")} of {Words.Count(wiring.Objects, "object")} of {wiring.Subject}.");
            }

            if (views.Count > 1 && wanted is not ("html" or "json"))
            {
                host.Screen.ErrorLine(
                    $"note: {Words.Count(wiring.Nodes.Count, "part")} are folded to {views[0].Wiring.Nodes.Count}; --namespace draws one namespace, --all draws everything, --format html opens what is folded.");
            }

            foreach (var note in wanted == "json" ? [] : wiring.LeftOut)
                host.Screen.ErrorLine($"note: left out: {note}");

            if (wiring.Problems.Count > 0 && wanted != "json")
                host.Screen.Report(wiring.Problems);

            return wiring.Problems.Count > 0 ? ExitCodes.Refused : ExitCodes.Fine;
        });
        return command;
    }

    private static string Write(Wiring wiring, IReadOnlyList<PictureView> views, string format) => format switch
    {
        "svg" => SvgWriter.Write(views[0].Wiring),
        "html" => GraphPage.Write(wiring, views),
        "dot" => DotWriter.Write(views[0].Wiring),
        "json" => Screen.ToJson(GraphJson.Of(wiring), ReportJson.Default.GraphJson),
        _ => MermaidWriter.Write(views[0].Wiring),
    };

    private static string? ByEnding(string? file) => Path.GetExtension(file ?? "").ToLowerInvariant() switch
    {
        ".svg" => "svg",
        ".html" or ".htm" => "html",
        ".dot" or ".gv" => "dot",
        ".json" => "json",
        ".mmd" or ".mermaid" or ".md" => Mermaid,
        _ => null,
    };

    private static async Task<Wiring> ReadAsync(CommandHost host, string subject, bool isDelivery, bool asFiles,
        CancellationToken cancellation)
    {
        if (await Subject.ReadAsync(host, subject, asFiles, cancellation).ConfigureAwait(false) is { } found)
        {
            // A picture of a part is worth more than none; what is missing is said.
            var inventory = found.Manifests.Count > 0 ? found : found.Complete();
            return isDelivery ? DeliveryReader.Read(inventory) : Hinted(WiringReader.Read(inventory), inventory);
        }

        var (result, context, _, _) = await host.RunStackInContextAsync(subject, cancellation).ConfigureAwait(false);
        return isDelivery ? DeliveryReader.Read(result.Inventory) : WiringReader.Read(result.Inventory, context);
    }

    // A repository of deliveries alone has no wiring worth the name.
    private static Wiring Hinted(Wiring wiring, Inventory inventory) =>
        wiring.Edges.Count == 0 && DeliveryReader.Read(inventory).Nodes is { Count: > 0 } deliveries
        ? wiring with
        {
            LeftOut = [.. wiring.LeftOut, $"{Words.Count(deliveries.Count, "part")} of deliveries: draw them with --view delivery"],
        }
        : wiring;

    private static Diagnostic UnknownNamespace(Wiring wiring, string name)
    {
        var spaces = wiring.Nodes.Select(node => node.Namespace).OfType<string>().Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal).ToList();
        return new Diagnostic(Codes.UnknownReference, $"--namespace {SettingPath.Shown(name)}",
            "no part of the picture is in this namespace", Words.OneOf(spaces),
            DidYouMean.Nearest(name, spaces) is { } near ? $"did you mean {near}?" : "name one of them");
    }
}
