using Infra.Components.Tests.Rendering;
using Infra.Diagnostics;
using Infra.Hermetic;
using Infra.Manifests;
using Infra.Tests.Support;

namespace Infra.Stacks.Tests.Chocoletter;

/// <summary>The house stacks on EKS, by <c>docs/examples/eks</c>, beside the same stacks on the owner's LAN.</summary>
public sealed class EksTests(House house) : IClassFixture<House>
{
    private static readonly string Examples = Path.Combine(Repository.Folder, "docs", "examples", "eks");

    private static readonly Lazy<StackResult> Prod = new(() => House.Run("prod", Examples));
    private static readonly Lazy<StackResult> After = new(() => House.Run("after", Examples));

    [Fact]
    public void Prod_differs_from_the_LAN_only_where_the_cluster_does() =>
        Difference.Compare("golden-eks/prod.diff", Difference.Of(house.Prod, "the LAN", Prod.Value, "EKS"));

    [Fact]
    public void After_differs_from_the_LAN_only_where_the_cluster_does() =>
        Difference.Compare("golden-eks/after.diff", Difference.Of(house.After, "the LAN", After.Value, "EKS"));

    [Fact]
    public void Who_may_do_what_in_AWS_is_what_a_security_reviewer_has_read() =>
        Difference.Compare("golden-eks/prod.iam.txt", IamReview.Of(Prod.Value.Inventory.Cloud));

    [Theory]
    [InlineData("prod", "infra:cluster", "infra:exemptions", "infra:metalLb")]
    [InlineData("after", "infra:platform")]
    public void The_stack_files_differ_by_the_cluster_and_what_it_makes_needless(string stack, params string[] keys)
    {
        Assert.Equal(keys, Difference.OfFiles(stack, Repository.House, Examples));
    }

    [Fact]
    public void No_key_of_AWS_exists_anywhere()
    {
        Assert.DoesNotContain(Prod.Value.Inventory.Cloud,
            resource => resource.Key.Type is "aws:iam/accessKey:AccessKey" or "aws:iam/user:User");
        foreach (var result in new[] { Prod.Value, After.Value })
        {
            Assert.DoesNotContain(result.Inventory.Manifests, manifest => manifest.Id.Kind is "Secret" or "ECRAuthorizationToken");
            var all = string.Concat(Difference.Rendering(result).Values);
            foreach (var trace in new[]
            {
                "awssm-secret",
                "accessKeyID",
                "secret-access-key",
                "ecr-registry-key",
                "imagePullSecrets",
                "AWS_ACCESS_KEY",
            })
            {
                Assert.DoesNotContain(trace, all, StringComparison.OrdinalIgnoreCase);
            }
        }
    }

    [Fact]
    public void An_attached_stack_reaches_the_cluster_by_the_kubeconfig_that_the_owner_exports()
    {
        var exported = Assert.Single(Prod.Value.Outputs, output => output.Name == "kubeconfig");
        Assert.True(exported.IsSecret);
        var provider = Assert.Single(After.Value.Providers);
        Assert.Equal(((ScalarNode)exported.Value).ToString(), provider.Inputs.Value("kubeconfig"));
        Assert.Contains("get-token", provider.Inputs.Value("kubeconfig"), StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_on_the_cluster_comes_after_what_makes_load_balancers()
    {
        var provider = Assert.Single(Prod.Value.Providers, provider => provider.Key.Name == "chocoletter");
        Assert.Contains("chocoletter-load-balancers", string.Join(' ', provider.Options.DependsOn), StringComparison.Ordinal);
        Assert.All(Prod.Value.Inventory.Manifests.Where(manifest => manifest.Id.Kind != "StorageClass"),
            manifest => Assert.DoesNotContain(manifest.Components, component => component.Name == "chocoletter-gp3"));
    }

    [Theory]
    [InlineData("  infra:cluster:", "  infra:awsAccessKeyId:\n    secure: v1:AAAAAAAAAAAAAAAA:BBBBBBBBBBBBBBBBBBBBBBBB\n  infra:cluster:",
        "INF0414", "infra:awsAccessKeyId")]
    [InlineData("  infra:cluster:", "  infra:metalLb: { addresses: [192.168.0.200-192.168.0.250] }\n  infra:cluster:", "INF0207",
        "infra:metalLb")]
    [InlineData("  infra:region: ap-northeast-2", "  infra:region: us-east-1", "INF0409", "infra:region")]
    [InlineData("123456789012.dkr.ecr.ap-northeast-2.amazonaws.com/refac/chocoletter-chat",
        "210987654321.dkr.ecr.ap-northeast-2.amazonaws.com/refac/chocoletter-chat", "INF0409", "infra:images.chat")]
    [InlineData("          managed:", "          autoMode: {}\n          managed:", "INF0207", "infra:cluster.eks.cluster.nodes")]
    [InlineData("    eks:", "    esk:", "INF0101", "infra:cluster")]
    [InlineData("id: \"123456789012\"", "id: \"1234\"", "INF0120", "infra:cluster.eks.account.id")]
    [InlineData("role/infra-deploy", "role infra deploy", "INF0410", "infra:cluster.eks.cluster.access[0].principal")]
    [InlineData("      dns:", "      staticAddresses: false\n      dns:", "INF0207", "infra:cluster.eks.dns")]
    public void What_does_not_fit_EKS_is_refused_where_it_stands(string text, string replacement, string code, string where)
    {
        var refused = Refused("prod", text, replacement);
        Assert.Contains(refused, problem => problem.Code.Id == code && problem.Where == $"stack prod, {where}" && problem.At is not null);
    }

    [Theory]
    [InlineData("zones: [ap-northeast-2a, ap-northeast-2c]", "zones: [ap-northeast-2a]", "INF0404")]
    [InlineData("version: \"1.36\"", "version: \"1.33\"", "INF0452")]
    [InlineData("version: \"1.36\"", "version: \"1.36\"\n        upgradesFrom: \"1.34\"", "INF0453")]
    [InlineData("publicAccess: [203.0.113.0/24]", "publicAccess: [0.0.0.0/0]", "INF0406")]
    [InlineData("policy: cluster-administrator", "policy: editor", "INF0411")]
    [InlineData("iam::123456789012:role/infra-deploy", "iam::210987654321:role/infra-deploy", "INF0409")]
    [InlineData("peerCidrs: [192.168.0.0/24]", "peerCidrs: [10.20.4.0/24]", "INF0460")]
    [InlineData("domain: sonhs.com", "domain: example.com", "INF0413")]
    public void What_AWS_or_its_owner_would_regret_is_refused(string text, string replacement, string code) =>
        Assert.Contains(Refused("prod", text, replacement), problem => problem.Code.Id == code);

    [Fact]
    public void On_the_LAN_a_pool_of_addresses_is_needed()
    {
        var refused =
            Assert.Throws<RefusedException>(() =>
                House.RunWith("prod", "  infra:metalLb:\n    addresses: [192.168.0.200-192.168.0.250]\n", "")).Diagnostics;
        var problem = Assert.Single(refused);
        Assert.Equal(("INF0102", "stack prod, infra:metalLb"), (problem.Code.Id, problem.Where));
    }

    [Fact]
    public void An_attached_stack_has_no_cluster_of_its_own() =>
        Assert.Contains(Refused("after", "  infra:zone:", "  infra:cluster: existing\n  infra:zone:"),
            problem => problem is { Code.Id: "INF0207", Where: "stack after, infra:cluster" });

    [Fact]
    public void Every_host_is_pointed_at_the_addresses_that_stay()
    {
        var records = Prod.Value.Inventory.Cloud.Where(resource => resource.Key.Type == "aws:route53/record:Record").ToArray();
        Assert.Equal(
            Prod.Value.Inventory.Manifests.Concat(After.Value.Inventory.Manifests)
                .SelectMany(manifest => manifest.Tree.Items("spec", "listeners")).Select(listener => listener.Value("hostname")).Distinct()
                .Order(StringComparer.Ordinal),
            records.Select(record => record.Inputs.Value("name")).Order(StringComparer.Ordinal));
        Assert.All(records, record => Assert.Equal(
            ["<aws:ec2/eip:Eip chocoletter-edge-ap-northeast-2a publicIp>", "<aws:ec2/eip:Eip chocoletter-edge-ap-northeast-2c publicIp>"],
            record.Inputs.Texts("records")));
    }

    [Fact]
    public void Auto_mode_needs_no_nodes()
    {
        var prod = Run("prod",
            "        nodes:\n          managed:\n            - name: general\n              instanceTypes: [m7i.large]\n              minSize: 2\n              maxSize: 4\n", "        nodes: autoMode\n");
        Assert.DoesNotContain(prod.Inventory.Cloud,
            resource => resource.Key.Type is "aws:eks/nodeGroup:NodeGroup" or "aws:ec2/launchTemplate:LaunchTemplate");
        Assert.Equal("ebs.csi.eks.amazonaws.com",
            Assert.Single(prod.Inventory.Manifests, manifest => manifest.Id.Kind == "StorageClass").Value("provisioner"));
        Assert.DoesNotContain(prod.Inventory.Charts, chart => chart.Chart == "aws-load-balancer-controller");
    }

    private static IReadOnlyList<Diagnostic> Refused(string stack, string text, string replacement) =>
        Assert.Throws<RefusedException>(() => Run(stack, text, replacement)).Diagnostics;

    private static StackResult Run(string stack, string text, string replacement)
    {
        var folder = Directory.CreateTempSubdirectory("eks-");
        try
        {
            foreach (var file in Directory.EnumerateFiles(Examples))
            {
                var content = File.ReadAllText(file);
                if (Path.GetFileName(file) == $"Pulumi.{stack}.yaml")
                {
                    Assert.Contains(text, content, StringComparison.Ordinal);
                    content = content.Replace(text, replacement, StringComparison.Ordinal);
                }

                File.WriteAllText(Path.Combine(folder.FullName, Path.GetFileName(file)), content);
            }

            return House.Run(stack, folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
