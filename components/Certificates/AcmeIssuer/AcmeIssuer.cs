using Infra.Components.Aws;
using Infra.Components.CustomResources;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Infra.Components.Certificates;

/// <summary>An account at a certificate authority, and how the names on its certificates are proven.</summary>
public sealed class AcmeIssuer : ComponentResource
{
    /// <summary>Makes the issuer.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">Arguments are malformed or do not fit together.</exception>
    public AcmeIssuer(string name, AcmeIssuerArgs args, ComponentResourceOptions? options = null)
        : base("infra:certificates:AcmeIssuer", name, options.On(args.Checked(name).Cluster))
    {
        var issuer = args.Name ?? name;
        var metadata = new ObjectMetaArgs { Name = issuer };
        if (args.Namespace is not null)
            metadata.Namespace = args.Namespace.Name;

        var scope = args.Namespace is null ? IssuerScope.Cluster : IssuerScope.Namespace;
        var made = new CustomResource(name, new IssuerResourceArgs(Kind(scope))
        {
            Metadata = metadata,
            Spec = new IssuerSpecArgs
            {
                Acme = new AcmeArgs
                {
                    Server = args.Server == AcmeServer.LetsEncrypt
                        ? "https://acme-v02.api.letsencrypt.org/directory"
                        : "https://acme-staging-v02.api.letsencrypt.org/directory",
                    Email = args.Email,
                    PrivateKeySecretRef = new AcmeSecretArgs { Name = args.AccountKey ?? $"{issuer}-account-key" },
                    Solvers = args.Solvers.Select(Solver).ToArray(),
                },
            },
            // A webhook of cert-manager checks it, so it comes after the pods of that run.
        }, this.Child([args.CertManager, .. args.Solvers.OfType<AcmeSolver.Route53>().Select(solver => solver.Keys?.Secret.MadeBy)]));
        Ref = new IssuerRef(scope, made.Metadata.Apply(m => m.Name), args.Solvers.Any(solver => solver is AcmeSolver.Route53), made);
        RegisterOutputs(Outputs.Of(this));
    }

    /// <summary>The issuer, for certificates.</summary>
    public IssuerRef Ref { get; }

    internal static string Kind(IssuerScope scope) => scope == IssuerScope.Cluster ? "ClusterIssuer" : "Issuer";

    private static AcmeSolverArgs Solver(AcmeSolver solver) => solver switch
    {
        AcmeSolver.Http http => new AcmeSolverArgs
        {
            Http01 = new AcmeHttp01Args { GatewayHttpRoute = new AcmeGatewayRouteArgs { ParentRefs = Parent(http.Gateway) } },
        },
        AcmeSolver.Ingress ingress => new AcmeSolverArgs
        {
            Http01 = new AcmeHttp01Args { Ingress = new AcmeIngressArgs { IngressClassName = ingress.ClassName } },
        },
        AcmeSolver.Route53 route53 => new AcmeSolverArgs
        {
            Selector = Optional.Of(route53.Zones.Count == 0 ? null : new AcmeSelectorArgs { DnsZones = route53.Zones.ToArray() }),
            Dns01 = new AcmeDns01Args { Route53 = Route53(route53) },
        },
        _ => throw new ArgumentOutOfRangeException(nameof(solver)),
    };

    private static ParentRefArgs Parent(GatewayRef gateway) =>
        new() { Kind = "Gateway", Name = gateway.Name, Namespace = gateway.Namespace.Name };

    private static AcmeRoute53Args Route53(AcmeSolver.Route53 solver) => new()
    {
        Region = Optional.Of(solver.Region),
        HostedZoneId = Optional.Of(solver.HostedZone),
        Role = Optional.Of(solver.Role),
        AccessKeyIdSecretRef = Key(solver.Keys, keys => keys.AccessKey),
        SecretAccessKeySecretRef = Key(solver.Keys, keys => keys.SecretKey),
    };

    private static Input<AcmeSecretArgs>? Key(AwsKeys? keys, Func<AwsKeys, string> key) =>
        Optional.Of(keys is null ? null : new AcmeSecretArgs { Name = keys.Secret.Name, Key = key(keys) });
}
