using Infra.Manifests;
using Infra.Rules;

namespace Infra.Tests.Rules;

public sealed class CloudTests
{
    [Theory]
    [InlineData("""{"Effect":"Allow","Action":"secretsmanager:GetSecretValue","Resource":"*"}""", "secretsmanager:GetSecretValue on *")]
    [InlineData("""{"Effect":"Allow","Action":["ec2:DescribeInstances","s3:GetObject"],"Resource":["*"]}""", "s3:GetObject on *")]
    [InlineData("""{"Effect":"Allow","Action":"route53:*","Resource":"*"}""", "route53:* on *")]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::backups"}""", "*")]
    [InlineData("""{"Effect":"Allow","Action":"ec2:DescribeInstances","Resource":"*"}""", null)]
    [InlineData("""{"Effect":"Allow","Action":"secretsmanager:GetSecretValue","Resource":"arn:aws:secretsmanager:eu-west-1:123456789012:secret:db"}""", null)]
    [InlineData("""{"Effect":"Allow","Action":"kms:Decrypt","Resource":"*","Condition":{"StringEquals":{"kms:ViaService":"s3"}}}""", null)]
    [InlineData("""{"Effect":"Deny","Action":"*","Resource":"*"}""", null)]
    public void Statements_name_what_they_are_for(string statement, string? finding)
    {
        var policy = $$"""{"Version":"2012-10-17","Statement":[{{statement}}]}""";
        Assert.Equal(finding is null ? [] : [finding],
            Found("R28", Resource("aws:iam/rolePolicy:RolePolicy", ("policy", policy))).Select(f => f.Actual));
    }

    [Fact]
    public void A_policy_that_is_no_json_is_told() =>
        Assert.Equal("no JSON", Found("R28", Resource("aws:iam/policy:Policy", ("policy", "{oops"))).Single().Actual);

    [Theory]
    [InlineData("arn:aws:iam::aws:policy/AdministratorAccess", 1)]
    [InlineData("arn:aws:iam::aws:policy/AmazonS3FullAccess", 1)]
    [InlineData("arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy", 0)]
    public void Policies_of_everything_are_attached_to_nobody(string policy, int findings) =>
        Assert.Equal(findings, Found("R28", Resource("aws:iam/rolePolicyAttachment:RolePolicyAttachment", ("policyArn", policy))).Count);

    [Fact]
    public void An_open_cluster_has_three_findings_and_a_closed_one_none()
    {
        var open = Resource("aws:eks/cluster:Cluster", ("enabledClusterLogTypes", new ListNode(["audit"])),
            ("vpcConfig", MapNode.Of(("publicAccessCidrs", new ListNode(["0.0.0.0/0"])))));
        var closed = Resource("aws:eks/cluster:Cluster",
            ("enabledClusterLogTypes", new ListNode(["api", "audit", "authenticator"])),
            ("encryptionConfig", MapNode.Empty),
            ("vpcConfig", MapNode.Of(("endpointPublicAccess", false))));

        Assert.Equal(["enabledClusterLogTypes", "encryptionConfig", "vpcConfig.publicAccessCidrs"], Found("R29", open).Select(f => f.Path));
        Assert.Empty(Found("R29", closed));
    }

    [Theory]
    [InlineData("required", 1, 0)]
    [InlineData("required", 2, 1)]
    [InlineData("optional", 2, 2)]
    public void Machines_ask_for_metadata_tokens_one_hop_away(string tokens, int hops, int findings) => Assert.Equal(findings, Found("R29",
        Resource("aws:ec2/launchTemplate:LaunchTemplate",
            ("metadataOptions", MapNode.Of(("httpTokens", tokens), ("httpPutResponseHopLimit", hops))))).Count);

    [Fact]
    public void A_k3s_server_is_hardened_and_its_snapshots_leave_it()
    {
        const string Hard =
            """{"cluster-init":true,"secrets-encryption":true,"kube-apiserver-arg":["audit-log-path=/x"],"etcd-snapshot-schedule-cron":"0 3 * * *"}""";
        var server = Resource("command:remote:Command", ("create", Hard));
        var bucket = Resource("command:remote:CopyToRemote", ("source", """{"etcd-s3":true}"""));

        Assert.Empty(Found("R34", server, bucket));
        Assert.Equal("snapshots that stay on the node", Found("R34", server).Single().Actual);
        Assert.Equal(4, Found("R34", Resource("command:remote:Command", ("create", """{"cluster-init": true}"""))).Count);
    }

    [Theory]
    [InlineData(false, false, "without protect and retainOnDelete")]
    [InlineData(true, false, "without retainOnDelete")]
    [InlineData(false, true, "without protect")]
    [InlineData(true, true, null)]
    public void What_holds_data_is_protected_and_kept(bool protect, bool retain, string? finding)
    {
        var found = Found("R30", new CloudResource(new ResourceKey("aws:rds/instance:Instance", "db"), MapNode.Empty)
        {
            Options = new EngineOptions { Protect = protect, RetainOnDelete = retain },
        });
        Assert.Equal(finding is null ? [] : [finding], found.Select(f => f.Actual));
        Assert.All(found, f => Assert.Equal(Severity.Error, f.Severity));
    }

    [Theory]
    [InlineData("PersistentVolumeClaim", true, 0)]
    [InlineData("PersistentVolumeClaim", false, 1)]
    [InlineData("StatefulSet", true, 0)]
    [InlineData("StatefulSet", false, 1)]
    public void A_claim_that_is_kept_needs_its_namespace(string kind, bool isKept, int findings)
    {
        var holder = kind == "StatefulSet"
            ? """{"apiVersion":"apps/v1","kind":"StatefulSet","metadata":{"name":"db","namespace":"shop"},"spec":{"volumeClaimTemplates":[{"metadata":{"name":"data"}}]}}"""
            : """{"apiVersion":"v1","kind":"PersistentVolumeClaim","metadata":{"name":"db","namespace":"shop"}}""";
        var made =
            new[]
            {
                """{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"shop"}}""",
                holder,
            }.Select((json, i) => Yaml.Read(json).Manifests.Single() with
            {
                Resource = new ResourceKey("kubernetes:core/v1:Any", $"made-{i}"),
                Options = new EngineOptions { Protect = true, RetainOnDelete = i == 1 || isKept },
            });

        var found = Checker.Check(new Inventory { Name = "stack prod", Manifests = [.. made] },
            Yaml.Only("R30") with { Production = true }).Findings;

        Assert.Equal(findings, found.Count);
        Assert.All(found,
            finding =>
                Assert.Equal(("Namespace shop", $"deleted with the stack, and the data of {kind} shop/db with it"),
                    (finding.Subject, finding.Actual)));
    }

    [Fact]
    public void A_stack_that_is_about_to_go_says_so_once_and_still_says_what_would_not_stay()
    {
        var stack = new Inventory
        {
            Name = "stack prod",
            Switches = [new TemporarySwitch(TemporarySwitch.Unprotected, "nothing is protected", "soon")],
            Cloud = [new CloudResource(new ResourceKey("aws:rds/instance:Instance", "db"), MapNode.Empty)],
        };

        var open = Assert.Single(Checker.Check(stack, Yaml.Only("R57") with { Production = true }).Findings);
        Assert.Equal(("setting infra:protect", Severity.Warning), (open.Subject, open.Severity));
        Assert.Equal("without retainOnDelete",
            Assert.Single(Checker.Check(stack, Yaml.Only("R30") with { Production = true }).Findings).Actual);
    }

    private static CloudResource Resource(string type, params (string Key, Node? Value)[] inputs) =>
        new(new ResourceKey(type, "one"), MapNode.Of(inputs));

    private static IReadOnlyList<Finding> Found(string rule, params CloudResource[] cloud) => Checker.Check(
        new Inventory { Name = "stack prod", Cloud = cloud }, Yaml.Only(rule) with { Production = true }).Findings;
}
