using System.Text.Json;
using Infra.Diff;

namespace Infra.Reports;

/// <summary>A comparison as programs read it.</summary>
internal sealed record DiffJson(string Old, string New, DiffCountsJson Summary, IReadOnlyList<ItemDiffJson> Changes,
    IReadOnlyList<DiagnosticJson> Diagnostics, IReadOnlyList<string> Notes)
{
    public static DiffJson Of(DiffResult result) => new(
        result.Old,
        result.New,
        new DiffCountsJson(
            result.Count(ItemDiffKind.Added), result.Count(ItemDiffKind.Changed), result.Count(ItemDiffKind.Renamed),
            result.Count(ItemDiffKind.Replaced), result.Count(ItemDiffKind.Removed), result.Unchanged),
        [.. result.Items.Select(ItemDiffJson.Of)],
        [.. result.Problems.Select(DiagnosticJson.Of)],
        result.Notes);
}

/// <summary>How many items differ, and how, in <see cref="DiffJson"/>.</summary>
internal sealed record DiffCountsJson(int Added, int Changed, int Renamed, int Replaced, int Removed, int Unchanged);

/// <summary>An item that differs, in <see cref="DiffJson"/>.</summary>
/// <param name="Content">What is added or removed, without its secrets; null for others.</param>
internal sealed record ItemDiffJson(
    string Change,
    string Category,
    string Type,
    string? Namespace,
    string Name,
    string? Former,
    string? Place,
    string? MadeBy,
    ConsequenceJson? Consequence,
    IReadOnlyList<FieldDiffJson> Fields,
    JsonElement? Content)
{
    public static ItemDiffJson Of(ItemDiff item) => new(
        item.Word,
        item.Item.Kind switch
        {
            DiffItemKind.Manifest => "object",
            DiffItemKind.Chart => "chart",
            DiffItemKind.RemoteManifest => "remote-manifest",
            _ => "cloud",
        },
        item.Item.Type.TrimStart('/'),
        item.Item.Namespace,
        item.Item.Name,
        item.Former?.ToString(),
        item.Item.Place,
        item.Item.Components.Count > 0 ? item.Item.Components[^1].ToString() : null,
        ConsequenceJson.Of(item.OfWhole),
        [.. item.Fields.Select(change =>
            new FieldDiffJson(change.Path, change.Old, change.New, change.Replaces, change.IsSecret, ConsequenceJson.Of(change.Consequence),
                change.Lines))],
        item.Kind is ItemDiffKind.Added or ItemDiffKind.Removed
            ? NodeJson.Element(ShownValue.MaskedObject(item.Item.Tree, item.Item.Fields))
            : null);
}

/// <summary>A field that differs, in <see cref="DiffJson"/>.</summary>
/// <param name="Lines">The lines that differ, of values of several lines; null for others.</param>
internal sealed record FieldDiffJson(string Path, string? Old, string? New, bool Replaces, bool Secret, ConsequenceJson? Consequence,
    IReadOnlyList<string>? Lines);

/// <summary>The consequence of a change, in <see cref="DiffJson"/>.</summary>
internal sealed record ConsequenceJson(string Kind, string Text)
{
    public static ConsequenceJson? Of(Consequence? consequence) => consequence is null ? null : new(consequence.Word, consequence.Text);
}
