using Infra.Components.Certificates;
using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;

namespace Infra.Components.Edge;

/// <summary>The certificates of an edge's hosts. Several routes of one host share its certificate: the first of them makes it.</summary>
internal sealed class HostCertificates
{
    private readonly List<(NamespaceRef Space, string Secret, Resource Made)> _made = [];
    private readonly List<NamespaceRef> _proven = [];

    /// <summary>
    /// The certificate of a host in the namespace of its route, where the pods that prove it run too: the edge has to reach them.
    /// </summary>
    public Resource? WithRoute(ComponentResource parent, string name, NamespaceRef space, Exposure exposure)
    {
        if (exposure.IssuerIn(space) is not null && exposure.DataPlane.Peers.Count > 0 && !_proven.Exists(space.Is))
        {
            _proven.Add(space);
            _ = new NetworkPolicy($"{name}-solvers", new NetworkPolicyArgs
            {
                Metadata = new ObjectMetaArgs { Name = "acme-solvers", Namespace = space.Name },
                Spec = new NetworkPolicySpecArgs
                {
                    PodSelector = new LabelSelectorArgs { MatchLabels = { { EdgeLabels.Solver, "true" } } },
                    PolicyTypes = { "Ingress" },
                    Ingress =
                    {
                        new NetworkPolicyIngressRuleArgs
                        {
                            From = exposure.DataPlane.Peers.ToArray(),
                            Ports = { Flow.Port("TCP", EdgeLabels.SolverPort) },
                        },
                    },
                },
            }, parent.Child());
        }

        return Of(parent, name, space, exposure);
    }

    /// <summary>The certificate of a host, made if it is not there yet; null where the host has no issuer.</summary>
    /// <param name="parent">The route.</param>
    /// <param name="name">The route's name.</param>
    /// <param name="space">The namespace of the certificate.</param>
    /// <param name="exposure">The host.</param>
    /// <param name="provenThrough">The listeners that a challenge must reach, where the issuer does not know them.</param>
    public Resource? Of(ComponentResource parent, string name, NamespaceRef space, Exposure exposure, ListenerRef? provenThrough = null)
    {
        var secret = exposure.TlsSecret;
        if (_made.FirstOrDefault(made => made.Secret == secret && made.Space.Is(space)) is { Made: { } known })
            return known;

        if (exposure.IssuerIn(space) is not { } issuer)
            return null;

        var made = new Certificate(Names.Fit($"{name}-{exposure.CertificateName}"), new CertificateArgs
        {
            Namespace = space,
            Hosts = exposure.CertificateHosts,
            Issuer = issuer,
            Name = exposure.CertificateName,
            Secret = secret,
            ProvenThrough = provenThrough,
        }, new ComponentResourceOptions { Parent = parent });
        _made.Add((space, secret, made));
        return made;
    }
}
