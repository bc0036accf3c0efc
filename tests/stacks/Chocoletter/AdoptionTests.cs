using Infra.Adopt;
using Infra.Adoption;
using Infra.Diagnostics;
using Infra.Manifests;
using Infra.Settings;
using Infra.Tests.Support;

namespace Infra.Stacks.Tests.Chocoletter;

/// <summary>
/// The running system is taken over without a lost request. What runs was applied to an API server as the two repositories have it, once
/// with kubectl and once as Argo CD does, and exported with its managed fields.
/// </summary>
public sealed class AdoptionTests(House house) : IClassFixture<House>
{
    private static readonly Project Stacks = Project.Open(Repository.House, null, Systems.All);

    [Theory]
    [InlineData("kubectl")]
    [InlineData("argocd")]
    public async Task No_state_leaves_a_host_unserved(string owner)
    {
        var running = Handover.Done(Running(owner));
        var walk = new AdoptionWalk(Stacks, Systems.All);

        var steps = await walk.RunAsync(await walk.PlanAsync("prod", ["after"], running, default), running, default);

        Assert.Equal(["", "prod", "after", "prod", "after", "prod"], steps.Select(step => step.Stack));
        Assert.All(steps, step => Assert.Empty(step.LostOf(steps[0].Hosts)));
        foreach (var (index, step) in steps.Index())
            Golden.Is($"Chocoletter/adoption/{owner}-{index}-hosts.txt", Hosts(step));
    }

    [Theory]
    [InlineData("prod:; after:", "chocoletter-after.sonhs.com", "nothing listens for it")]
    [InlineData("prod: openNamespaces; after:", "chocoletter-after.sonhs.com", "nothing listens for it")]
    [InlineData("prod: openNamespaces guestHosts; after:", "chocoletter-after.sonhs.com", "no route")]
    [InlineData("prod: guestHosts; after: alsoOnGateway", "chocoletter-after.sonhs.com", "its namespace takes no new pod of it")]
    [InlineData("after: alsoOnGateway; prod:", "chocoletter-after.sonhs.com", "may not ask for names")]
    public async Task Any_shorter_way_loses_hosts(string way, string host, string why)
    {
        var running = Handover.Done(Running("argocd"));
        var steps = await new AdoptionWalk(Stacks, Systems.All).RunAsync([.. way.Split("; ").Select(Deployment)], running, default);

        Assert.Contains(steps.SelectMany(step => step.LostOf(steps[0].Hosts)),
            lost => lost.Host == host && lost.Why!.Contains(why, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Listeners_that_Argo_CD_owns_would_stay_and_shut_the_guest_out()
    {
        var running = Running("argocd");
        var walk = new AdoptionWalk(Stacks, Systems.All);

        var steps = await walk.RunAsync(await walk.PlanAsync("prod", ["after"], running, default), running, default);

        Assert.Contains(steps[4].LostOf(steps[0].Hosts),
            lost => lost is { Host: "chocoletter-after.sonhs.com", Protocol: "HTTPS", Why: "no route" });
    }

    [Theory]
    [InlineData("prod", "alsoOnGateway: true")]
    [InlineData("after", "openNamespaces: true")]
    [InlineData("after", "guestHosts: [a.example.com]")]
    public void A_setting_of_the_other_side_is_refused(string stack, string setting)
    {
        var refused =
            Assert.Throws<RefusedException>(() =>
                House.RunWith(stack, "  infra:zone:", $"  infra:adoption: {{ {setting} }}\n  infra:zone:"));

        Assert.Equal((Codes.Exclusive, $"stack {stack}, infra:adoption.{setting.Split(':')[0]}"),
            (refused.Diagnostics[0].Code, refused.Diagnostics[0].Where));
    }

    [Fact]
    public void A_host_of_its_own_is_no_host_of_a_guest()
    {
        var refused = Assert.Throws<RefusedException>(() =>
            House.RunWith("prod", "  infra:zone:", "  infra:adoption: { guestHosts: [chocoletter.sonhs.com] }\n  infra:zone:"));

        Assert.Equal(Codes.DuplicateHost, Assert.Single(refused.Diagnostics).Code);
    }

    [Fact]
    public void Everything_in_an_open_namespace_comes_after_what_opens_it()
    {
        var open = House.RunWith("prod", "  infra:zone:", "  infra:adoption: { openNamespaces: true }\n  infra:zone:");

        foreach (var space in new[] { "chocoletter", "gateway", "nas" })
        {
            var policy = Assert.Single(open.Inventory.Manifests,
                manifest => manifest.Id is { Name: "let-all-in" } && manifest.Id.Namespace == space);
            Assert.Equal(["Ingress", "Egress"], policy.Tree.Texts("spec", "policyTypes"));
            Assert.Equal("privileged",
                Assert.Single(open.Inventory.Manifests, manifest => manifest.Id.Kind == "Namespace" && manifest.Id.Name == space)
                .Value("metadata", "labels", "pod-security.kubernetes.io/enforce"));
        }
    }

    [Theory]
    [InlineData("kubectl")]
    [InlineData("argocd")]
    public void Nothing_is_replaced(string owner)
    {
        var running = Running(owner);
        foreach (var stack in new[] { house.Prod, house.After })
        {
            Assert.All(Takeovers.Of(stack.Inventory, running, new ImportedInputs(false, false)),
                takeover => Assert.NotEqual(TakeoverKind.Replaced, takeover.Kind));
        }
    }

    [Fact]
    public void Services_would_be_replaced_if_the_program_did_not_leave_their_addresses_alone()
    {
        var services = house.Prod.Inventory.Manifests.Where(manifest => manifest.Id.Kind == "Service")
            .Select(manifest => manifest with { Options = EngineOptions.None }).ToList();

        var takeovers = Takeovers.Of(house.Prod.Inventory with { Manifests = services }, Running("kubectl"),
            new ImportedInputs(false, false));

        Assert.All(takeovers,
            takeover => Assert.Equal((TakeoverKind.Replaced, "spec.clusterIP"), (takeover.Kind, Assert.Single(takeover.Replaced))));
    }

    [Fact]
    public void What_a_list_with_one_owner_leaves_to_the_server_is_written_down()
    {
        foreach (var manifest in house.Both)
            Assert.Empty(Defaults(manifest));
    }

    private static IEnumerable<string> Defaults(Manifest manifest) =>
        Schemas.ShippedSchemas.Find(manifest.ApiVersion, manifest.Id.Kind) is not { } kind ? []
        : manifest.Tree.Entries.Where(entry => entry.Key is not ("apiVersion" or "kind" or "metadata"))
            .SelectMany(entry => Defaults(kind.Schema.Field(entry.Key), entry.Value, $"{manifest.Id}: {entry.Key}", isAtomic: false));

    private static IEnumerable<string> Defaults(Schemas.Schema schema, Node value, string path, bool isAtomic) => value switch
    {
        MapNode map => map.Entries.SelectMany(entry => Defaults(schema.Field(entry.Key), entry.Value, $"{path}.{entry.Key}", isAtomic))
            .Concat(isAtomic ? schema.Defaults.Where(field => map[field.Key] is null).Select(field => $"{path}.{field.Key}") : []),
        ListNode list =>
            list.Items.SelectMany(item =>
                Defaults(schema.Items ?? Schemas.Schema.Anything, item, path, isAtomic || schema.ListType is not "map")),
        _ => [],
    };

    private static Deployment Deployment(string written)
    {
        var (stack, keys) = (written.Split(':')[0], written.Split(':')[1].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return new Deployment(stack, new MapNode(keys.Select(key => KeyValuePair.Create(key, key == "guestHosts"
            ? new ListNode([(Node)"chocoletter-after.sonhs.com"!, (Node)"chocoletter-server-after.sonhs.com"!])
            : (Node)new ScalarNode(true) { Plain = "true" }))));
    }

    private static Inventory Running(string owner) =>
        RunningCluster.Of(InventoryReader.Read(Path.Combine(Repository.Tests, "Chocoletter", "running", owner)).Complete()).Objects;

    private static string Hosts(WalkStep step) =>
        $"{step.Stack} {step.Settings?.Entries.Aggregate("", (all, entry) => $"{all} {entry.Key}")}".Trim() + "\n"
        + string.Concat(
            step.Hosts.Select(host => $"{host.Host} {host.Protocol}: {(host.By.Count > 0 ? string.Join(", ", host.By) : host.Why)}\n"));
}
