using System.ComponentModel;
using Infra.Catalogue;
using Infra.Components.Validation;

namespace Infra.Stacks.Settings;

/// <summary>The versions of the platform's parts, where a stack runs others than the program pins: <c>infra:versions</c>. Combinations that were not tested are refused.</summary>
public sealed record PlatformVersions
{
    private const string Release = "v[0-9]+\\.[0-9]+\\.[0-9]+";

    private const string Number = "[0-9]+\\.[0-9]+\\.[0-9]+";

    /// <summary>The Gateway API. Default: the pinned one.</summary>
    [Description("The Gateway API.")]
    [Matches(Release, "a release such as v1.5.1")]
    public string GatewayApi { get; init; } = PublishedManifests.GatewayApi;

    /// <summary>NGINX Gateway Fabric. Default: the pinned one.</summary>
    [Description("The chart of NGINX Gateway Fabric.")]
    [Matches(Number, "a version such as 2.6.7")]
    public string NginxGatewayFabric { get; init; } = ChartCatalogue.NginxGatewayFabric.Version;

    /// <summary>cert-manager. Default: the pinned one.</summary>
    [Description("The chart of cert-manager.")]
    [Matches(Release, "a version such as v1.21.1")]
    public string CertManager { get; init; } = ChartCatalogue.CertManager.Version;

    /// <summary>The External Secrets Operator. Default: the pinned one.</summary>
    [Description("The chart of the External Secrets Operator.")]
    [Matches(Number, "a version such as 2.9.0")]
    public string ExternalSecrets { get; init; } = ChartCatalogue.ExternalSecrets.Version;

    /// <summary>MetalLB. Default: the pinned one.</summary>
    [Description("The chart of MetalLB.")]
    [Matches(Number, "a version such as 0.16.1")]
    public string MetalLb { get; init; } = ChartCatalogue.MetalLb.Version;
}
