using Infra.Components.Edge;
using Infra.Components.Namespaces;
using Infra.Components.Secrets;
using Infra.Components.Settings;
using Infra.Components.Validation;
using Infra.Diagnostics;
using Infra.Rules;
using Infra.Stacks.Settings;

namespace Infra.Stacks.Chocoletter;

/// <summary>The settings of the system <c>chocoletter</c>, which owns the platform.</summary>
public sealed record ChocoletterSettings : IChecked, IConditionalKeys, IExemptingSettings
{
    /// <summary>Where the stack lives. Default: the current context of the kubeconfig.</summary>
    public ClusterSettings Cluster { get; init; } = new();

    /// <summary>Where charts, manifests and images come from behind a wall. Default: their projects' own places.</summary>
    public MirrorSettings Mirrors { get; init; } = new();

    /// <summary>The versions of the platform's parts. Default: the pinned ones.</summary>
    public PlatformVersions Versions { get; init; } = new();

    /// <summary>The AWS region of Secrets Manager and ECR.</summary>
    [Matches("[a-z]{2}(-[a-z]+)+-[0-9]", "a region such as ap-northeast-2")]
    public required string Region { get; init; }

    /// <summary>The id of the access key with which the cluster reads Secrets Manager and ECR. Default: none on EKS, where it is refused; required elsewhere.</summary>
    public SecretValue? AwsAccessKeyId { get; init; }

    /// <summary>The secret of that access key. Default: as <see cref="AwsAccessKeyId"/>.</summary>
    public SecretValue? AwsSecretAccessKey { get; init; }

    /// <summary>The DNS zone whose hosts have short listener names.</summary>
    [HostName]
    public required string Zone { get; init; }

    /// <summary>Who issues the certificates, and whom it writes to.</summary>
    public required AcmeSettings Acme { get; init; }

    /// <summary>The addresses that MetalLB hands out. Default: none where the world reaches the cluster by others, and they are refused; required elsewhere.</summary>
    [Address(AddressForms.Network | AddressForms.Span)]
    public IReadOnlyList<string>? Addresses { get; init; }

    /// <summary>The images that run.</summary>
    public required ImageSettings Images { get; init; }

    /// <summary>
    /// For an image's key the git revision that it was built from; promotions between variants go by it. Default: not known.
    /// </summary>
    [Matches("[0-9a-f]{7,40}", "a git revision such as 4f2c1ab")]
    public IReadOnlyDictionary<string, string> Revisions { get; init; } = new Dictionary<string, string>();

    /// <summary>The applications.</summary>
    public required AppSettings Apps { get; init; }

    /// <summary>The network storage outside the cluster.</summary>
    public required NasSettings Nas { get; init; }

    /// <summary>Hosts of the owner's other repositories, which bring their own certificates and routes. Default: none.</summary>
    [HostName]
    public IReadOnlyList<string> ForeignHosts { get; init; } = [];

    /// <summary>
    /// The findings of <c>infra check</c> that may stay, each with a reason, an owner and a last day. Default: none.
    /// </summary>
    public IReadOnlyList<Exemption> Exemptions { get; init; } = [];

    /// <summary>The secrets in Secrets Manager that the stack's applications read, and those of its guests.</summary>
    internal IReadOnlyList<string> SecretNames =>
        ["prod/chocoletter-chat", "prod/chocoletter-server", .. Cluster.Eks?.GuestSecrets ?? []];

    /// <summary>
    /// Every host that the gateway listens for. Routes attach from where their application lives; foreign hosts are as open as their owner
    /// left them.
    /// </summary>
    internal IReadOnlyList<GatewayHost> GatewayHosts(NamespaceRef apps, NamespaceRef nas) =>
    [
        .. Apps.Client.Hosts.Concat(Apps.Server.Hosts).Concat(Apps.Chat.Hosts)
            .Select(host => new GatewayHost(host) { RoutesFrom = NamespaceScope.Of(apps) }),
        .. Nas.Hosts.Select(host => new GatewayHost(host) { RoutesFrom = NamespaceScope.Of(nas) }),
        .. ForeignHosts.Select(host => new GatewayHost(host) { Redirect = false }),
    ];

    /// <inheritdoc/>
    public bool Needs(string member) => member switch
    {
        nameof(AwsAccessKeyId) or nameof(AwsSecretAccessKey) => Cluster.Kind != ClusterKind.Eks,
        nameof(Addresses) => !Cluster.NeedsNoAddresses,
        _ => false,
    };

    /// <inheritdoc/>
    public void Check(Problems problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        if (Addresses is not null && Cluster.NeedsNoAddresses)
        {
            problems.Add(Codes.Exclusive, "addresses", string.Join(", ", Addresses), "none on a cluster that the world reaches by other ones", "remove them");
        }

        if (Cluster.Eks is not null)
        {
            CheckEks(problems, Cluster.Eks);
        }

        Hosts.Check(problems,
            ("apps.client.hosts", Apps.Client.Hosts),
            ("apps.server.hosts", Apps.Server.Hosts),
            ("apps.chat.hosts", Apps.Chat.Hosts),
            ("nas.hosts", Nas.Hosts),
            ("foreignHosts", ForeignHosts));
        Apps.Client.Scale.Check(problems, "apps.client.scale");
        Apps.Server.Scale.Check(problems, "apps.server.scale");
    }

    private void CheckEks(Problems problems, EksSettings eks)
    {
        foreach (var (key, value) in new[] { ("awsAccessKeyId", AwsAccessKeyId), ("awsSecretAccessKey", AwsSecretAccessKey) })
        {
            if (value is not null)
            {
                problems.Add(Codes.StaticKeys, key, null, "no key at all: the pods that need AWS have a role", "remove it, and delete the key in AWS");
            }
        }

        if (eks.Region != Region)
        {
            problems.Add(Codes.ForeignArn, "region", Region, $"{eks.Region}, the region of the cluster", "name one region in both places");
        }

        foreach (var (key, image) in new[] { ("client", Images.Client), ("server", Images.Server), ("chat", Images.Chat), ("redis", Images.Redis) })
        {
            if (image.Split('.') is [var account, "dkr", "ecr", ..] && account != eks.Account)
            {
                problems.Add(Codes.ForeignArn, $"images.{key}", image, $"a registry of account {eks.Account}, from which the nodes may pull", "copy the image there, or correct the account");
            }
        }
    }
}
