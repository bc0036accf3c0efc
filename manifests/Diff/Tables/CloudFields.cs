using static Infra.Diff.Tables.Rule;

namespace Infra.Diff.Tables;

/// <summary>Cloud resources: what the AWS provider marks as <c>forces replacement</c>, for the types that the components make.</summary>
internal static class CloudFields
{
    /// <summary>The types.</summary>
    public static IEnumerable<(string Kind, Fields Fields)> Kinds =>
    [
        ("aws:ec2/vpc:Vpc", Fields.Of(("", LosesAddress("the network goes, with all in it")), ("cidrBlock", Replaces))),
        ("aws:ec2/subnet:Subnet", Fields.Of(("cidrBlock", Replaces), ("availabilityZone", Replaces), ("vpcId", Replaces))),
        ("aws:ec2/natGateway:NatGateway", Fields.Of(("subnetId", Replaces), ("allocationId", Replaces), ("connectivityType", Replaces))),
        ("aws:ec2/eip:Eip",
            Fields.Of(("", LosesAddress("the public address is given back and cannot be had again")), ("domain", Replaces))),
        ("aws:ec2/securityGroup:SecurityGroup",
            Fields.Of(("name", Replaces), ("description", Replaces), ("vpcId", Replaces), ("ingress", Set), ("egress", Set))),
        ("aws:ec2/instance:Instance", Fields.Of(
            ("", LosesData("what is on the machine's own disk goes")),
            ("ami", Replaces), ("subnetId", Replaces), ("availabilityZone", Replaces), ("keyName", Replaces),
            ("instanceType", Restarts("the machine stops and starts")))),
        ("aws:ec2/routeTableAssociation:RouteTableAssociation", Fields.Of(("subnetId", Replaces))),
        ("aws:eks/cluster:Cluster", Fields.Of(
            ("", LosesData("the cluster goes, with all in it")),
            ("name", Replaces), ("roleArn", Replaces), ("kubernetesNetworkConfig", Replaces), ("encryptionConfig", Replaces),
            ("bootstrapSelfManagedAddons", Replaces),
            ("version", Binds("a control plane is upgraded and never goes back")))),
        ("aws:eks/nodeGroup:NodeGroup", Fields.Of(
            ("clusterName", Replaces), ("nodeGroupName", Replaces), ("nodeRoleArn", Replaces), ("subnetIds", Set.And(Replaces)),
            ("instanceTypes", Replaces),
            ("amiType", Replaces), ("capacityType", Replaces), ("diskSize", Replaces), ("remoteAccess", Replaces),
            ("version", Restarts("nodes are replaced one after another")))),
        ("aws:eks/addon:Addon",
            Fields.Of(("clusterName", Replaces), ("addonName", Replaces), ("addonVersion", Restarts("the add-on's pods restart")))),
        ("aws:iam/role:Role", Fields.Of(("name", Replaces), ("path", Replaces))),
        ("aws:iam/policy:Policy", Fields.Of(("name", Replaces), ("path", Replaces), ("description", Replaces))),
        ("aws:iam/accessKey:AccessKey", Fields.Of(("", LosesAddress("users of the key are locked out")), ("user", Replaces))),
        ("aws:ecr/repository:Repository",
            Fields.Of(("", LosesData("the images go")), ("name", Replaces), ("encryptionConfigurations", Replaces))),
        ("aws:s3/bucket:Bucket", Bucket),
        ("aws:s3/bucketV2:BucketV2", Bucket),
        ("aws:kms/key:Key",
            Fields.Of(("", LosesForGood("what was encrypted with the key cannot be read again")), ("customerMasterKeySpec", Replaces),
                ("keyUsage", Replaces))),
        ("aws:secretsmanager/secret:Secret", Fields.Of(("", LosesData("the secret goes after its recovery window")), ("name", Replaces))),
        ("aws:route53/zone:Zone",
            Fields.Of(("", LosesAddress("the zone's names stop resolving, and a new zone has other name servers")), ("name", Replaces))),
        ("aws:route53/record:Record",
            Fields.Of(("name", Replaces), ("type", Replaces), ("zoneId", Replaces),
                ("records", Set.And(Moves("the name leads elsewhere"))))),
        ("aws:rds/instance:Instance", Fields.Of(
            ("", LosesData("the database goes; keep a final snapshot")),
            ("dbName", Replaces), ("username", Replaces), ("storageEncrypted", Replaces), ("kmsKeyId", Replaces), ("engine", Replaces),
            ("engineVersion", Binds("a database engine is upgraded and never goes back")),
            ("allocatedStorage", Binds("storage can grow and never shrink")))),
        ("aws:ebs/volume:Volume",
            Fields.Of(("", LosesData("the disk goes, with its data")), ("availabilityZone", Replaces), ("encrypted", Replaces),
                ("snapshotId", Replaces))),
        ("random:index/randomPassword:RandomPassword",
            Fields.Of(("", LosesForGood("the password cannot be had again")), ("length", Replaces), ("special", Replaces))),
        ("tls:index/privateKey:PrivateKey", Fields.Of(("", LosesForGood("the key cannot be had again")), ("algorithm", Replaces))),
    ];

    private static Fields Bucket { get; } =
        Fields.Of(("", LosesData("the objects go with the bucket")), ("bucket", Replaces), ("objectLockEnabled", Replaces));
}
