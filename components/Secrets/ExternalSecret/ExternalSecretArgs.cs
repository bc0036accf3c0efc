using Infra.Components.Validation;

namespace Infra.Components.Secrets;

/// <summary>Arguments of <see cref="ExternalSecret"/>.</summary>
public sealed record ExternalSecretArgs
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

    /// <summary>How often the values are read again. Default: every hour, <c>1h</c>.</summary>
    [Duration]
    public string RefreshInterval { get; init; } = "1h";

    /// <summary>Whether the values are made once and never again; for generated ones that something else remembers. Default: false.</summary>
    public bool Once { get; init; }

    /// <summary>Who the Secret belongs to. Default: the ExternalSecret, with which it disappears.</summary>
    public SecretOwner Owner { get; init; } = SecretOwner.ExternalSecret;

    /// <summary>The Secret's type. Default: Opaque.</summary>
    public string? Type { get; init; }

    /// <summary>
    /// The Secret's keys and the templates of their values, in Go's template language, over the keys of the sources. Default: the sources'
    /// keys as they are.
    /// </summary>
    public IReadOnlyDictionary<string, string> Template { get; init; } = new Dictionary<string, string>();

    /// <summary>The keys that the Secret will have, as far as it is known. Readers are checked against them. Default: not known.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];
}
