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
public abstract partial record PlatformSettings : IChecked, IConditionalKeys, IGuestSettings, IProtectingSettings, IExemptingSettings
{
    /// <summary>The stack to whose platform this one attaches. Default: none; this stack owns its platform.</summary>
    public PlatformRef? Platform { get; init; }

    /// <summary>The cluster. Required unless the stack attaches to a platform.</summary>
    public ClusterSettings? Cluster { get; init; }

    /// <summary>
    /// The stack that made the network and the machines which the cluster is installed on. Hosts of its machines are then their names there,
    /// and that of the bastion is <c>bastion</c>. Default: none; hosts are addresses.
    /// </summary>
    [Name]
    public string? Network { get; init; }

    /// <summary>
    /// Whether what holds data, or cannot be made again, is protected from being deleted. Default: true. To destroy the stack, set it to
    /// false, update, and then destroy; <c>infra teardown</c> lists what stays even then.
    /// </summary>
    public bool Protect { get; init; } = true;

    /// <summary>
    /// Whether fields of objects that someone else manages are taken over instead of refused as conflicts. Default: false. It is for the
    /// time in which objects that run already are taken over: left on, the work of <c>kubectl</c>, autoscalers and other controllers is
    /// undone.
    /// </summary>
    public bool ForcePatches { get; init; }

    /// <summary>The mirrors of charts, manifests and images, for networks without access to the internet. Default: none.</summary>
    public Mirrors Mirrors { get; init; } = Mirrors.None;

    /// <summary>The versions of the platform's parts. Default: the pinned versions.</summary>
    public PlatformVersions Versions { get; init; } = new();

    /// <summary>The ACME account for certificates. Required unless the stack attaches to a platform.</summary>
    [NotConfigurable("name", "the issuer's name is part of the platform")]
    [NotConfigurable("accountKey", "the Secret's name follows from the issuer's")]
    public AcmeIssuerArgs? Acme { get; init; }

    /// <summary>
    /// The edge. A stack that attaches to a platform names that of its owner, with the same settings. Default: NGINX Gateway Fabric.
    /// </summary>
    public EdgeSettings Edge { get; init; } = new EdgeSettings.NginxGatewayFabric();

    /// <summary>
    /// Whether each namespace that holds certificates has an issuer of its own, with an account of its own, instead of one for the cluster.
    /// Default: false.
    /// </summary>
    public bool IssuerPerNamespace { get; init; }

    /// <summary>
    /// The pool of addresses for the gateway's load balancer. Required where the cluster brings no load balancer of its own.
    /// </summary>
    [NotConfigurable("version", "it is set at infra:versions.metalLb")]
    public MetalLbArgs? MetalLb { get; init; }

    /// <summary>What watches the platform. Default: nothing does.</summary>
    public MonitoringSettings? Monitoring { get; init; }

    /// <summary>The DNS zone of most hosts; it is left out of the names of their listeners. Default: none.</summary>
    [HostName]
    public string? Zone { get; init; }

    /// <summary>How a system that runs is taken over, while that lasts. Default: not at all; everything is as it is to stay.</summary>
    public AdoptionSettings? Adoption { get; init; }

    /// <summary>Findings of <c>infra check</c> that are accepted, each with a reason, an owner and a last day. Default: none.</summary>
    public IReadOnlyList<Exemption> Exemptions { get; init; } = [];

    /// <inheritdoc/>
    string? IGuestSettings.Owner => Platform?.Stack ?? Network;

    string IGuestSettings.OwnerKey => Platform is null ? "network" : "platform";

    IReadOnlyList<Exemption> IExemptingSettings.Exemptions => [.. Exemptions, .. Adoption?.Exemptions ?? []];

    /// <summary>The hosts of the stack, each with the member that holds it.</summary>
    protected abstract IEnumerable<(string Member, IReadOnlyList<GatewayHost> Hosts)> Hosts { get; }

    /// <inheritdoc/>
    public virtual bool Needs(string member) => Platform is null && member switch
    {
        nameof(Cluster) or nameof(Acme) => true,
        nameof(MetalLb) => Cluster?.BringsAddresses == false && Edge.NeedsAddress,
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
                (nameof(Acme), IssuerPerNamespace ? null : Acme),
                (nameof(MetalLb), MetalLb),
                (nameof(Monitoring), Monitoring),
                (nameof(Versions), Versions == new PlatformVersions() ? null : Versions),
            })
            {
                problems.AddIf(value is not null, Codes.Exclusive, member, null,
                    $"infra:platform, or {problems.Name(member)}: the stack {Platform.Stack} owns the platform", "remove one of the two");
            }
        }

        problems.AddIf(Network is not null && (Platform is not null || Cluster?.Machines is null), Codes.Exclusive, nameof(Network), Network,
            "a network for a cluster that this stack installs on machines: kubeadm or k3s", "remove it");
        Edge.Check(problems, Cluster);
        problems.AddIf(MetalLb is not null && Edge.RefusesAddress, Codes.Exclusive, nameof(MetalLb), null,
            "none where the edge takes the ports of its nodes", "remove it");
        problems.AddIf(Platform is not null && IssuerPerNamespace && Acme is null, Codes.MissingPart, nameof(Acme), null,
            "the ACME account of the stack's own issuers", "set infra:acme");
        if (Adoption is { } adoption)
            Check(problems, adoption);

        problems.AddIf(MetalLb is not null && Cluster?.BringsAddresses == true, Codes.Exclusive, nameof(MetalLb), null,
            "none on a cluster that brings its own load balancer or has fixed node ports", "remove it");
        var watched = Monitoring?.Grafana is { } grafana ? new[] { grafana } : [];
        problems.AddDuplicateHosts(
        [
            .. Hosts,
            ($"{nameof(Monitoring)}.{nameof(MonitoringSettings.Grafana)}", watched),
            ($"{nameof(Adoption)}.{nameof(AdoptionSettings.GuestHosts)}", Adoption?.GuestHosts ?? []),
        ]);
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

    /// <inheritdoc/>
    public virtual void CheckOwner(object owner, Problems problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        if (Platform is null)
        {
            CheckNetwork(owner, problems);
            return;
        }

        var stack = Platform.Stack;
        if (owner is not PlatformSettings { Platform: null } platform)
        {
            var further = (owner as PlatformSettings)?.Platform?.Stack;
            problems.Add(Codes.ForeignPlatform, nameof(Platform), stack, "a stack that owns a platform",
                further is null || further == stack
                    ? "name the stack with infra:cluster"
                    : $"name {further}, to which {stack} is attached itself");
            return;
        }

        // On EKS the nodes have a role; elsewhere the owner makes a pull secret, which the pods have to name.
        var byRole = platform.Cluster is ClusterSettings.Eks;
        problems.AddIf(Platform.NodesPullImages != byRole, Codes.ForeignPlatform,
            $"{nameof(Platform)}.{nameof(PlatformRef.NodesPullImages)}", Platform.NodesPullImages ? "true" : "false",
            byRole ? $"true: on EKS the nodes of {stack} pull images by their role, and it has no pull secret"
                : $"false: pods pull images with a secret that {stack} makes", byRole ? "set it to true" : "remove it");
        problems.AddIf(Edge.Facts != platform.Edge.Facts, Codes.ForeignPlatform, nameof(Edge), Edge.Facts, $"{platform.Edge.Facts}, as {stack} has it",
            $"set infra:edge as it is in {stack}");
        problems.AddIf(platform.IssuerPerNamespace && !IssuerPerNamespace, Codes.ForeignPlatform, nameof(IssuerPerNamespace), "false",
            $"true: {stack} has no issuer for the whole cluster", "set it to true, and infra:acme");
        problems.AddIf(Edge.IsGateway && !platform.Versions.InGatewayApi("ListenerSet"), Codes.VersionMatrix, nameof(Platform),
            $"{stack} with Gateway API {platform.Versions.GatewayApi}",
            "Gateway API 1.5 or newer, which brought the ListenerSet by which this stack adds its hosts",
            $"upgrade {stack} first: `infra upgrade-path {stack}` lists the steps");
    }
}
