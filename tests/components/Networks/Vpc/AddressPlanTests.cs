using FsCheck;
using FsCheck.Fluent;
using Infra.Components.Networks;
using Infra.Components.Tests.Aws;
using Infra.Components.Tests.Rendering;

namespace Infra.Components.Tests.Networks;

public sealed class AddressPlanTests
{
    [Fact]
    public void Every_network_that_is_taken_has_subnets_that_are_in_it_apart_and_large_enough()
    {
        var networks = from address in Gen.Choose(0, 0xffffff)
                       from prefix in Gen.Choose(16, 21)
                       from zones in Gen.Choose(2, 6)
                       let masked = address & (0xffffff << (32 - prefix))
                       select (Cidr: $"10.{masked >> 16}.{(masked >> 8) & 0xff}.0/{prefix}", Zones: zones);
        Prop.ForAll(networks.ToArbitrary(), network => Holds(network.Cidr, network.Zones).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(25));
    }

    private static async Task<bool> Holds(string cidr, int zones)
    {
        var rendered = await Rendered.RunAsync(cluster => _ = new Vpc("network", TestAccount.Network(TestAccount.Make()) with
        {
            Cidr = cidr,
            Zones = [.. Enumerable.Range(0, zones).Select(i => $"ap-northeast-2{(char)('a' + i)}")],
        }));
        var whole = System.Net.IPNetwork.Parse(cidr);
        var subnets = rendered.Resources.Where(resource => resource.Type == "aws:ec2/subnet:Subnet")
            .Select(resource => System.Net.IPNetwork.Parse((string)resource.Inputs["cidrBlock"])).ToArray();
        return subnets.Length == 2 * zones
            && subnets.All(subnet => whole.Contains(subnet.BaseAddress) && subnet.PrefixLength is > 16 and <= 27)
            && subnets.All(one => subnets.Where(other => !other.Equals(one)).All(other => !one.Contains(other.BaseAddress)))
            && subnets.Distinct().Count() == subnets.Length;
    }
}
