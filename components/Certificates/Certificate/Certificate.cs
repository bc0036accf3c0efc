using Infra.Components.CustomResources;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Infra.Components.Certificates;

/// <summary>
/// A certificate that is renewed before it expires. Nothing waits for it: its host may not resolve yet, and its HTTPS listener takes it
/// whenever it comes.
/// </summary>
public sealed class Certificate : ComponentResource
{
    /// <summary>Asks for the certificate.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">Arguments are malformed, or the issuer cannot prove a wildcard.</exception>
    public Certificate(string name, CertificateArgs args, ComponentResourceOptions? options = null)
        : base("infra:certificates:Certificate", name, options.On(args.Checked(name).Namespace))
    {
        var certificate = args.Name ?? name;
        Secret = args.Secret ?? $"{certificate}-tls";
        var metadata = new ObjectMetaArgs { Name = certificate, Namespace = args.Namespace.Name };
        if (args.ProvenThrough is { Kind: not "Gateway" } listener)
            metadata.Annotations = ProofThrough(listener);

        _ = new CustomResource(name, new CertificateResourceArgs
        {
            Metadata = metadata,
            Spec = new CertificateSpecArgs
            {
                SecretName = Secret,
                DnsNames = args.Hosts.ToArray(),
                IssuerRef = new CertificateIssuerArgs
                {
                    Group = "cert-manager.io",
                    Kind = AcmeIssuer.Kind(args.Issuer.Scope),
                    Name = args.Issuer.Name,
                },
                PrivateKey = Optional.Of(args.Key is { } key ? Key(key) : null),
            },
        }, this.Child(args.Issuer.MadeBy));
        RegisterOutputs(Outputs.Of(this));
    }

    /// <summary>The name of the Secret that takes key and certificate.</summary>
    public string Secret { get; }

    // cert-manager copies these from the certificate to its order, and adds the parent to the solver's route (pkg/controller/acmeorders).
    private static InputMap<string> ProofThrough(ListenerRef listener) => new()
    {
        { "acme.cert-manager.io/http01-parentrefkind", listener.Kind },
        { "acme.cert-manager.io/http01-parentrefname", listener.Name },
        { "acme.cert-manager.io/http01-parentrefnamespace", listener.Namespace.Name },
    };

    private static CertificateKeyArgs Key(KeyAlgorithm key) => key switch
    {
        KeyAlgorithm.Rsa2048 => new CertificateKeyArgs { Algorithm = "RSA", Size = 2048 },
        KeyAlgorithm.Rsa4096 => new CertificateKeyArgs { Algorithm = "RSA", Size = 4096 },
        KeyAlgorithm.Ecdsa256 => new CertificateKeyArgs { Algorithm = "ECDSA", Size = 256 },
        _ => new CertificateKeyArgs { Algorithm = "ECDSA", Size = 384 },
    };
}
