using System.ComponentModel;
using Infra.Components.Edge;
using Infra.Components.Namespaces;
using Infra.Components.Secrets;
using Infra.Components.Validation;
using Infra.Stacks.Settings;

namespace Infra.Stacks.Chocoletter;

/// <summary>The settings of the system <c>chocoletter</c>, which owns the platform.</summary>
public sealed record ChocoletterSettings : ICheckedSettings, IExemptingSettings
{
    /// <summary>Where the stack lives. Default: the current context of the kubeconfig.</summary>
    [Description("Where the stack lives.")]
    public ClusterSettings Cluster { get; init; } = new();

    /// <summary>Where charts, manifests and images come from. Default: their projects' own places.</summary>
    [Description("Where charts, manifests and images come from behind a wall.")]
    public MirrorSettings Mirrors { get; init; } = new();

    /// <summary>The versions of the platform's parts. Default: the pinned ones.</summary>
    [Description("The versions of the platform's parts.")]
    public PlatformVersions Versions { get; init; } = new();

    /// <summary>The AWS region of Secrets Manager and ECR.</summary>
    [Description("The AWS region of Secrets Manager and ECR.")]
    [Matches("[a-z]{2}(-[a-z]+)+-[0-9]", "a region such as ap-northeast-2")]
    public required string Region { get; init; }

    /// <summary>The id of the access key with which the cluster reads Secrets Manager and ECR.</summary>
    [Description("The id of the access key with which the cluster reads Secrets Manager and ECR.")]
    public required SecretValue AwsAccessKeyId { get; init; }

    /// <summary>The secret of that access key.</summary>
    [Description("The secret of that access key.")]
    public required SecretValue AwsSecretAccessKey { get; init; }

    /// <summary>The DNS zone whose hosts have short listener names.</summary>
    [Description("The DNS zone whose hosts have short listener names.")]
    [HostName]
    public required string Zone { get; init; }

    /// <summary>Who issues the certificates, and whom it writes to.</summary>
    [Description("Who issues the certificates, and whom it writes to.")]
    public required AcmeSettings Acme { get; init; }

    /// <summary>The addresses that MetalLB hands out.</summary>
    [Description("The addresses that MetalLB hands out.")]
    [Address(AddressForms.Network | AddressForms.Span)]
    public required IReadOnlyList<string> Addresses { get; init; }

    /// <summary>The images that run.</summary>
    [Description("The images that run.")]
    public required ImageSettings Images { get; init; }

    /// <summary>The applications.</summary>
    [Description("The applications.")]
    public required AppSettings Apps { get; init; }

    /// <summary>The network storage outside the cluster.</summary>
    [Description("The network storage outside the cluster.")]
    public required NasSettings Nas { get; init; }

    /// <summary>Hosts of the owner's other repositories, which bring their own certificates and routes. Default: none.</summary>
    [Description("Hosts of the owner's other repositories, which bring their own certificates and routes.")]
    [HostName]
    public IReadOnlyList<string> ForeignHosts { get; init; } = [];

    /// <summary>The findings of <c>infra check</c> that somebody decided to live with. Default: none.</summary>
    [Description("The findings of `infra check` that somebody decided to live with, each with a reason, an owner and a last day.")]
    public IReadOnlyList<ExemptionSettings> Exemptions { get; init; } = [];

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
    public void Check(SettingsProblems problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        Hosts.Check(problems,
            ("apps.client.hosts", Apps.Client.Hosts),
            ("apps.server.hosts", Apps.Server.Hosts),
            ("apps.chat.hosts", Apps.Chat.Hosts),
            ("nas.hosts", Nas.Hosts),
            ("foreignHosts", ForeignHosts));
        Apps.Client.Scale.Check(problems, "apps.client.scale");
        Apps.Server.Scale.Check(problems, "apps.server.scale");
    }
}
