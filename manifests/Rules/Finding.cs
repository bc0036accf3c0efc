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

    /// <summary>The kustomizations and charts with which it was found, where it stands in a file that several are built of. Default: none.</summary>
    public IReadOnlyList<string> Overlays { get; init; } = [];

    /// <summary>The object for people: <c>Deployment chocoletter/redis</c>.</summary>
    public string Subject => On.Id.Kind.Length == 0 ? On.Id.Name
        : $"{On.Id.Kind} {(On.Id.Namespace is null ? "" : On.Id.Namespace + "/")}{On.Id.Name}";

    /// <summary>For people, behind the object: in how many overlays it was found.</summary>
    internal string Spread => Overlays.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $" (in {Overlays.Count} overlays)") : "";

    /// <summary>The component that made the object, for people; null when it was read from a file.</summary>
    public string? MadeBy => On.Components.Count > 0 ? On.Components[^1].ToString() : null;

    /// <summary>The rule's page, from the root of the project.</summary>
    public string Docs => $"docs/rules/{Rule.Page}";
}
