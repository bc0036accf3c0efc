namespace Infra.Components.Observability;

/// <summary>What a dashboard shows: rows of panels, each of which asks something.</summary>
public sealed record Board : IChecked
{
    /// <summary>The annotation by which Grafana's sidecar finds the folder.</summary>
    internal const string FolderAnnotation = "grafana_folder";

    /// <summary>Its id, which stands in its address: a DNS label of at most 40 characters.</summary>
    [Matches("[a-z0-9]([-a-z0-9]{0,38}[a-z0-9])?", "at most 40 lower-case letters, digits and inner hyphens, such as gateway")]
    public required string Id { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>The folder in Grafana. Default: <c>Platform</c>.</summary>
    [Matches("[A-Za-z0-9][A-Za-z0-9 _-]{0,62}", "letters, digits, spaces, hyphens and underscores")]
    public string Folder { get; init; } = "Platform";

    /// <summary>The rows, from top to bottom, at least one.</summary>
    public required IReadOnlyList<BoardRow> Rows { get; init; }

    /// <summary>
    /// Labels that can be chosen at the top, by name, with the metric that has them: <c>namespace</c> and <c>kube_pod_info</c>. A query
    /// uses one as <c>namespace=~"$namespace"</c>. Default: none.
    /// </summary>
    public IReadOnlyDictionary<string, string> Choices { get; init; } = new Dictionary<string, string>();

    void IChecked.Check(Problems problems)
    {
        problems.AddIf(Title.Trim().Length == 0, Codes.Empty, nameof(Title), null, "a title", "write one");
        problems.AddIf(Rows.All(row => row.Panels.Count == 0), Codes.Empty, nameof(Rows), null, "at least one panel", "add one");
        foreach (var (label, metric) in Choices)
        {
            problems.AddIf(!PromQl.IsLabel(label), Codes.Form, $"{nameof(Choices)}.{label}", label,
                "the name of a label, such as namespace", "rename it");
            if (PromQl.Fault(metric) is { } fault)
            {
                problems.Add(Codes.MalformedQuery, $"{nameof(Choices)}.{label}", metric, $"a metric: {fault}",
                    "name a metric that has the label");
            }
        }
    }
}

/// <summary>A row of a dashboard.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Panels">Its panels, from left to right, four beside each other.</param>
public sealed record BoardRow(string Title, params IReadOnlyList<Panel> Panels);
