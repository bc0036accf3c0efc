using System.Collections.Immutable;
using Infra.Components.Certificates;
using Infra.Components.Clusters;
using Infra.Components.Edge;
using Infra.Components.Namespaces;
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

    /// <summary>With what the images are pulled.</summary>
    public required SecretRef PullSecret { get; init; }

    /// <summary>Attaches to the platform of another stack of this project.</summary>
    /// <param name="stack">The owner's stack, by its short name.</param>
    /// <param name="cluster">The cluster on which both live.</param>
    public static SharedPlatform Attach(string stack, Cluster cluster)
    {
        var here = Deployment.Instance;
        // Stacks are named in full: the file backend knows no shorter form.
        var owner = new StackReference($"{here.OrganizationName}/{here.ProjectName}/{stack}");
        var facts = owner.RequireOutput(OutputName).Apply(value => (ImmutableDictionary<string, object>)value);
        Output<string> Fact(string key) => facts.Apply(all => (string)all[key]);

        return new SharedPlatform
        {
            Namespace = new NamespaceRef(cluster, Fact("namespace")),
            Gateway = new GatewayRef(Fact("gateway"), new NamespaceRef(cluster, Fact("gatewayNamespace"))),
            Issuer = IssuerRef.OfCluster(Fact("issuer")),
            Vault = new StoreRef(Fact("vault")),
            PullSecret = new SecretRef(Fact("pullSecret")),
        };
    }

    /// <summary>The platform as a stack output.</summary>
    public Output<ImmutableDictionary<string, string>> Export() => Output
        .All(Namespace.Name, Gateway.Name, Gateway.Namespace.Name, Issuer.Name, Vault.Name, PullSecret.Name)
        .Apply(names => new Dictionary<string, string>
        {
            ["namespace"] = names[0],
            ["gateway"] = names[1],
            ["gatewayNamespace"] = names[2],
            ["issuer"] = names[3],
            ["vault"] = names[4],
            ["pullSecret"] = names[5],
        }.ToImmutableDictionary(StringComparer.Ordinal));
}
