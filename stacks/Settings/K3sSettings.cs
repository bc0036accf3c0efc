using System.ComponentModel;
using System.Globalization;
using Infra.Catalogue;
using Infra.Components;
using Infra.Components.Clusters;
using Infra.Components.Settings;
using Infra.Components.Validation;
using Infra.Diagnostics;

namespace Infra.Stacks.Settings;

/// <summary>A k3s cluster on machines that are reached over SSH: <c>infra:cluster.k3s</c>.</summary>
public sealed record K3sSettings : ICheckedSettings
{
    private const string Release = @"v1\.[0-9]+\.[0-9]+\+k3s[0-9]+";

    /// <summary>The servers: one, or an odd number. The first one founds the cluster and never leaves it.</summary>
    [Description("The servers: one, or an odd number. The first one founds the cluster and never leaves it.")]
    public required IReadOnlyList<NodeSettings> Servers { get; init; }

    /// <summary>The agents. Default: none; the servers run the pods.</summary>
    [Description("The agents. Default: none; the servers run the pods.")]
    public IReadOnlyList<NodeSettings> Agents { get; init; } = [];

    /// <summary>How the machines are reached.</summary>
    [Description("How the machines are reached.")]
    public required SshSettings Ssh { get; init; }

    /// <summary>Where the cluster's own state is saved.</summary>
    [Description("Where the cluster's own state is saved.")]
    public required SnapshotSettings Snapshots { get; init; }

    /// <summary>The version. Default: the one that this program was tested with.</summary>
    [Description("The version of k3s.")]
    [Matches(Release, "a release of k3s such as v1.36.3+k3s1")]
    public string Version { get; init; } = KubernetesReleases.K3s;

    /// <summary>The version that runs now, so that a preview refuses a step that cannot be taken. Default: the nodes are asked.</summary>
    [Description("The version that runs now, so that a preview refuses a step that cannot be taken.")]
    [Matches(Release, "a release of k3s such as v1.36.3+k3s1")]
    public string? UpgradesFrom { get; init; }

    /// <summary>Where the API is reached: an address or name that outlives a single server. Default: the first server.</summary>
    [Description("Where the API is reached: an address or name that outlives a single server. Default: the first server.")]
    [Matches("[A-Za-z0-9]([-A-Za-z0-9.]*[A-Za-z0-9])?", "an address or a host name")]
    public string? Endpoint { get; init; }

    /// <summary>Further names and addresses for the API's certificate. Default: none.</summary>
    [Description("Further names and addresses for the API's certificate.")]
    public IReadOnlyList<string> CertificateNames { get; init; } = [];

    /// <summary>The parts of k3s to keep. Default: local storage and metrics.</summary>
    [Description("The parts of k3s to keep.")]
    public IReadOnlyList<K3sAddOn> AddOns { get; init; } = [K3sAddOn.LocalStorage, K3sAddOn.MetricsServer];

    /// <summary>Registries by name, <c>*</c> for all others. Default: each is asked directly.</summary>
    [Description("Registries by name, * for all others.")]
    public IReadOnlyDictionary<string, RegistrySettings> Registries { get; init; } = new Dictionary<string, RegistrySettings>();

    /// <summary>How packets get from node to node. Default: VXLAN.</summary>
    [Description("How packets get from node to node.")]
    public FlannelBackend Backend { get; init; } = FlannelBackend.Vxlan;

    /// <summary>The pods' addresses. Default: 10.42.0.0/16.</summary>
    [Description("The pods' addresses. Cannot be changed later.")]
    [Address(AddressForms.Network)]
    public string PodNetwork { get; init; } = "10.42.0.0/16";

    /// <summary>The Services' addresses. Default: 10.43.0.0/16.</summary>
    [Description("The Services' addresses. Cannot be changed later.")]
    [Address(AddressForms.Network)]
    public string ServiceNetwork { get; init; } = "10.43.0.0/16";

    /// <summary>What namespaces without Pod Security labels enforce. Default: restricted.</summary>
    [Description("What namespaces without Pod Security labels enforce.")]
    public PodSecurity PodSecurity { get; init; } = PodSecurity.Restricted;

    /// <summary>Whether the servers are protected against removal. Default: true.</summary>
    [Description("Whether the servers are protected against removal.")]
    public bool Protect { get; init; } = true;

    /// <inheritdoc/>
    public void Check(SettingsProblems problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        Machines.Check(problems, ("servers", Servers), ("agents", Agents));
        if (Servers.Count % 2 == 0)
        {
            problems.Add(Codes.EtcdMembers, "servers", Servers.Count.ToString(CultureInfo.InvariantCulture),
                "one server, or an odd number of at least three", "add a server, or make one of them an agent");
        }
    }

    /// <summary>As the component takes it.</summary>
    public K3sClusterArgs ToArgs() => new()
    {
        Servers = [.. Servers.Select(node => node.ToNode())],
        Agents = [.. Agents.Select(node => node.ToNode())],
        Ssh = Ssh.ToAccess(),
        Snapshots = Snapshots.ToSnapshots(),
        Version = Version,
        UpgradesFrom = UpgradesFrom,
        Endpoint = Endpoint is null ? null : (Pulumi.Input<string>)Endpoint,
        CertificateNames = CertificateNames,
        AddOns = AddOns,
        Registries = Registries.ToDictionary(registry => registry.Key, registry => registry.Value.ToRegistry()),
        Backend = Backend,
        PodNetwork = PodNetwork,
        ServiceNetwork = ServiceNetwork,
        PodSecurity = PodSecurity,
        Protect = Protect,
    };
}
