namespace Infra.Schemas;

/// <summary>Names, labels, annotations and finalizers, as Kubernetes' own library checks them.</summary>
internal static class MetadataForm
{
    private const int MostBytesOfAnnotations = 256 * 1024;

    private const string LabelForm = "letters, digits, -, _ and ., at most 63, with a letter or digit at both ends";
    private const string KeyForm = "[prefix/]name: a name of at most 63 letters, digits, -, _ and . behind a lower-case DNS name or none";

    /// <summary>Checks the labels and the like of a part of an object.</summary>
    /// <param name="type">The name of its schema.</param>
    /// <param name="map">The part.</param>
    /// <param name="path">Where it stands.</param>
    /// <param name="problems">Where problems go.</param>
    public static void Check(string type, MapNode map, SchemaPath path, List<SchemaProblem> problems)
    {
        switch (type)
        {
            case "meta/v1 ObjectMeta":
                Labels(map.Map("labels"), path.Of("labels"), problems);
                Annotations(map.Map("annotations"), path.Of("annotations"), problems);
                Finalizers(map.List("finalizers"), path.Of("finalizers"), problems);
                break;
            case "meta/v1 LabelSelector":
                Labels(map.Map("matchLabels"), path.Of("matchLabels"), problems);
                break;
            case "core/v1 ServiceSpec":
                Labels(map.Map("selector"), path.Of("selector"), problems);
                break;
            case "core/v1 PodSpec":
                Labels(map.Map("nodeSelector"), path.Of("nodeSelector"), problems);
                break;
        }
    }

    private static void Labels(MapNode? labels, string path, List<SchemaProblem> problems)
    {
        foreach (var (key, value) in labels?.Entries ?? [])
        {
            Key(key, path, problems);
            if (value is ScalarNode { Text: { } text } && !LateValues.Contains(text) && !Names.IsLabelValue(text))
                problems.Add(new(ProblemKind.Metadata, NodePath.Of(path, key), text, LabelForm, "write a value of this form, or make it an annotation"));
        }
    }

    private static void Annotations(MapNode? annotations, string path, List<SchemaProblem> problems)
    {
        long size = 0;
        foreach (var (key, value) in annotations?.Entries ?? [])
        {
            Key(key.ToLowerInvariant(), path, problems);
            size += key.Length + ((value as ScalarNode)?.Text is { } text ? System.Text.Encoding.UTF8.GetByteCount(text) : 0);
        }

        if (size > MostBytesOfAnnotations)
            problems.Add(new(ProblemKind.Metadata, path, $"{size} bytes", $"at most {MostBytesOfAnnotations} bytes", "move what is long to a ConfigMap"));
    }

    private static void Finalizers(ListNode? finalizers, string path, List<SchemaProblem> problems)
    {
        for (var i = 0; i < finalizers?.Items.Count; i++)
        {
            if (finalizers.Items[i] is ScalarNode { Text: { } text } && !Names.IsQualified(text))
                problems.Add(new(ProblemKind.Metadata, NodePath.Of(path, i), text, KeyForm, "write the name that its controller knows"));
        }
    }

    private static void Key(string key, string path, List<SchemaProblem> problems)
    {
        if (!LateValues.Contains(key) && !Names.IsQualified(key))
            problems.Add(new(ProblemKind.Metadata, NodePath.Of(path, key), key, KeyForm, "write a key of this form"));
    }
}
