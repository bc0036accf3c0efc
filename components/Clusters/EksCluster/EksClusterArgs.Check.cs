using Infra.Catalogue;
using Infra.Components.Aws;
using Infra.Components.Networks;

namespace Infra.Components.Clusters;

public sealed partial record EksClusterArgs : IChecked
{
    // The kubelet may be three minor versions older than the API server: https://kubernetes.io/releases/version-skew-policy/.
    private const int NodesMayLag = 3;

    void IChecked.Check(Problems problems)
    {
        if (Network is not null)
            CheckNetwork(problems);

        CheckServices(problems);
        CheckVersion(problems);
        CheckAccess(problems);
        CheckPublicAccess(problems);
        problems.AddLogRetention(nameof(LogDays), LogDays);
        problems.AddStorageClass(nameof(StorageClass), StorageClass, [EksCluster.EncryptedDisks, .. StorageClasses]);
    }

    private void CheckNetwork(Problems problems)
    {
        var zones = Network.Zones.Count;
        problems.AddIf(zones < 2, Codes.TooFewZones, nameof(Network), zones.ToString(CultureInfo.InvariantCulture),
            "two zones or more", "give the network another zone");
        problems.AddIf(Addresses is not null && Addresses.Count != zones, Codes.Form, nameof(Addresses),
            Addresses?.Count.ToString(CultureInfo.InvariantCulture), "one address for each zone of the network",
            "make as many addresses as zones");
    }

    private void CheckServices(Problems problems)
    {
        if (Ipv4Range.Parse(ServiceCidr) is not { } services)
            return;

        problems.AddIf(services.Prefix is < 12 or > 24, Codes.NetworkSize, nameof(ServiceCidr), ServiceCidr,
            "a network from /12 to /24", "choose a network of that size");
        problems.AddIf(Network is not null && Ipv4Range.Parse(Network.Cidr)!.Overlaps(services), Codes.RangesOverlap,
            nameof(ServiceCidr), ServiceCidr, $"a network apart from {Network?.Cidr}", "choose another one, such as 172.20.0.0/16");
    }

    private void CheckVersion(Problems problems)
    {
        if (KubernetesVersion.Parse(Version) is not { } version)
            return;

        var supported = string.Join(", ", KubernetesReleases.Eks.Select(one => one.Kubernetes.ToString()));
        problems.AddIf(KubernetesReleases.EksOf(version) is null, Codes.UnsupportedVersion, nameof(Version), Version, supported,
            "choose one of these");
        if (UpgradesFrom is not null && KubernetesVersion.Parse(UpgradesFrom) is { } running)
        {
            problems.AddIf(!version.Follows(running), Codes.VersionJump, nameof(Version), $"{version} after {running}",
                $"{running} or {running with { Minor = running.Minor + 1 }}", "go one minor version at a time, and never back");
        }

        if (NodeVersion is not null && KubernetesVersion.Parse(NodeVersion) is { } nodes)
        {
            problems.AddIf(nodes > version || version.Minor - nodes.Minor > NodesMayLag, Codes.UnsupportedVersion,
                nameof(NodeVersion), NodeVersion, $"the version {version} of the control plane, or up to three older",
                "upgrade the control plane first, then the nodes");
        }

        CheckReleases(problems, NodeVersion ?? Version);
    }

    // AWS names the images of Amazon Linux after the kubelet in them, and refuses one for another minor version.
    private void CheckReleases(Problems problems, string version)
    {
        if (Nodes is not EksNodes.Managed { Groups: var groups })
            return;

        for (var i = 0; i < groups.Count; i++)
        {
            problems.AddIf(groups[i] is { Image: EksNodeImage.AmazonLinux or EksNodeImage.AmazonLinuxArm, Release: { } release }
                && !release.StartsWith(version + ".", StringComparison.Ordinal), Codes.VersionMatrix,
                $"{nameof(Nodes)}.{Problems.Item(nameof(EksNodes.Managed.Groups), i)}.{nameof(EksNodeGroup.Release)}", groups[i].Release,
                $"a release for {version}, the nodes' version of Kubernetes", "take one that begins so, or leave it out");
        }
    }

    private void CheckAccess(Problems problems)
    {
        var account = Network?.Account;
        problems.AddIf(!Access.Any(entry => entry.AdministersCluster), Codes.NoClusterAdministrator, nameof(Access),
            Access.Count == 0 ? null : string.Join(", ", Access.Select(entry => entry.Policy)),
            "one cluster administrator or more", "add the role that runs this program as a cluster administrator");
        problems.AddIf(account?.Role is { } role && !Access.Any(entry => entry.Principal == role && entry.AdministersCluster),
            Codes.NoClusterAdministrator, nameof(Access), account?.Role, "the role that runs this program, as a cluster administrator",
            "add it");
        problems.AddDuplicates(Codes.DuplicateName, nameof(Access), Access.Select(entry => entry.Principal));
        for (var i = 0; i < Access.Count; i++)
            account?.CheckArn(problems, $"{Problems.Item(nameof(Access), i)}.{nameof(EksAccess.Principal)}", Access[i].Principal);
    }

    private void CheckPublicAccess(Problems problems)
    {
        for (var i = 0; i < PublicAccess.Count; i++)
        {
            problems.AddIf(Internet.Covers(PublicAccess[i]) && !AllowPublicAccessFromAnywhere, Codes.OpenToTheWorld,
                Problems.Item(nameof(PublicAccess), i), PublicAccess[i], "networks of the cluster's administrators",
                $"list those networks, or set {problems.Name(nameof(AllowPublicAccessFromAnywhere))}");
        }
    }
}
