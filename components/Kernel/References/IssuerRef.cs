namespace Infra.Components;

/// <summary>An issuer of certificates, of this stack or of another one.</summary>
/// <param name="scope">Where it can be used.</param>
/// <param name="name">Its name.</param>
/// <param name="wildcards">Whether it can prove a whole domain, by DNS-01, and so sign names such as <c>*.example.com</c>.</param>
/// <param name="madeBy">The resource that makes it; null when another stack or a person does.</param>
[Reference]
public sealed class IssuerRef(IssuerScope scope, Input<string> name, bool wildcards = false, Resource? madeBy = null)
{
    /// <summary>Where it can be used.</summary>
    public IssuerScope Scope { get; } = scope;

    /// <summary>Its name.</summary>
    public Input<string> Name { get; } = name;

    /// <summary>Whether it can prove a whole domain. Default: false.</summary>
    public bool Wildcards { get; } = wildcards;

    /// <summary>The resource that makes it, which its certificates come after. Default: none.</summary>
    public Resource? MadeBy { get; } = madeBy;

    /// <summary>An issuer of the whole cluster that another stack made.</summary>
    /// <param name="name">Its name.</param>
    public static IssuerRef OfCluster(Input<string> name) => new(IssuerScope.Cluster, name);
}
