namespace Infra.Rules;

/// <summary>One thing that a rule found.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Severity">How bad it is here.</param>
/// <param name="On">What it was found on: an object, or the pseudo-object of a chart, a cloud resource or a file.</param>
/// <param name="Path">The place in it, <c>spec.containers[0].image</c>.</param>
/// <param name="Actual">What stands there; null when nothing does, or when it must not be shown.</param>
/// <param name="Expected">What should stand there.</param>
/// <param name="Fix">What to do.</param>
public sealed record Finding(RuleInfo Rule, Severity Severity, Manifest On, string Path, string? Actual, string Expected, string Fix)
{
    /// <summary>The place in a file. Default: none, a stack made the object.</summary>
    public SourceLocation? At { get; init; }

    /// <summary>Where the same cause was found again. Default: nowhere else.</summary>
    public IReadOnlyList<Occurrence> Also { get; init; } = [];

    /// <summary>How many places the cause has.</summary>
    public int Count => Also.Count + 1;

    /// <summary>
    /// The kustomizations and charts with which it was found, where it stands in a file that several are built of. Default: none.
    /// </summary>
    public IReadOnlyList<string> Overlays { get; init; } = [];

    /// <summary>The object for people: <c>Deployment chocoletter/redis</c>.</summary>
    public string Subject => SubjectOf(On);

    /// <summary>For people, behind the object: in how many overlays it was found.</summary>
    internal string Spread => Overlays.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $" (in {Overlays.Count} overlays)") : "";

    /// <summary>The object as exemptions name it: <c>Deployment/chocoletter/redis</c>.</summary>
    internal string SubjectPath => On.Id.Namespace is null ? $"{On.Id.Kind}/{On.Id.Name}" : $"{On.Id.Kind}/{On.Id.Namespace}/{On.Id.Name}";

    /// <summary>The component that made the object, for people; null when it was read from a file.</summary>
    public string? MadeBy => On.Components.Count > 0 ? On.Components[^1].ToString() : null;

    /// <summary>The rule's page, from the root of the project.</summary>
    public string Docs => $"docs/rules/{Rule.Page}";

    /// <summary>For people, behind the path: how many further places there are, and where the next one is.</summary>
    internal string More()
    {
        if (Also.Count == 0)
            return "";

        var next = Also[0].Subject != Subject ? Also[0].Subject : Also[0].Path;
        var place = Also[0].At is { } at && (next.Length == 0 || at.File != At?.File)
            ? $"{at.File}:{at.Line.ToString(CultureInfo.InvariantCulture)}" : "";
        var where = next.Length == 0 ? place : place.Length == 0 ? next : $"{next} in {place}";
        return Also.Count == 1 ? $" (and {where})"
            : string.Create(CultureInfo.InvariantCulture, $" (and {Also.Count} more, such as {where})");
    }

    internal static string SubjectOf(Manifest on) => on.Id.Kind.Length == 0 ? on.Id.Name
        : $"{on.Id.Kind} {(on.Id.Namespace is null ? "" : on.Id.Namespace + "/")}{on.Id.Name}";
}

/// <summary>A further place of a finding.</summary>
/// <param name="Subject">The object there, as <see cref="Finding.Subject"/> names one.</param>
/// <param name="Path">The place in it.</param>
/// <param name="At">The place in a file; null when a stack made the object.</param>
public sealed record Occurrence(string Subject, string Path, SourceLocation? At);
