using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;

namespace Infra.Components.Namespaces;

/// <summary>A namespace that says which pods it takes and denies every flow that no component asked for.</summary>
public sealed class Namespace : ComponentResource
{
    /// <summary>Makes the namespace and its policies.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="Diagnostics.RefusedException">A name is not a DNS label.</exception>
    public Namespace(string name, NamespaceArgs args, ComponentResourceOptions? options = null)
        : base("infra:namespaces:Namespace", name, options.On(args.Checked(name).Cluster))
    {
        var kept = this.Child();
        kept.RetainOnDelete = args.HoldsData;
        var space = new Pulumi.Kubernetes.Core.V1.Namespace(name, new Pulumi.Kubernetes.Types.Inputs.Core.V1.NamespaceArgs
        {
            Metadata = new ObjectMetaArgs { Name = args.Name ?? name, Labels = PodSecurityLabels(args.PodSecurity, args.Open) },
        }, kept);
        Ref = new NamespaceRef(args.Cluster, space.Metadata.Apply(metadata => metadata.Name), args.Name ?? name)
        {
            DeniesIngress = args.Isolation != Isolation.None && !args.Open,
        };
        if (args.Open)
            Ref = new NamespaceRef(args.Cluster, After(LetAllIn(name)), Ref.Text);

        if (args.Isolation != Isolation.None)
            DenyByDefault(name, args.Isolation);

        if (args.Isolation == Isolation.Full)
            AllowNameResolution(name);

        RegisterOutputs(Outputs.Of(this));
    }

    /// <summary>The namespace, for the components that live in it.</summary>
    public NamespaceRef Ref { get; }

    private static InputMap<string> PodSecurityLabels(PodSecurity enforced, bool open)
    {
        var level = enforced switch
        {
            PodSecurity.Restricted => "restricted",
            PodSecurity.Baseline => "baseline",
            _ => "privileged",
        };
        var told = enforced == PodSecurity.Privileged ? "privileged" : "restricted";
        return new()
        {
            { "pod-security.kubernetes.io/enforce", open ? "privileged" : level },
            { "pod-security.kubernetes.io/audit", told },
            { "pod-security.kubernetes.io/warn", told },
        };
    }

    // Policies add up: with this one the others deny nothing, in whatever order they come.
    private NetworkPolicy LetAllIn(string name) => new($"{name}-let-all-in", new NetworkPolicyArgs
    {
        Metadata = new ObjectMetaArgs { Name = "let-all-in", Namespace = Ref.Name },
        Spec = new NetworkPolicySpecArgs
        {
            PodSelector = new LabelSelectorArgs(),
            PolicyTypes = { "Ingress", "Egress" },
            Ingress = { new NetworkPolicyIngressRuleArgs() },
            Egress = { new NetworkPolicyEgressRuleArgs() },
        },
    }, this.Child());

    // Whatever is in the namespace comes after the policy that opens it.
    private Output<string> After(NetworkPolicy opened) =>
        Output.Tuple(Ref.Name.ToOutput(), opened.Metadata).Apply(made => made.Item1);

    private void DenyByDefault(string name, Isolation isolation) => _ = new NetworkPolicy($"{name}-default-deny", new NetworkPolicyArgs
    {
        Metadata = new ObjectMetaArgs { Name = "default-deny", Namespace = Ref.Name },
        Spec = new NetworkPolicySpecArgs
        {
            PodSelector = new LabelSelectorArgs(),
            PolicyTypes = isolation == Isolation.Full ? new[] { "Ingress", "Egress" } : ["Ingress"],
        },
    }, this.Child());

    private void AllowNameResolution(string name) => _ = new NetworkPolicy($"{name}-allow-dns", new NetworkPolicyArgs
    {
        Metadata = new ObjectMetaArgs { Name = "allow-dns", Namespace = Ref.Name },
        Spec = new NetworkPolicySpecArgs
        {
            PodSelector = new LabelSelectorArgs(),
            PolicyTypes = { "Egress" },
            Egress =
            {
                new NetworkPolicyEgressRuleArgs
                {
                    To = NameServers().ToArray(),
                    Ports = { Flow.Port("UDP", 53), Flow.Port("TCP", 53) },
                },
            },
        },
    }, this.Child());

    private IEnumerable<NetworkPolicyPeerArgs> NameServers()
    {
        yield return new NetworkPolicyPeerArgs
        {
            NamespaceSelector = new LabelSelectorArgs { MatchLabels = { { Flow.NamespaceNameLabel, "kube-system" } } },
            PodSelector = new LabelSelectorArgs { MatchLabels = { { "k8s-app", "kube-dns" } } },
        };
        if (Ref.Cluster.NameServer is { } address)
            yield return new NetworkPolicyPeerArgs { IpBlock = new IPBlockArgs { Cidr = $"{address}/32" } };
    }
}
