using Infra.Manifests;

namespace Infra.Stacks.Tests;

/// <summary>Short ways to read what was rendered.</summary>
internal static class Reading
{
    /// <summary>The text at the end of a path, or null.</summary>
    public static string? Value(this Manifest manifest, params ReadOnlySpan<string> path) => manifest.Tree.Value(path);

    /// <summary>The text at the end of a path, or null.</summary>
    public static string? Value(this MapNode map, params ReadOnlySpan<string> path) => (map.At(path) as ScalarNode)?.ToString();

    /// <summary>The maps in the list at the end of a path; none where there is no list.</summary>
    public static IEnumerable<MapNode> Items(this MapNode map, params ReadOnlySpan<string> path) =>
        ((map.At(path) as ListNode)?.Items ?? []).Cast<MapNode>();

    /// <summary>The texts in the list at the end of a path.</summary>
    public static IEnumerable<string> Texts(this MapNode map, params ReadOnlySpan<string> path) =>
        ((map.At(path) as ListNode)?.Items ?? []).Select(item => ((ScalarNode)item).ToString()!);
}
