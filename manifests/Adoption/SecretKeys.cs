using Infra.Diff;

namespace Infra.Adoption;

/// <summary>Secrets of which only the keys are known: values are read from no cluster, and those of a stack are placeholders.</summary>
internal static class SecretKeys
{
    private const string LastApplied = "kubectl.kubernetes.io/last-applied-configuration";

    /// <summary>The object with its keys alone; any other object as it is.</summary>
    public static Manifest Only(Manifest manifest)
    {
        if (manifest.Id is not { Group: "", Kind: "Secret" })
            return manifest;

        var keys = new[] { "data", "stringData" }.SelectMany(field => manifest.Tree.Map(field)?.Entries ?? []).Select(entry => entry.Key)
            .Distinct();
        var data = new MapNode(keys.Select(key => KeyValuePair.Create(key, (Node)Masking.Mask!)));
        var tree = manifest.Tree.With("stringData", null).With("data", data.Count == 0 ? null : data);
        if (tree.Map("metadata") is { } metadata && metadata.Map("annotations") is { } annotations)
            tree = tree.With("metadata", metadata.With("annotations", annotations.With(LastApplied, null)));

        return manifest with { Tree = tree };
    }
}
