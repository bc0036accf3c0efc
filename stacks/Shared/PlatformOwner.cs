using System.Collections.Immutable;
using Infra.Components;
using Infra.Components.Secrets;
using Pulumi;

namespace Infra.Stacks.Shared;

/// <summary>Another stack of this project, on whose platform this one is a guest.</summary>
public sealed class PlatformOwner
{
    /// <summary>The name of the stack output that carries the kubeconfig.</summary>
    public const string KubeconfigOutput = "kubeconfig";

    private readonly StackReference _stack;

    /// <summary>Refers to the owner.</summary>
    /// <param name="stack">The owner's stack, by its short name.</param>
    public PlatformOwner(string stack)
    {
        var here = Deployment.Instance;
        // Stacks are named in full: the file backend knows no shorter form.
        _stack = new StackReference($"{here.OrganizationName}/{here.ProjectName}/{stack}");
    }

    /// <summary>The kubeconfig of the cluster that the owner made; a secret.</summary>
    public Output<string> Kubeconfig => Output.CreateSecret(_stack.RequireOutput(KubeconfigOutput).Apply(text => (string)text));

    /// <summary>Attaches to the owner's platform.</summary>
    /// <param name="cluster">The cluster on which both live.</param>
    /// <param name="nodesPullImages">Whether the nodes pull images by a role of their own, so that the platform has no Secret for it.</param>
    public SharedPlatform Attach(Cluster cluster, bool nodesPullImages)
    {
        var facts = _stack.RequireOutput(SharedPlatform.OutputName).Apply(value => (ImmutableDictionary<string, object>)value);
        Output<string> Fact(string key) => facts.Apply(all => (string)all[key]);

        return new SharedPlatform
        {
            Namespace = new NamespaceRef(cluster, Fact("namespace")),
            Gateway = new GatewayRef(Fact("gateway"), new NamespaceRef(cluster, Fact("gatewayNamespace"))),
            Issuer = IssuerRef.OfCluster(Fact("issuer")),
            Vault = new StoreRef(Fact("vault")),
            PullSecret = nodesPullImages ? null : new SecretRef(Fact("pullSecret")),
        };
    }
}
