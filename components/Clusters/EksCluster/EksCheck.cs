using System.Globalization;
using Infra.Catalogue;
using Infra.Components.Networks;
using Infra.Components.Validation;
using Infra.Diagnostics;

namespace Infra.Components.Clusters;

/// <summary>What is wrong with the arguments of an EKS cluster.</summary>
internal static class EksCheck
{
    // The kubelet may be three minor versions older than the API server: https://kubernetes.io/releases/version-skew-policy/.
    private const int NodesMayLag = 3;

    public static void Run(string name, EksClusterArgs args)
    {
        var problems = new Problems("EksCluster", name, args);
        Network(args, problems);
        Version(args, problems);
        Access(args, problems);
        PublicAccess(args, problems);
        problems.AddIf(args.StorageClass is { } named && named != EksCluster.EncryptedDisks && !args.StorageClasses.Contains(named), Codes.UnknownStorageClass,
            nameof(args.StorageClass), args.StorageClass, string.Join(", ", args.StorageClasses.Prepend(EksCluster.EncryptedDisks)),
            $"choose one of these, or add it to {nameof(args.StorageClasses)}");
        if (args.Nodes is EksNodes.Managed managed)
        {
            Groups(managed, problems);
        }

        problems.ThrowIfAny();
    }

    private static void Network(EksClusterArgs args, Problems problems)
    {
        problems.AddIf(args.Network.Zones.Count < 2, Codes.TooFewZones, nameof(args.Network),
            args.Network.Zones.Count.ToString(CultureInfo.InvariantCulture), "two zones or more", "give the network another zone");
        if (Networks.Range.Parse(args.ServiceRange) is { } services)
        {
            problems.AddIf(services.Prefix is < 12 or > 24, Codes.NetworkSize, nameof(args.ServiceRange), args.ServiceRange,
                "a network from /12 to /24", "choose a network of that size");
            problems.AddIf(Networks.Range.Parse(args.Network.Cidr)!.Value.Overlaps(services), Codes.RangesOverlap, nameof(args.ServiceRange),
                args.ServiceRange, $"a network apart from {args.Network.Cidr}", "choose another range for Services, such as 172.20.0.0/16");
        }

        problems.AddIf(args.Addresses is not null && args.Addresses.Count != args.Network.Zones.Count, Codes.Form, nameof(args.Addresses),
            args.Addresses?.Count.ToString(CultureInfo.InvariantCulture), "one address for each zone of the network", "make as many addresses as zones");
    }

    private static void Version(EksClusterArgs args, Problems problems)
    {
        if (KubernetesVersion.Parse(args.Version) is not { } version)
        {
            return;
        }

        var supported = string.Join(", ", KubernetesReleases.Eks.Select(one => one.Kubernetes.ToString()));
        problems.AddIf(KubernetesReleases.EksOf(version) is null, Codes.UnsupportedVersion, nameof(args.Version), args.Version, supported, "choose one of these");
        if (args.UpgradesFrom is not null && KubernetesVersion.Parse(args.UpgradesFrom) is { } running)
        {
            problems.AddIf(!version.Follows(running), Codes.VersionJump, nameof(args.Version), $"{version} after {running}",
                $"{running} or {running with { Minor = running.Minor + 1 }}", "go one minor version at a time, and never back");
        }

        if (args.NodeVersion is not null && KubernetesVersion.Parse(args.NodeVersion) is { } nodes)
        {
            problems.AddIf(nodes > version || version.Minor - nodes.Minor > NodesMayLag, Codes.UnsupportedVersion, nameof(args.NodeVersion), args.NodeVersion,
                $"the version {version} of the control plane, or up to three older", "upgrade the control plane first, then the nodes");
        }
    }

    private static void Access(EksClusterArgs args, Problems problems)
    {
        problems.AddIf(!args.Access.Any(entry => entry is { Policy: EksAccessPolicy.ClusterAdministrator, Namespaces.Count: 0 }), Codes.NobodyMayEnter,
            nameof(args.Access), args.Access.Count == 0 ? null : string.Join(", ", args.Access.Select(entry => entry.Policy)),
            "one cluster administrator or more", "add the role that runs this program as a cluster administrator");
        OwnRole(args, problems);
        problems.AddDuplicates(Codes.DuplicateName, nameof(args.Access), args.Access.Select(entry => entry.Principal));
        for (var i = 0; i < args.Access.Count; i++)
        {
            args.Network.Account.CheckArn(problems, string.Create(CultureInfo.InvariantCulture, $"{nameof(args.Access)}[{i}].{nameof(EksAccess.Principal)}"), args.Access[i].Principal);
        }
    }

    private static void OwnRole(EksClusterArgs args, Problems problems)
    {
        if (args.Network.Account.Role is { } role)
        {
            problems.AddIf(!args.Access.Any(entry => entry.Principal == role && entry is { Policy: EksAccessPolicy.ClusterAdministrator, Namespaces.Count: 0 }),
                Codes.NobodyMayEnter, nameof(args.Access), role, "the role that this program works as, as a cluster administrator", "add it");
        }
    }

    private static void PublicAccess(EksClusterArgs args, Problems problems)
    {
        for (var i = 0; i < args.PublicAccess.Count; i++)
        {
            problems.AddIf(Everybody.Is(args.PublicAccess[i]) && !args.PublicAccessForEverybody, Codes.OpenToTheWorld,
                string.Create(CultureInfo.InvariantCulture, $"{nameof(args.PublicAccess)}[{i}]"), args.PublicAccess[i],
                "networks of those who administer the cluster", $"list those networks, or say so by {nameof(args.PublicAccessForEverybody)}");
        }
    }

    private static void Groups(EksNodes.Managed managed, Problems problems)
    {
        const string Argument = nameof(EksClusterArgs.Nodes);
        problems.AddIf(managed.Groups.Count == 0, Codes.Empty, Argument, null, "at least one group of nodes", "add a group, or choose Auto Mode");
        problems.AddDuplicates(Codes.DuplicateName, Argument, managed.Groups.Select(group => group.Name));
        for (var i = 0; i < managed.Groups.Count; i++)
        {
            var group = managed.Groups[i];
            var where = string.Create(CultureInfo.InvariantCulture, $"{Argument}.{nameof(managed.Groups)}[{i}]");
            var desired = group.Desired ?? group.Least;
            problems.AddIf(group.Least > group.Most || desired < group.Least || desired > group.Most, Codes.OutOfRange, where,
                string.Create(CultureInfo.InvariantCulture, $"{group.Least} to {group.Most}, {desired} desired"),
                "a smallest number that is not above the largest, and a desired one between them", "correct the numbers");
            problems.AddIf(group.InstanceTypes.Count == 0, Codes.Empty, $"{where}.{nameof(group.InstanceTypes)}", null, "at least one instance type", "name one");
            problems.AddIf(group.InstanceTypes.Count > 1 && !group.Spot, Codes.Exclusive, $"{where}.{nameof(group.InstanceTypes)}",
                string.Join(", ", group.InstanceTypes), "one type, unless the machines are spot ones", "leave one type, or make a second group");
        }
    }
}
