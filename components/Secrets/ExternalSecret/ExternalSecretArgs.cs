using System.Text.RegularExpressions;

namespace Infra.Components.Secrets;

/// <summary>Arguments of <see cref="ExternalSecret"/>.</summary>
public sealed partial record ExternalSecretArgs : IChecked
{
    /// <summary>The namespace of the Secret.</summary>
    public required NamespaceRef Namespace { get; init; }

    /// <summary>Where the values come from, at least one. Of two sources with the same key the later one wins.</summary>
    public required IReadOnlyList<SecretSource> Sources { get; init; }

    /// <summary>The ExternalSecret's name. Default: the component's name.</summary>
    [Name]
    public string? Name { get; init; }

    /// <summary>The Secret's name. Default: the ExternalSecret's name.</summary>
    [Name]
    public string? Target { get; init; }

    /// <summary>The refresh interval. Default: <c>1h</c>.</summary>
    [Duration]
    public string RefreshInterval { get; init; } = "1h";

    /// <summary>
    /// Whether the values are made once and never again; for generated ones that something else remembers. Default: false.
    /// </summary>
    public bool Once { get; init; }

    /// <summary>Who owns the Secret. Default: the ExternalSecret, with which it is deleted.</summary>
    public CreationPolicy CreationPolicy { get; init; } = CreationPolicy.Owner;

    /// <summary>The Secret's type. Default: Opaque.</summary>
    public string? Type { get; init; }

    /// <summary>Labels of the Secret. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// The Secret's keys and the templates of their values, in Go's template language, over the keys of the sources. Default: the sources'
    /// keys as they are.
    /// </summary>
    public IReadOnlyDictionary<string, string> Template { get; init; } = new Dictionary<string, string>();

    /// <summary>The keys that the Secret will have; readers are checked against them. Default: unknown.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    void IChecked.Check(Problems problems)
    {
        problems.AddIf(Sources.Count == 0, Codes.Empty, nameof(Sources), null, "at least one source", "say where the values are");
        problems.AddDuplicates(Codes.DuplicateName, nameof(Sources), Sources.OfType<SecretSource.One>().Select(source => source.SecretKey));
        foreach (var key in Template.Keys.Where(key => !SecretKey().IsMatch(key)))
            problems.Add(Codes.Form, nameof(Template), key, "a key of a Secret: letters, digits, and . _ -", "rename it");
    }

    [GeneratedRegex(@"^[-._a-zA-Z0-9]{1,253}\z", RegexOptions.CultureInvariant)]
    private static partial Regex SecretKey();
}
