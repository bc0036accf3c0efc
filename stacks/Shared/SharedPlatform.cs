using System.Collections.Immutable;
using Infra.Components;
using Infra.Components.Secrets;
using Pulumi;

namespace Infra.Stacks.Shared;

/// <summary>
/// What the owner of a platform gives to the guests on its cluster: names, and no more than that. The owner exports it, a guest attaches
/// to it, and makes none of it again.
/// </summary>
public sealed class SharedPlatform
{
    /// <summary>The name of the stack output that carries it.</summary>
    public const string OutputName = "platform";

    /// <summary>The namespace of the applications.</summary>
    public required NamespaceRef Namespace { get; init; }

    /// <summary>The gateway, which takes listeners from its own namespace.</summary>
    public required GatewayRef Gateway { get; init; }

    /// <summary>Who signs certificates for the whole cluster.</summary>
    public required IssuerRef Issuer { get; init; }

    /// <summary>Where the applications' secrets come from.</summary>
    public required StoreRef Vault { get; init; }

    /// <summary>With what the images are pulled. Default: nothing; the nodes may pull them.</summary>
    public SecretRef? PullSecret { get; init; }

    /// <summary>The platform as a stack output.</summary>
    public Output<ImmutableDictionary<string, string>> Export() => Output
        .All(Namespace.Name, Gateway.Name, Gateway.Namespace.Name, Issuer.Name, Vault.Name, PullSecret?.Name ?? "")
        .Apply(names => new Dictionary<string, string>
        {
            ["namespace"] = names[0],
            ["gateway"] = names[1],
            ["gatewayNamespace"] = names[2],
            ["issuer"] = names[3],
            ["vault"] = names[4],
            ["pullSecret"] = names[5],
        }.Where(fact => fact.Value.Length > 0).ToImmutableDictionary(StringComparer.Ordinal));
}
