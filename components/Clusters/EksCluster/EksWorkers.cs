using Ec2 = Pulumi.Aws.Ec2;
using Eks = Pulumi.Aws.Eks;

namespace Infra.Components.Clusters;

internal static class EksWorkers
{
    // Amazon Linux and Bottlerocket both have their first disk here; Bottlerocket keeps images and pods on a second one.
    private const string FirstDisk = "/dev/xvda";
    private const string SecondDisk = "/dev/xvdb";

    public static Resource Make(string name, EksClusterArgs args, EksNodeGroup group, EksControlPlane plane, IReadOnlyList<Resource> after,
        ComponentResource parent)
    {
        var full = $"{name}-{group.Name}";
        var template = new Ec2.LaunchTemplate(full, Template(full, group), parent.Child());
        var made = new Eks.NodeGroupArgs
        {
            ClusterName = plane.Cluster.Name,
            NodeGroupName = group.Name,
            NodeRoleArn = plane.NodeRole.Arn,
            Version = args.NodeVersion ?? args.Version,
            AmiType = group.Image switch
            {
                EksNodeImage.AmazonLinux => "AL2023_x86_64_STANDARD",
                EksNodeImage.AmazonLinuxArm => "AL2023_ARM_64_STANDARD",
                EksNodeImage.Bottlerocket => "BOTTLEROCKET_x86_64",
                _ => "BOTTLEROCKET_ARM_64",
            },
            CapacityType = group.Spot ? "SPOT" : "ON_DEMAND",
            InstanceTypes = group.InstanceTypes.OrNone(),
            LaunchTemplate = new Eks.Inputs.NodeGroupLaunchTemplateArgs
            {
                Id = template.Id,
                Version = template.LatestVersion.Apply(version => version.ToString(CultureInfo.InvariantCulture)),
            },
            ScalingConfig = new Eks.Inputs.NodeGroupScalingConfigArgs
            {
                MinSize = group.MinSize,
                MaxSize = group.MaxSize,
                DesiredSize = group.DesiredSize ?? group.MinSize,
            },
            UpdateConfig = new Eks.Inputs.NodeGroupUpdateConfigArgs { MaxUnavailable = 1 },
            NodeRepairConfig = new Eks.Inputs.NodeGroupNodeRepairConfigArgs { Enabled = true },
            Labels = group.Labels.OrNone(),
        };
        if (group.Release is not null)
            made.ReleaseVersion = group.Release;

        foreach (var zone in args.Network.Zones)
            made.SubnetIds.Add(zone.PrivateId);

        foreach (var taint in group.Taints)
            made.Taints.Add(Mark(taint));

        return new Eks.NodeGroup(full, made, parent.Child([.. plane.NodePermissions, .. after]));
    }

    private static Ec2.LaunchTemplateArgs Template(string name, EksNodeGroup group)
    {
        var args = new Ec2.LaunchTemplateArgs
        {
            // Pods are one hop further away than the node, so they cannot have the node's credentials.
            MetadataOptions = new Ec2.Inputs.LaunchTemplateMetadataOptionsArgs
            {
                HttpEndpoint = "enabled",
                HttpTokens = "required",
                HttpPutResponseHopLimit = 1,
            },
            BlockDeviceMappings = Disks(group).ToArray(),
            UpdateDefaultVersion = true,
            TagSpecifications = { Tagged("instance", name), Tagged("volume", name), Tagged("network-interface", name) },
            Tags = new() { { "Name", name } },
        };
        return args;
    }

    private static IEnumerable<Ec2.Inputs.LaunchTemplateBlockDeviceMappingArgs> Disks(EksNodeGroup group) =>
        group.Image is EksNodeImage.Bottlerocket or EksNodeImage.BottlerocketArm
            ? [Disk(FirstDisk, null), Disk(SecondDisk, group.DiskGib)]
            : [Disk(FirstDisk, group.DiskGib)];

    // Without a size the disk is as large as the image wants it.
    private static Ec2.Inputs.LaunchTemplateBlockDeviceMappingArgs Disk(string device, int? gib)
    {
        var disk = new Ec2.Inputs.LaunchTemplateBlockDeviceMappingEbsArgs
        {
            VolumeType = "gp3",
            Encrypted = "true",
            DeleteOnTermination = "true",
        };
        if (gib is { } size)
            disk.VolumeSize = size;

        return new() { DeviceName = device, Ebs = disk };
    }

    private static Ec2.Inputs.LaunchTemplateTagSpecificationArgs Tagged(string what, string name) => new()
    {
        ResourceType = what,
        Tags = new() { { "Name", name } },
    };

    private static Eks.Inputs.NodeGroupTaintArgs Mark(Taint taint)
    {
        var args = new Eks.Inputs.NodeGroupTaintArgs
        {
            Key = taint.Key,
            Effect = taint.Effect switch
            {
                TaintEffect.NoSchedule => "NO_SCHEDULE",
                TaintEffect.PreferNoSchedule => "PREFER_NO_SCHEDULE",
                _ => "NO_EXECUTE",
            },
        };
        if (taint.Value.Length > 0)
            args.Value = taint.Value;

        return args;
    }
}
