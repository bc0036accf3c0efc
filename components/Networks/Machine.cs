using Pulumi.Aws.Ec2;
using Pulumi.Aws.Ec2.Inputs;

namespace Infra.Components.Networks;

/// <summary>An EC2 machine as all of them are made here: encrypted, without permissions in AWS, its metadata only for itself.</summary>
internal static class Machine
{
    public static InstanceArgs Args(string name, string image, string type, int diskGib, Output<string> subnet,
        IEnumerable<Output<string>> groups, string userData) => new()
        {
            Ami = image,
            InstanceType = type,
            SubnetId = subnet,
            // Public addresses are elastic ones, attached explicitly.
            AssociatePublicIpAddress = false,
            VpcSecurityGroupIds = groups.ToArray(),
            MetadataOptions = new InstanceMetadataOptionsArgs
            {
                HttpEndpoint = "enabled",
                HttpTokens = "required",
                HttpPutResponseHopLimit = 1,
            },
            RootBlockDevice = new InstanceRootBlockDeviceArgs
            {
                VolumeType = "gp3",
                VolumeSize = diskGib,
                Encrypted = true,
                DeleteOnTermination = true,
            },
            UserData = userData,
            Tags = new() { { "Name", name } },
            VolumeTags = new() { { "Name", name } },
        };
}
