using Infra.Catalogue;
using Infra.Components.Validation;

namespace Infra.Stacks;

/// <summary>
/// Other versions of the platform's parts than the pinned ones: <c>infra:versions</c>. Combinations that were not tested are refused.
/// </summary>
public sealed record PlatformVersions
{
    private const string Release = "v[0-9]+\\.[0-9]+\\.[0-9]+";
    private const string Number = "[0-9]+\\.[0-9]+\\.[0-9]+";

    /// <summary>The Gateway API. Default: the pinned version.</summary>
    [Matches(Release, "a release such as v1.5.1")]
    public string GatewayApi { get; init; } = PublishedManifests.GatewayApi;

    /// <summary>The chart of NGINX Gateway Fabric. Default: the pinned version.</summary>
    [Matches(Number, "a version such as 2.6.7")]
    public string NginxGatewayFabric { get; init; } = ChartCatalogue.NginxGatewayFabric.Version;

    /// <summary>The chart of cert-manager. Default: the pinned version.</summary>
    [Matches(Release, "a version such as v1.21.1")]
    public string CertManager { get; init; } = ChartCatalogue.CertManager.Version;

    /// <summary>The chart of the External Secrets Operator. Default: the pinned version.</summary>
    [Matches(Number, "a version such as 2.9.0")]
    public string ExternalSecrets { get; init; } = ChartCatalogue.ExternalSecrets.Version;

    /// <summary>The chart of MetalLB. Default: the pinned version.</summary>
    [Matches(Number, "a version such as 0.16.1")]
    public string MetalLb { get; init; } = ChartCatalogue.MetalLb.Version;

    /// <summary>Whether the Gateway API has a kind, or a field of one.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="field">The field. Default: none, the kind alone.</param>
    internal bool InGatewayApi(string kind, string? field = null) =>
        FeatureCatalogue.Has(GatewayApi, "gateway.networking.k8s.io", kind, field);

    /// <summary>Whether NGINX Gateway Fabric has a policy, or a field of one.</summary>
    /// <inheritdoc cref="InGatewayApi"/>
    internal bool InNginx(string kind, string? field = null) =>
        FeatureCatalogue.Has(NginxGatewayFabric, "gateway.nginx.org", kind, field);
}
