using Pulumi;
using Pulumi.Aws.Ec2;
using Pulumi.Aws.Ec2.Inputs;

namespace Infra.Components.Networks;

/// <summary>A machine of EC2 as all of ours are: encrypted, without rights of its own, its metadata out of the reach of others.</summary>
internal static class Machine
{
    /// <summary>The arguments of the machine.</summary>
    public static InstanceArgs Args(string name, string image, string type, int diskGib, Output<string> subnet, IEnumerable<Output<string>> groups, string userData) => new()
    {
        Ami = image,
        InstanceType = type,
        SubnetId = subnet,
        // The one address that faces the world is an elastic one, which a machine is given and does not choose.
        AssociatePublicIpAddress = false,
        VpcSecurityGroupIds = groups.ToArray(),
        MetadataOptions = new InstanceMetadataOptionsArgs { HttpEndpoint = "enabled", HttpTokens = "required", HttpPutResponseHopLimit = 1 },
        RootBlockDevice = new InstanceRootBlockDeviceArgs { VolumeType = "gp3", VolumeSize = diskGib, Encrypted = true, DeleteOnTermination = true },
        UserData = userData,
        Tags = new() { { "Name", name } },
        VolumeTags = new() { { "Name", name } },
    };
}
