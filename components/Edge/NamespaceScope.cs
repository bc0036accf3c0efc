namespace Infra.Components.Edge;

/// <summary>The namespaces from which routes or listeners may attach.</summary>
public abstract record NamespaceScope
{
    private NamespaceScope()
    {
    }

    /// <summary>Every namespace.</summary>
    public static NamespaceScope All { get; } = new Whole("All");

    /// <summary>The namespace of the listener only.</summary>
    public static NamespaceScope Same { get; } = new Whole("Same");

    /// <summary>The named namespaces, and the listener's own, where redirects and the proofs of certificates attach from.</summary>
    /// <param name="names">The names.</param>
    public static NamespaceScope Of(params IReadOnlyList<string> names) => new Named(names);

    /// <summary>The namespaces, and the listener's own, where redirects and the proofs of certificates attach from.</summary>
    /// <param name="spaces">The namespaces, of this stack or of another one.</param>
    public static NamespaceScope Of(params IReadOnlyList<NamespaceRef> spaces) => new Spaces(spaces);

    internal sealed record Whole(string From) : NamespaceScope;

    internal sealed record Named([property: Validation.Name] IReadOnlyList<string> Names) : NamespaceScope;

    internal sealed record Spaces(IReadOnlyList<NamespaceRef> Refs) : NamespaceScope;
}
