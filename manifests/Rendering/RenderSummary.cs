namespace Infra.Rendering;

/// <summary>What a render did to its folder.</summary>
/// <param name="Folder">The folder, as the user named it.</param>
/// <param name="Files">Every file that the folder now holds of ours, sorted, with <c>/</c> between folders.</param>
/// <param name="Written">How many were written because they are new or changed.</param>
/// <param name="Unchanged">How many stayed as they were.</param>
/// <param name="Removed">The files of an earlier render that are no longer rendered, sorted.</param>
/// <param name="Incomplete">The files that hold placeholders, sorted.</param>
public sealed record RenderSummary(
    string Folder,
    IReadOnlyList<string> Files,
    int Written,
    int Unchanged,
    IReadOnlyList<string> Removed,
    IReadOnlyList<IncompleteFile> Incomplete);
