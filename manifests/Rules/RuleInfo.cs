namespace Infra.Rules;

/// <summary>What a rule is about. A page in <c>docs/rules/</c> is made of it.</summary>
/// <param name="Id">The stable identifier, for example <c>R01</c>.</param>
/// <param name="Name">The stable name, for example <c>pinned-image</c>.</param>
/// <param name="Severity">How bad a finding is.</param>
/// <param name="Title">The problem that a finding has, in a few words.</param>
public sealed record RuleInfo(string Id, string Name, Severity Severity, string Title)
{
    /// <summary>Whether a warning becomes an error where real users are served.</summary>
    public bool ErrorInProduction { get; init; }

    /// <summary>Whether a finding is about all manifests together, and stands at one of them only as an example.</summary>
    internal bool IsOnce { get; init; }

    /// <summary>Why it matters, and when exactly the rule fails.</summary>
    public required string Description { get; init; }

    /// <summary>What to do about it.</summary>
    public required string Remediation { get; init; }

    /// <summary>Where others say the same. Default: nowhere.</summary>
    public IReadOnlyList<string> SeeAlso { get; init; } = [];

    /// <summary>Manifests in which the rule finds something. Null for a rule about something else than manifests.</summary>
    public string? Wrong => Example("wrong");

    /// <summary>The same manifests corrected: the rule finds nothing. Null where there are no wrong ones.</summary>
    public string? Right => Example("right");

    /// <summary>The file of the rule's page in <c>docs/rules/</c>.</summary>
    public string Page => $"{Id}-{Name}.md";

    // Rules/Examples is part of the assembly.
    private string? Example(string end)
    {
        using var example = typeof(RuleInfo).Assembly.GetManifestResourceStream($"{Name}.{end}.yaml");
        return example is null ? null : new StreamReader(example).ReadToEnd().TrimEnd('\n');
    }
}
