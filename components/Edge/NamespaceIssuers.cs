using Infra.Components.Certificates;

namespace Infra.Components.Edge;

/// <summary>Issuers of which each serves one namespace, with an account of its own; made where a certificate first needs one.</summary>
/// <param name="name">The name of each, and the beginning of their components' names.</param>
/// <param name="args">What they have in common; the namespace is set here.</param>
public sealed class NamespaceIssuers(string name, AcmeIssuerArgs args)
{
    private readonly List<(NamespaceRef Space, IssuerRef Issuer)> _made = [];

    /// <summary>The issuer of a namespace.</summary>
    /// <param name="space">The namespace.</param>
    internal IssuerRef Of(NamespaceRef space)
    {
        if (_made.FirstOrDefault(made => made.Space.Is(space)) is { Issuer: { } known })
            return known;

        var component = Names.Fit($"{name}-{space.Text ?? (_made.Count + 1).ToString(CultureInfo.InvariantCulture)}");
        var issuer = new AcmeIssuer(component, args with { Name = name, Namespace = space }).Ref;
        _made.Add((space, issuer));
        return issuer;
    }
}
