using Infra.Catalogue;

namespace Infra.Diff.Tables;

/// <summary>Other versions: up, down, and from elsewhere.</summary>
internal static class VersionChanges
{
    /// <summary>Another image of a container.</summary>
    public static Consequence? OfImage(Change change)
    {
        if (change is not { OldText: { } old, NewText: { } now })
            return null;

        var (was, will) = (StoredData.Parts(old), StoredData.Parts(now));
        // The same program may come by way of a mirror.
        if (was.Repository.Split('/')[^1] != will.Repository.Split('/')[^1])
            return null;

        return StoredData.NeverOlder(will.Repository) is not { } reason ? null : StoredData.Compare(will.Tag, was.Tag) switch
        {
            < 0 => new Consequence(Impact.DataAtRisk, $"{was.Tag} goes back to {will.Tag}: {reason}"),
            > 0 when StoredData.Compare(will.Tag, was.Tag, StoredData.PartsOfFormat(will.Repository)) > 0 =>
                new Consequence(Impact.Irreversible,
                    $"{will.Tag} may upgrade the data of {was.Tag}, which {was.Tag} cannot read then: take a backup before"),
            _ => null,
        };
    }

    /// <summary>Another version of a chart.</summary>
    public static Consequence? OfChart(Change change) => StoredData.Compare(change.NewText, change.OldText) switch
    {
        < 0 => new Consequence(Impact.DataAtRisk,
            $"the release goes back from {change.OldText} to {change.NewText}: its pods restart, definitions stay at the newer version, and what the newer one stored may not be read"),
        _ =>
            new Consequence(Impact.PodsRestart,
                "the release is upgraded: its pods restart, and definitions that it carries may move on for good"),
    };

    /// <summary>Another address of a manifest, which its version is a part of.</summary>
    public static Consequence? OfSource(Change change) => StoredData.Compare(AfterHost(change.NewText), AfterHost(change.OldText)) switch
    {
        < 0 =>
            new Consequence(Impact.DataAtRisk,
                "definitions go back to an older version: objects that are stored in a newer one may no longer be read"),
        _ => new Consequence(Impact.Irreversible, "definitions may move on to another stored version for good"),
    };

    private static string? AfterHost(string? address) =>
        address is null
            ? null
            : address[(address.IndexOf("://", StringComparison.Ordinal) is >= 0 and var at
                ? Math.Max(0, address.IndexOf('/', at + 3))
                : 0)..];
}
