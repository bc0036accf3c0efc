using Infra.Components;
using Infra.Components.Aws;
using Infra.Components.Clusters;
using Infra.Components.Networks;
using Infra.Components.Secrets;
using Infra.Components.Settings;
using Infra.Components.Validation;
using Infra.Diagnostics;

namespace Infra.Stacks.Settings;

/// <summary>An EKS cluster in a network of its own: <c>infra:cluster.eks</c>.</summary>
public sealed record EksSettings : IChecked
{
    private const string Minor = "1[.][0-9]{2}";

    /// <summary>The cluster's name. It cannot be changed later.</summary>
    [Name]
    public required string Name { get; init; }

    /// <summary>The account's id. Credentials of any other account are refused.</summary>
    [Matches("[0-9]{12}", "the twelve digits of an account, in quotes")]
    public required string Account { get; init; }

    /// <summary>The region.</summary>
    [Matches("[a-z]{2}(-[a-z]+)+-[0-9]", "a region such as ap-northeast-2")]
    public required string Region { get; init; }

    /// <summary>The profile in the credentials file. Default: whatever credentials the environment has.</summary>
    public string? Profile { get; init; }

    /// <summary>The ARN of the role to work as. Default: none.</summary>
    [Arn("iam")]
    public string? Role { get; init; }

    /// <summary>Tags of everything that is made. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>The minor version of Kubernetes, in quotes.</summary>
    [Matches(Minor, "a minor version such as \"1.36\", in quotes")]
    public required string Version { get; init; }

    /// <summary>The version that runs now, so that a preview refuses a step that cannot be taken. Default: unknown.</summary>
    [Matches(Minor, "a minor version such as \"1.36\", in quotes")]
    public string? UpgradesFrom { get; init; }

    /// <summary>The version of the managed nodes. Default: that of the control plane.</summary>
    [Matches(Minor, "a minor version such as \"1.36\", in quotes")]
    public string? NodeVersion { get; init; }

    /// <summary>The network.</summary>
    public required NetworkSettings Network { get; init; }

    /// <summary>Groups of machines that are nodes. Leave it out for Auto Mode. Default: none; Auto Mode.</summary>
    public IReadOnlyList<EksNodeGroupSettings> Nodes { get; init; } = [];

    /// <summary>Whether AWS runs the nodes (Auto Mode). Default: no.</summary>
    public bool AutoMode { get; init; }

    /// <summary>Who may enter; one cluster administrator at least, and whoever runs this program among them.</summary>
    public required IReadOnlyList<EksAccessSettings> Access { get; init; }

    /// <summary>The networks from which the API is reached over the internet. Default: none.</summary>
    [Address(AddressForms.Network)]
    public IReadOnlyList<string> PublicAccess { get; init; } = [];

    /// <summary>Whether <see cref="PublicAccess"/> may hold the whole internet. Default: no.</summary>
    public bool PublicAccessForEverybody { get; init; }

    /// <summary>Whether AWS goes on supporting an old version for an extra charge. Default: no.</summary>
    public bool ExtendedSupport { get; init; }

    /// <summary>The range of Services' addresses. It cannot be changed later. Default: 172.20.0.0/16.</summary>
    [Address(AddressForms.Network)]
    public string ServiceRange { get; init; } = "172.20.0.0/16";

    /// <summary>For how many days the control plane's logs are kept. Default: 90.</summary>
    [Range(1, 3653)]
    public int LogDays { get; init; } = 90;

    /// <summary>Whether the load balancer that faces the world has addresses that stay. Default: true.</summary>
    public bool StaticAddresses { get; init; } = true;

    /// <summary>The DNS zone in which the stack's hosts are pointed at the load balancer. Default: none; somebody points them by hand.</summary>
    public DnsSettings? Dns { get; init; }

    /// <summary>Repositories of images that this stack makes. Default: none; they exist already.</summary>
    [Matches("[a-z0-9]+([._-][a-z0-9]+)*(/[a-z0-9]+([._-][a-z0-9]+)*)*", "a repository such as refac/chocoletter-chat")]
    public IReadOnlyList<string> Repositories { get; init; } = [];

    /// <summary>Secrets in Secrets Manager that this stack makes, without values. Default: none; they exist already.</summary>
    [Matches("[A-Za-z0-9/_+=.@-]{1,512}", "a name such as prod/chocoletter-chat")]
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>Secrets in Secrets Manager that the cluster may read for guests on it, beside the stack's own. Default: none.</summary>
    [Matches("[A-Za-z0-9/_+=.@-]{1,512}", "a name such as after/chocoletter-server")]
    public IReadOnlyList<string> GuestSecrets { get; init; } = [];

    /// <summary>Whether the cluster is protected against removal. Default: true.</summary>
    public bool Protect { get; init; } = true;

    /// <inheritdoc/>
    public void Check(Problems problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        if (AutoMode && Nodes.Count > 0)
        {
            problems.Add(Codes.Exclusive, "autoMode", "true", "either Auto Mode or groups of nodes", "remove autoMode, or nodes");
        }

        if (Dns is not null && !StaticAddresses)
        {
            problems.Add(Codes.Exclusive, "dns", Dns.Domain, "a zone only with addresses that stay, since names are pointed at addresses", "remove staticAddresses, or dns");
        }

        if (!AutoMode && Nodes.Count == 0)
        {
            problems.Add(Codes.MissingKey, "nodes", null, "groups of nodes, or autoMode: true", "add a group of nodes, or autoMode: true");
        }
    }

    /// <summary>Makes the cluster, and what it stands on.</summary>
    /// <param name="complete">Adds what is said of clusters of any kind.</param>
    public Cluster Make(Func<EksClusterArgs, EksClusterArgs> complete)
    {
        ArgumentNullException.ThrowIfNull(complete);
        var account = new AwsAccount("aws", new() { Id = Account, Region = Region, Profile = Profile, Role = Role, Tags = Tags });
        if (Repositories.Count > 0)
        {
            _ = new EcrRepositories($"{Name}-images", new() { Account = account, Repositories = Repositories });
        }

        if (Secrets.Count > 0)
        {
            _ = new AwsSecrets($"{Name}-secrets", new() { Account = account, Names = Secrets });
        }

        var network = new Vpc(Name, Network.ToArgs(account));
        return new EksCluster(Name, complete(new()
        {
            Network = network,
            Version = Version,
            UpgradesFrom = UpgradesFrom,
            NodeVersion = NodeVersion,
            Nodes = AutoMode ? new EksNodes.AutoMode() : new EksNodes.Managed([.. Nodes.Select(group => group.ToGroup())]),
            Access = [.. Access.Select(entry => new EksAccess { Principal = entry.Principal, Policy = entry.Policy, Namespaces = entry.Namespaces })],
            PublicAccess = PublicAccess,
            PublicAccessForEverybody = PublicAccessForEverybody,
            ExtendedSupport = ExtendedSupport,
            ServiceRange = ServiceRange,
            LogDays = LogDays,
            Addresses = StaticAddresses ? new PublicAddresses($"{Name}-edge", new() { Network = network }) : null,
            Protect = Protect,
        })).Cluster;
    }
}
