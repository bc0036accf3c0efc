namespace Infra.Catalogue;

/// <summary>A connection that pods of an operator need.</summary>
internal sealed class MadeFlow(MapNode entry)
{
    private readonly NameTemplate _to = new(entry.Text("to")!);
    private readonly IReadOnlyList<NameTemplate> _ports =
        [.. (entry.List("ports")?.Items ?? []).Select(port => new NameTemplate(port.ToString()!))];
    private readonly FieldPath? _several = entry.Text("several") is { } path ? new FieldPath(path) : null;
    private readonly FieldPath? _unless = entry.Text("unless") is { } path ? new FieldPath(path) : null;

    /// <summary>Whether the pods of the object begin it; else the operator does.</summary>
    public bool IsFromPods => From == "pods";

    /// <summary>The operator, as its pods are labelled.</summary>
    public string From { get; } = entry.Text("from")!;

    /// <summary>
    /// Where it goes: <c>pods</c>, <c>server</c>, <c>dns</c>, or the name of a Service; null when the object does not say.
    /// </summary>
    public string? To(Manifest of) => _to.Names(of, "").FirstOrDefault();

    /// <summary>The ports. Of a Service the first one is meant that the object names.</summary>
    public IEnumerable<long> Ports(Manifest of) => _ports.SelectMany(port => port.Names(of, ""))
        .Select(text => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)
        .Where(port => port > 0);

    /// <summary>Whether an object needs it at all.</summary>
    public bool IsNeeded(Manifest of) => _several is null
        || _several.In(of.Tree).Any(found => found.Value is ScalarNode { Value: long and > 1 });

    /// <summary>Whether the operator lets it in by a policy of its own.</summary>
    public bool IsLetIn(Manifest of) =>
        _unless is not null && !_unless.In(of.Tree).Any(found => found.Value is ScalarNode { Value: false });
}
