using Infra.Components;
using Infra.Components.Certificates;
using Infra.Components.Edge;
using Infra.Components.Settings;
using Infra.Components.Validation;
using Infra.Diagnostics;
using Infra.Rules;

namespace Infra.Stacks;

/// <summary>
/// What the stack files of all systems have in common. A stack owns its platform, on <c>infra:cluster</c>, or attaches to the platform of
/// another stack: <c>infra:platform</c>.
/// </summary>
public abstract record PlatformSettings : IChecked, IConditionalKeys, IExemptingSettings
{
    /// <summary>The stack to whose platform this one attaches. Default: none; this stack owns its platform.</summary>
    public PlatformRef? Platform { get; init; }

    /// <summary>The cluster. Required unless the stack attaches to a platform.</summary>
    public ClusterSettings? Cluster { get; init; }

    /// <summary>The mirrors of charts, manifests and images, for networks without access to the internet. Default: none.</summary>
    public Mirrors Mirrors { get; init; } = Mirrors.None;

    /// <summary>The versions of the platform's parts. Default: the pinned versions.</summary>
    public PlatformVersions Versions { get; init; } = new();

    /// <summary>The ACME account for certificates. Required unless the stack attaches to a platform.</summary>
    [NotConfigurable("name", "the issuer's name is part of the platform")]
    [NotConfigurable("accountKey", "the Secret's name follows from the issuer's")]
    public AcmeIssuerArgs? Acme { get; init; }

    /// <summary>
    /// The pool of addresses for the gateway's load balancer. Required where the cluster brings no load balancer of its own.
    /// </summary>
    [NotConfigurable("version", "it is set at infra:versions.metalLb")]
    public MetalLbArgs? MetalLb { get; init; }

    /// <summary>The DNS zone of most hosts; it is left out of the names of their listeners. Default: none.</summary>
    [HostName]
    public string? Zone { get; init; }

    /// <summary>How a system that runs is taken over, while that lasts. Default: not at all; everything is as it is to stay.</summary>
    public AdoptionSettings? Adoption { get; init; }

    /// <summary>Findings of <c>infra check</c> that are accepted, each with a reason, an owner and a last day. Default: none.</summary>
    public IReadOnlyList<Exemption> Exemptions { get; init; } = [];

    /// <inheritdoc/>
    IReadOnlyList<Exemption> IExemptingSettings.Exemptions => [.. Exemptions, .. Adoption?.Exemptions ?? []];

    /// <summary>The hosts of the stack, each with the member that holds it.</summary>
    protected abstract IEnumerable<(string Member, IReadOnlyList<GatewayHost> Hosts)> Hosts { get; }

    /// <inheritdoc/>
    public virtual bool Needs(string member) => Platform is null && member switch
    {
        nameof(Cluster) or nameof(Acme) => true,
        nameof(MetalLb) => Cluster?.BringsAddresses == false,
        _ => false,
    };

    /// <inheritdoc/>
    public virtual void Check(Problems problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        if (Platform is not null)
        {
            foreach (var (member, value) in new (string, object?)[]
            {
                (nameof(Cluster), Cluster),
                (nameof(Acme), Acme),
                (nameof(MetalLb), MetalLb),
                (nameof(Versions), Versions == new PlatformVersions() ? null : Versions),
            })
            {
                problems.AddIf(value is not null, Codes.Exclusive, member, null,
                    $"infra:platform, or {problems.Name(member)}: the stack {Platform.Stack} owns the platform", "remove one of the two");
            }
        }

        if (Adoption is { } adoption)
            Check(problems, adoption);

        problems.AddIf(MetalLb is not null && Cluster?.BringsAddresses == true, Codes.Exclusive, nameof(MetalLb), null,
            "none on a cluster that brings its own load balancer or has fixed node ports", "remove it");
        problems.AddDuplicateHosts([.. Hosts, ($"{nameof(Adoption)}.{nameof(AdoptionSettings.GuestHosts)}", Adoption?.GuestHosts ?? [])]);
    }

    private void Check(Problems problems, AdoptionSettings adoption)
    {
        foreach (var (member, isGiven, isForOwner) in new[]
        {
            (nameof(adoption.OpenNamespaces), adoption.OpenNamespaces, true),
            (nameof(adoption.GuestHosts), adoption.GuestHosts.Count > 0, true),
            (nameof(adoption.AlsoOnGateway), adoption.AlsoOnGateway, false),
        })
        {
            problems.AddIf(isGiven && isForOwner == Platform is not null, Codes.Exclusive, $"{nameof(Adoption)}.{member}", null,
                isForOwner ? "a stack that owns its platform" : "a stack that attaches to a platform", "remove it");
        }
    }
}
