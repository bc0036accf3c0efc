using Infra.Components.CustomResources;
using Infra.Components.Secrets;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Infra.Components.Observability;

/// <summary>
/// The certificates and passwords of OpenSearch. The ones that it comes with are known to all the world, and open every door.
/// </summary>
internal sealed class OpenSearchSecrets
{
    /// <summary>The key of the administrator's password.</summary>
    public const string Administrator = "administrator";

    /// <summary>The key of the password of the pages' server.</summary>
    public const string Dashboards = "dashboards";

    /// <summary>The key of the text that encrypts the pages' cookies.</summary>
    public const string Cookie = "cookie";

    /// <summary>The key of the password of the user that writes logs.</summary>
    public const string Writer = "writer";

    /// <summary>The common name of the servers' certificate, by which they know each other.</summary>
    public const string NodeName = "opensearch-node";

    // Four of 32 letters and digits each are cut out of one.
    private const int Part = 32;

    public OpenSearchSecrets(string name, string release, OpenSearchStackArgs args, ComponentResource parent)
    {
        var made = new GeneratedSecret($"{name}-users", new GeneratedSecretArgs
        {
            Namespace = args.Namespace,
            Name = $"{release}-users",
            Operator = args.SecretsOperator,
            Length = 4 * Part,
            Templates = new Dictionary<string, string>
            {
                [Administrator] = Cut(0),
                [Dashboards] = Cut(1),
                [Cookie] = Cut(2),
                [Writer] = Cut(3),
                ["internal_users.yml"] = Users,
            },
        }, new ComponentResourceOptions { Parent = parent });
        Passwords = made.Ref;

        var space = args.Namespace.Name;
        var self = new CustomResource($"{name}-self", new IssuerResourceArgs("Issuer")
        {
            Metadata = new ObjectMetaArgs { Name = $"{release}-self", Namespace = space },
            Spec = new IssuerSpecArgs { SelfSigned = new SelfSignedArgs() },
        }, parent.Child(args.CertManager));
        var root = new CustomResource($"{name}-authority", new CertificateResourceArgs
        {
            Metadata = new ObjectMetaArgs { Name = $"{release}-authority", Namespace = space },
            Spec = new CertificateSpecArgs
            {
                SecretName = $"{release}-authority",
                CommonName = $"{release}-authority",
                IsAuthority = true,
                // Ten years: servers that trust different ones do not find each other.
                Duration = "87600h",
                PrivateKey = new CertificateKeyArgs { Algorithm = "ECDSA", Size = 256 },
                IssuerRef = Issuer(self),
            },
        }, parent.Child(self));
        var authority = new CustomResource($"{name}-issuer", new IssuerResourceArgs("Issuer")
        {
            Metadata = new ObjectMetaArgs { Name = $"{release}-issuer", Namespace = space },
            Spec = new IssuerSpecArgs { Authority = new AuthorityArgs { SecretName = $"{release}-authority" } },
        }, parent.Child(root));
        Certificate = Signed("certificate", NodeName,
        [
            release,
            Output.Format($"{release}.{space}.svc"),
            Output.Format($"{release}.{space}.svc.cluster.local"),
        ]);
        // Whoever has a server's key is taken for a server, so clients read the authority beside a key that opens nothing.
        Client = Signed("client", "opensearch-client", []);

        SecretRef Signed(string part, string commonName, Input<string>[] hosts) => new($"{release}-{part}", new CustomResource($"{name}-{part}",
            new CertificateResourceArgs
            {
                Metadata = new ObjectMetaArgs { Name = $"{release}-{part}", Namespace = space },
                Spec = new CertificateSpecArgs
                {
                    SecretName = $"{release}-{part}",
                    CommonName = commonName,
                    DnsNames = hosts.Length > 0 ? (InputList<string>)hosts : null,
                    // Servers are each other's clients.
                    Usages = new InputList<string> { "digital signature", "key encipherment", "server auth", "client auth" },
                    // The plugin reads a key in this form alone.
                    PrivateKey = new CertificateKeyArgs { Algorithm = "RSA", Size = 2048, Encoding = "PKCS8" },
                    IssuerRef = Issuer(authority),
                },
            }, parent.Child(authority)));
    }

    public SecretRef Passwords { get; }

    public SecretRef Certificate { get; }

    public SecretRef Client { get; }

    // The administrator, the server of the pages, and one that may write logs and nothing else: its role comes with OpenSearch.
    private static string Users => $$$"""
        _meta:
          type: internalusers
          config_version: 2
        admin:
          hash: "{{{Hash(0)}}}"
          reserved: true
          backend_roles: [admin]
        kibanaserver:
          hash: "{{{Hash(1)}}}"
          reserved: true
        logstash:
          hash: "{{{Hash(3)}}}"
          reserved: true
          backend_roles: [logstash]

        """;

    private static string Piece(int part) => string.Create(CultureInfo.InvariantCulture, $"substr {part * Part} {(part + 1) * Part} .password");

    private static string Cut(int part) => $"{{{{ {Piece(part)} }}}}";

    private static string Hash(int part) => $"{{{{ {Piece(part)} | bcrypt }}}}";

    private static CertificateIssuerArgs Issuer(CustomResource issuer) =>
        new() { Group = "cert-manager.io", Kind = "Issuer", Name = issuer.Metadata.Apply(metadata => metadata.Name) };
}
