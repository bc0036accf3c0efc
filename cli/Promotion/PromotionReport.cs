using System.Text.Json.Serialization;
using Infra.Diff;
using Infra.Reports;
using Spectre.Console;

namespace Infra.Promotion;

/// <summary>What a promotion prints.</summary>
internal static class PromotionReport
{
    public static void Print(Screen screen, bool json, PromotionPlan plan, DiffResult result, string stack, string file, bool written)
    {
        if (json)
        {
            screen.Json(new PromotionJson(file, written && plan.Moves.Count > 0, plan.Moves, plan.Left, plan.Warnings, DiffJson.Of(result)),
                PromotionJsonContext.Default.PromotionJson);
            return;
        }

        foreach (var move in plan.Moves)
        {
            screen.Write(
                new Paragraph().Append($"{move.Path}: ", Styles.Strong).Append($"{move.Old ?? "(none)"} -> {move.New ?? "(none)"}\n"));
        }

        foreach (var left in plan.Left)
            screen.Write(new Paragraph().Append($"{left.Path} stays: ", Styles.Strong).Append($"{left.Reason}\n", Styles.Faint));

        foreach (var warning in plan.Warnings)
            screen.Write(new Paragraph($"warning: {warning}\n", Styles.Caution));

        if (plan.Moves.Count == 0)
        {
            screen.Line("Nothing to change.");
            return;
        }

        screen.Line();
        DiffText.Write(result, screen);
        screen.Line();
        screen.Line(string.Create(CultureInfo.InvariantCulture,
            $"{file}: {plan.Moves.Count} value{(plan.Moves.Count == 1 ? "" : "s")} {(written ? "changed" : "would change; nothing was written")}."));
        if (written)
            screen.Next($"commit {file}, then `pulumi up --stack {stack}`. Another change before the commit needs --allow-dirty.");
    }
}

/// <summary>What a promotion prints with <c>--json</c>.</summary>
/// <param name="Written">Whether it was changed.</param>
internal sealed record PromotionJson(
    string File, bool Written, IReadOnlyList<ReleaseMove> Moves, IReadOnlyList<ReleaseLeft> Left, IReadOnlyList<string> Warnings,
    DiffJson Diff);

/// <summary>What <c>infra release show --json</c> and <c>history --json</c> print.</summary>
internal sealed record ReleasesJson(string Stack, IReadOnlyList<PastRelease> Releases);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PromotionJson))]
[JsonSerializable(typeof(ReleasesJson))]
internal sealed partial class PromotionJsonContext : JsonSerializerContext;
