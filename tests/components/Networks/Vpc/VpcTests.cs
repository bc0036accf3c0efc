using Infra.Components.Networks;
using Infra.Components.Tests.Aws;
using Infra.Components.Tests.Rendering;

namespace Infra.Components.Tests.Networks;

public sealed class VpcTests
{
    [Fact]
    public Task Each_zone_has_two_subnets_and_its_own_way_out() =>
        ComponentGolden.CheckAsync("Networks/Vpc/golden/vpc", cluster => TestAccount.MakeNetwork());

    [Fact]
    public async Task One_gateway_serves_all_zones_when_asked_to()
    {
        var rendered =
            await Rendered.RunAsync(cluster =>
                _ = new Vpc("network", TestAccount.Network(TestAccount.Make()) with { Nat = NatGateways.One }));
        var gateway = Assert.Single(rendered.Resources, resource => resource.Type == "aws:ec2/natGateway:NatGateway");
        var routes = rendered.Resources
            .Where(resource => resource.Type == "aws:ec2/route:Route" && resource.Inputs.ContainsKey("natGatewayId")).ToArray();
        Assert.Equal(2, routes.Length);
        Assert.All(routes, route => Assert.Equal($"<{gateway.Type} {gateway.Name} id>", route.Inputs["natGatewayId"]));
    }

    [Fact]
    public async Task A_zone_added_at_the_end_moves_no_subnet()
    {
        var two = await Ranges("ap-northeast-2a", "ap-northeast-2c");
        var four = await Ranges("ap-northeast-2a", "ap-northeast-2c", "ap-northeast-2b", "ap-northeast-2d");
        Assert.Equal(8, four.Count);
        Assert.All(two, subnet => Assert.Equal(subnet.Value, four[subnet.Key]));
    }

    [Theory]
    [InlineData("10.20.0.0/22", "INF0402")]
    [InlineData("10.0.0.0/8", "INF0402")]
    [InlineData("2001:db8::/32", "INF0114")]
    [InlineData("10.20.0.1/16", "INF0114")]
    public Task A_range_that_AWS_or_pods_cannot_use_is_refused(string cidr, string code) =>
        Refuses(args => args with { Cidr = cidr }, code, "Cidr", cidr);

    [Fact]
    public Task One_zone_is_refused() =>
        Refuses(args => args with { Zones = ["ap-northeast-2a"] }, "INF0404", "Zones", "1");

    [Fact]
    public async Task One_zone_is_taken_where_it_is_said_to_be_enough()
    {
        var rendered = await Rendered.RunAsync(cluster => _ = new Vpc("network", TestAccount.Network(TestAccount.Make()) with
        {
            Zones = ["ap-northeast-2a"],
            AllowSingleZone = true,
        }));
        Assert.Equal(2, rendered.Resources.Count(resource => resource.Type == "aws:ec2/subnet:Subnet"));
    }

    [Fact]
    public Task A_zone_of_another_region_is_refused() =>
        Refuses(args => args with { Zones = ["ap-northeast-2a", "us-east-1a"] }, "INF0405", "Zones[1]", "us-east-1a");

    [Fact]
    public Task A_zone_given_twice_is_refused() =>
        Refuses(args => args with { Zones = ["ap-northeast-2a", "ap-northeast-2a"] }, "INF0203", "Zones", "ap-northeast-2a");

    [Fact]
    public Task A_neighbour_that_overlaps_is_refused() =>
        Refuses(args => args with { PeerCidrs = ["10.30.0.0/16", "10.20.128.0/20"] }, "INF0460", "PeerCidrs[1]", "10.20.128.0/20");

    [Fact]
    public Task Subnets_that_overlap_are_refused() =>
        Refuses(args =>
            args with { Subnets = new Dictionary<string, SubnetCidrs> { ["ap-northeast-2a"] = new() { Private = "10.20.32.0/20" } } },
            "INF0460", "Subnets.ap-northeast-2c.Private", "10.20.32.0/19");

    [Fact]
    public Task A_subnet_outside_of_the_network_is_refused() =>
        Refuses(args =>
            args with { Subnets = new Dictionary<string, SubnetCidrs> { ["ap-northeast-2a"] = new() { Public = "10.21.0.0/24" } } },
            "INF0403", "Subnets.ap-northeast-2a.Public", "10.21.0.0/24");

    [Fact]
    public Task A_subnet_without_room_for_a_load_balancer_is_refused() =>
        Refuses(args =>
            args with { Subnets = new Dictionary<string, SubnetCidrs> { ["ap-northeast-2a"] = new() { Public = "10.20.224.0/28" } } },
            "INF0402", "Subnets.ap-northeast-2a.Public", "10.20.224.0/28");

    [Fact]
    public Task Ranges_for_a_zone_that_the_network_does_not_have_are_refused() =>
        Refuses(args =>
            args with { Subnets = new Dictionary<string, SubnetCidrs> { ["ap-northeast-2b"] = new() { Private = "10.20.32.0/20" } } },
            "INF0405", "Subnets.ap-northeast-2b", "ap-northeast-2b");

    [Fact]
    public Task Days_that_CloudWatch_does_not_take_are_refused() =>
        Refuses(args => args with { FlowLogDays = 42 }, "INF0118", "FlowLogDays", "42");

    private static async Task Refuses(Func<VpcArgs, VpcArgs> change, string code, string where, string? actual)
    {
        var problem = Assert.Single(await Refused.ByAsync(cluster =>
        {
            var account = TestAccount.Make();
            _ = new Vpc("network", change(TestAccount.Network(account)));
        }));
        Assert.Equal((code, $"Vpc network, {where}", actual), (problem.Code.Id, problem.Where, problem.Actual));
    }

    private static async Task<IReadOnlyDictionary<string, object>> Ranges(params string[] zones)
    {
        var rendered = await Rendered.RunAsync(cluster => _ = new Vpc("network", TestAccount.Network(TestAccount.Make()) with
        {
            Zones = zones,
        }));
        return rendered.Resources.Where(resource => resource.Type == "aws:ec2/subnet:Subnet")
            .ToDictionary(resource => resource.Name, resource => resource.Inputs["cidrBlock"]);
    }
}
