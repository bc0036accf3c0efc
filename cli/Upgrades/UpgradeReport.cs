using System.Text;
using System.Text.Json.Serialization;
using Infra.Reports;
using Infra.Wording;
using Spectre.Console;

namespace Infra.Upgrades;

/// <summary>What <c>infra upgrade-path</c> prints.</summary>
internal static class UpgradeReport
{
    public static void Print(Screen screen, ReportFormat format, UpgradePathJson path)
    {
        switch (format)
        {
            case ReportFormat.Json:
                screen.Json(path, UpgradeJsonContext.Default.UpgradePathJson);
                break;
            case ReportFormat.Markdown:
                screen.Output.Write(Markdown(path));
                break;
            default:
                PrintText(screen, path);
                break;
        }
    }

    private static void PrintText(Screen screen, UpgradePathJson path)
    {
        if (path.Steps.Count == 0)
        {
            screen.Line($"{path.Stack} has every version that the program pins.");
            return;
        }

        var grid = new Grid().AddColumns(Column(), Column(), Column(), Column(), new GridColumn { Padding = new Padding(0, 0, 0, 0) });
        foreach (var (setting, version) in path.From)
            grid.AddRow(new Text("now"), new Text(setting), new Text(version), new Text(""), new Text(""));

        foreach (var step in path.Steps)
        {
            foreach (var (index, move) in step.Moves.Index())
            {
                grid.AddRow(
                    new Text(index == 0 ? step.Number.ToString(CultureInfo.InvariantCulture) : "", Styles.Strong),
                    new Text(move.Setting),
                    new Text(move.From ?? "", Styles.Faint),
                    new Text("-> " + move.To, Styles.Strong),
                    index > 0
                        ? new Text("")
                        : step.Problems.Count > 0 ? new Text("refused, see below", Styles.Bad) : new Text(Outcome(step), Styles.Good));
            }
        }

        screen.Write(grid);
        foreach (var (where, problem) in Problems(path))
            screen.Write(new Paragraph().Append($"{where}: ", Styles.Strong).Append(problem + "\n"));

        screen.Line();
        foreach (var line in How(path))
            screen.Line(line);
    }

    private static string Markdown(UpgradePathJson path)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"## Upgrade path of {Reports.Markdown.Text(path.Stack)}\n\n");
        if (path.Steps.Count == 0)
            return page.Append("Every version is the one that the program pins.\n").ToString();

        page.Append("| Step | Setting | From | To | Preview |\n|---|---|---|---|---|\n");
        foreach (var (setting, version) in path.From)
        {
            page.Append(CultureInfo.InvariantCulture,
                $"| now | {Reports.Markdown.Code(setting)} | | {Reports.Markdown.Code(version)} | |\n");
        }

        foreach (var step in path.Steps)
        {
            foreach (var (index, move) in step.Moves.Index())
            {
                string[] cells =
                [
                    index == 0 ? step.Number.ToString(CultureInfo.InvariantCulture) : "",
                    Reports.Markdown.Code(move.Setting),
                    move.From is null ? "" : Reports.Markdown.Code(move.From),
                    Reports.Markdown.Code(move.To),
                    index > 0 ? "" : step.Problems.Count == 0 ? Outcome(step)
                        : string.Join("<br>", step.Problems.Select(Reports.Markdown.Text)),
                ];
                page.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
            }
        }

        page.Append('\n');
        foreach (var problem in path.Refused)
            page.Append(CultureInfo.InvariantCulture, $"- now: {Reports.Markdown.Text(problem)}\n");

        foreach (var line in How(path))
            page.Append(CultureInfo.InvariantCulture, $"{line}\n");

        return page.ToString();
    }

    private static IEnumerable<(string Where, string Problem)> Problems(UpgradePathJson path) =>
        path.Refused.Select(problem => ("now", problem))
        .Concat(
            path.Steps.SelectMany(step =>
                step.Problems.Select(problem => ($"step {step.Number.ToString(CultureInfo.InvariantCulture)}", problem))));

    private static string Outcome(UpgradeStepJson step) => step.Changes is { } changes
        ? $"previews without errors, {Words.Count(changes, "change")}" : "previews without errors";

    private static IEnumerable<string> How(UpgradePathJson path)
    {
        yield return path.Refused.Count == 0
            ? $"First write what runs into {path.File}; its preview then shows no change of a version."
            : $"The program does not make {path.Stack} with what runs: take it over with the first step.";
        yield return $"For each step write its settings into {path.File}, `infra preview {path.Stack}`, `pulumi up --stack {path.Stack}`,";
        yield return "and go on when everything is ready. Read the part's release notes first.";
        yield return "After the last step the settings of the versions can be removed: they are what the program pins.";
    }

    private static GridColumn Column() => new() { NoWrap = true, Padding = new Padding(0, 0, 2, 0) };
}

/// <summary>What <c>infra upgrade-path --format json</c> prints.</summary>
/// <param name="Stack">The stack.</param>
/// <param name="File">Its file.</param>
/// <param name="From">The settings that choose what runs.</param>
/// <param name="Refused">Why the program refuses the stack with these. Empty: it does not.</param>
/// <param name="Steps">The steps.</param>
internal sealed record UpgradePathJson(
    string Stack, string File, IReadOnlyDictionary<string, string> From, IReadOnlyList<string> Refused,
    IReadOnlyList<UpgradeStepJson> Steps);

/// <summary>A step in <see cref="UpgradePathJson"/>.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Moves">What it lifts.</param>
/// <param name="Settings">All settings of versions after it.</param>
/// <param name="Changes">How many objects, charts and files change; null when it cannot be said.</param>
/// <param name="Problems">Why it is refused. Empty: it previews without errors.</param>
internal sealed record UpgradeStepJson(
    int Number, IReadOnlyList<UpgradeMove> Moves, IReadOnlyDictionary<string, string> Settings, int? Changes,
    IReadOnlyList<string> Problems);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(UpgradePathJson))]
internal sealed partial class UpgradeJsonContext : JsonSerializerContext;
