using System.Text.Json.Serialization;

namespace Infra.Diff.Reports;

/// <summary>A comparison as programs read it.</summary>
/// <param name="Old">What the old side is called.</param>
/// <param name="New">What the new side is called.</param>
/// <param name="Summary">How many items differ, and how.</param>
/// <param name="Changes">The items that differ.</param>
/// <param name="Notes">What could not be compared, and why.</param>
public sealed record JsonReport(string Old, string New, JsonReport.CountsJson Summary, IReadOnlyList<JsonReport.ItemJson> Changes, IReadOnlyList<string> Notes)
{
    /// <summary>The JSON form of a comparison.</summary>
    /// <param name="result">The comparison.</param>
    public static JsonReport Of(DiffResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new JsonReport(
            result.Old,
            result.New,
            new CountsJson(
                result.Count(ItemDiffKind.Added), result.Count(ItemDiffKind.Changed), result.Count(ItemDiffKind.Renamed),
                result.Count(ItemDiffKind.Replaced), result.Count(ItemDiffKind.Removed), result.Unchanged),
            [.. result.Items.Select(ItemOf)],
            result.Notes);
    }

    private static ItemJson ItemOf(ItemDiff item) => new(
        item.Word,
        item.Item.Kind switch { DiffItemKind.Manifest => "object", DiffItemKind.Chart => "chart", DiffItemKind.RemoteManifest => "remote-manifest", _ => "cloud" },
        item.Item.Type.TrimStart('/'),
        item.Item.Namespace,
        item.Item.Name,
        item.Former?.ToString(),
        item.Item.Components.Count > 0 ? item.Item.Components[^1].ToString() : null,
        ConsequenceJson.Of(item.OfWhole),
        [.. item.Fields.Select(change => new FieldJson(change.Path, change.Old, change.New, change.Replaces, change.IsSecret, ConsequenceJson.Of(change.Consequence)))]);

    /// <summary>How many items differ, and how.</summary>
    /// <param name="Added">New ones.</param>
    /// <param name="Changed">Changed in place.</param>
    /// <param name="Renamed">With another name.</param>
    /// <param name="Replaced">Made anew.</param>
    /// <param name="Removed">Gone.</param>
    /// <param name="Unchanged">The same.</param>
    public sealed record CountsJson(int Added, int Changed, int Renamed, int Replaced, int Removed, int Unchanged);

    /// <summary>An item that differs.</summary>
    /// <param name="Change">added, changed, renamed, replaced or removed.</param>
    /// <param name="Category">object, chart, remote-manifest or cloud.</param>
    /// <param name="Type">The group and kind, or the type of a cloud resource.</param>
    /// <param name="Namespace">The namespace; null for none and for default.</param>
    /// <param name="Name">The name.</param>
    /// <param name="Former">What it was called; null where it is not renamed.</param>
    /// <param name="MadeBy">The component; null where it was read from files.</param>
    /// <param name="Consequence">What the loss of the old one brings about.</param>
    /// <param name="Fields">The fields that differ.</param>
    public sealed record ItemJson(
        string Change, string Category, string Type, string? Namespace, string Name, string? Former, string? MadeBy, ConsequenceJson? Consequence, IReadOnlyList<FieldJson> Fields);

    /// <summary>A field that differs.</summary>
    /// <param name="Path">Where it is.</param>
    /// <param name="Old">The old value; null for none.</param>
    /// <param name="New">The new value; null for none.</param>
    /// <param name="Replaces">Whether it needs another object.</param>
    /// <param name="Secret">Whether the values are hidden.</param>
    /// <param name="Consequence">What it brings about.</param>
    public sealed record FieldJson(string Path, string? Old, string? New, bool Replaces, bool Secret, ConsequenceJson? Consequence);

    /// <summary>What a change brings about.</summary>
    /// <param name="Kind">pods-restart, certificate-reissued, address-changes, data-at-risk or irreversible.</param>
    /// <param name="Text">For people.</param>
    public sealed record ConsequenceJson(string Kind, string Text)
    {
        internal static ConsequenceJson? Of(Consequence? consequence) => consequence is null ? null : new(consequence.Word, consequence.Text);
    }
}

/// <summary>How comparisons are written as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(JsonReport))]
internal sealed partial class DiffJsonContext : JsonSerializerContext;
