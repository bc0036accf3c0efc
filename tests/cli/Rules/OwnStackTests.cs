using Infra.Hermetic;
using Infra.Manifests;
using Infra.Reports;
using Infra.Settings;
using Infra.Stacks;
using Infra.Tests.Support;

namespace Infra.Tests.Rules;

/// <summary>The rules hold for the house's own stacks, and would notice if something were missing.</summary>
public sealed class OwnStackTests
{
    private static readonly DateOnly Day = new(2026, 11, 21);

    [Theory]
    [InlineData("prod", "")]
    [InlineData("after", "")]
    [InlineData("prod", "docs/examples/eks")]
    [InlineData("after", "docs/examples/eks")]
    [InlineData("prod", "docs/examples/k3s")]
    [InlineData("after", "docs/examples/k3s")]
    public async Task A_stack_has_no_finding_that_is_not_exempted_and_no_idle_exemption(string name, string folder)
    {
        var (stack, context, settings) = await RunAsync(name, folder);

        var check = StackCheck.Run(stack, context, settings, Day);

        Assert.Empty(check.Findings.Select(f => $"{f.Rule.Id} {f.Subject} {f.Path}: {f.Actual}"));
        Assert.Empty(check.Problems.Select(p => p.ToString()));
        Assert.Equal(stack.Manifests.Count, check.Objects);
    }

    [Fact]
    public async Task A_guest_dangles_without_its_owner()
    {
        var (stack, context, settings) = await RunAsync("after");
        Assert.Single(context);

        var alone = StackCheck.Run(stack, [], settings, Day).Findings.Select(f => f.Rule.Id).ToHashSet();

        Assert.Superset(new HashSet<string> { "L02", "L05", "L06", "L07" }, alone);
    }

    // The kinds whose objects something else has to refer to, each with the rules that notice.
    public static TheoryData<string, string[]> Referred => new()
    {
        { "Service", ["L03", "N05"] },
        { "Gateway", ["L02"] },
        { "ClusterIssuer", ["L05"] },
        { "Certificate", ["L04"] },
        { "SecretStore", ["L06"] },
        { "ECRAuthorizationToken", ["L06"] },
        { "ExternalSecret", ["L07"] },
        { "Secret", ["L06", "L07"] },
        { "ServiceAccount", ["L07"] },
        { "Namespace", ["L12"] },
        { "EndpointSlice", ["L01"] },
        { "PersistentVolumeClaim", ["L07"] },
    };

    [Theory]
    [MemberData(nameof(Referred))]
    public async Task Whatever_is_taken_out_of_prod_is_missed(string kind, string[] rules)
    {
        var (stack, context, settings) = await RunAsync("prod");
        var taken = stack.Manifests.Where(manifest => manifest.Id.Kind == kind).ToList();
        Assert.NotEmpty(taken);
        foreach (var manifest in taken)
        {
            var check = StackCheck.Run(stack with { Manifests = [.. stack.Manifests.Where(other => other != manifest)] }, context,
                settings, Day);
            Assert.True(check.Findings.Any(f => rules.Contains(f.Rule.Id)), $"{manifest.Id} is not missed");
        }
    }

    [Fact]
    public async Task A_policy_taken_out_of_prod_blocks_a_flow_or_leaves_pods_open()
    {
        var (stack, context, settings) = await RunAsync("prod");
        foreach (var policy in stack.Manifests.Where(manifest => manifest.Id.Kind == "NetworkPolicy"
            && manifest.Id.Namespace == "chocoletter" && HasRules(manifest)))
        {
            var without = stack with { Manifests = [.. stack.Manifests.Where(other => other != policy)] };
            Assert.True(StackCheck.Run(without, context, settings, Day).Findings.Any(f => f.Rule.Id[0] == 'N' || f.Rule.Id == "R18"),
                $"{policy.Id} is not missed");
        }
    }

    [Fact]
    public async Task The_order_of_the_objects_does_not_matter()
    {
        var (stack, _, settings) = await RunAsync("after");
        string[] Check(IReadOnlyList<Manifest> manifests) =>
            [.. StackCheck.Run(stack with { Manifests = manifests }, [], settings,
                Day).Findings.Select(f => $"{f.Rule.Id} {f.On.Id} {f.Path}: {f.Actual}")];

        Assert.Equal(Check(stack.Manifests), Check([.. stack.Manifests.Reverse()]));
    }

    [Fact]
    public async Task A_weakened_cloud_is_noticed()
    {
        var (stack, context, settings) = await RunAsync("prod", "docs/examples/eks");
        var cloud = stack.Cloud.Select(resource => resource.Key.Type switch
        {
            "aws:eks/cluster:Cluster" => Changed(resource, resource.Inputs.With("encryptionConfig", null)),
            "aws:ec2/launchTemplate:LaunchTemplate" => Changed(resource, resource.Inputs.With("metadataOptions", null)),
            "aws:iam/rolePolicy:RolePolicy" =>
                Changed(resource,
                    resource.Inputs.With("policy", """{"Statement":{"Effect":"Allow","Action":"secretsmanager:*","Resource":"*"}}""")),
            _ => resource,
        }).ToList();

        var check = StackCheck.Run(stack with { Cloud = cloud }, context, settings, Day);

        Assert.Equal(["R28", "R29"], check.Findings.Select(f => f.Rule.Id).Distinct().Order(StringComparer.Ordinal));
    }

    private static CloudResource Changed(CloudResource resource, MapNode inputs) => resource with { Inputs = inputs };

    // A policy without rules only repeats what the namespace's default-deny says.
    private static bool HasRules(Manifest policy) => policy.Tree.At("spec", "ingress") is not null
        || policy.Tree.At("spec", "egress") is not null;

    private static async Task<(Inventory Stack, IReadOnlyList<Inventory> Context, object Settings)> RunAsync(string stack,
        string folder = "")
    {
        var project = Project.Open(folder.Length == 0 ? Repository.House : Path.Combine(Repository.Folder, folder), null, Systems.All);
        var settings = project.Bind(stack);
        var engine = new HermeticEngine(name => Task.FromResult(project.Bind(name).Run));
        var result = await engine.RunAsync(stack);
        var context = await Task.WhenAll(StackCheck.SiblingsOf(result).Select(engine.RunAsync));
        return (result.Inventory, [.. context.Select(other => other.Inventory)], settings.Values);
    }
}
