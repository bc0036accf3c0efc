using Infra.Components.Aws;
using Infra.Components.Tests.Rendering;
using Pulumi;

namespace Infra.Components.Tests.Aws;

public sealed class HostedZoneTests
{
    [Fact]
    public Task A_zone_of_ones_own_is_kept() =>
        ComponentGolden.CheckAsync("Aws/HostedZone/golden/zone", cluster => _ = new HostedZone("zone", new()
        {
            Account = TestAccount.Make(),
            Domain = "sonhs.com",
            Records =
            [
                new() { Name = "sonhs.com", Type = DnsRecordType.A, Values = ["203.0.113.10", Output.Create("203.0.113.11")] },
                new() { Name = "*.preview.sonhs.com", Type = DnsRecordType.Cname, Values = ["edge.example.net"], Ttl = 60 },
                new() { Name = "sonhs.com", Type = DnsRecordType.Caa, Values = ["0 issue \"letsencrypt.org\""] },
            ],
        }));

    [Fact]
    public Task A_zone_of_somebody_else_gets_records_only() =>
        ComponentGolden.CheckAsync("Aws/HostedZone/golden/records", cluster => _ = new HostedZone("zone", Zone(
        new DnsRecord { Name = "chat.sonhs.com", Type = DnsRecordType.A, Values = ["203.0.113.10"] })));

    [Fact]
    public Task A_name_of_another_zone_is_refused() => Refuses("INF0413", "Records[0].Name", "chat.example.com",
        new DnsRecord { Name = "chat.example.com", Type = DnsRecordType.A, Values = ["203.0.113.10"] });

    [Theory]
    [InlineData(DnsRecordType.A, "2001:db8::10")]
    [InlineData(DnsRecordType.A, "203.0.113")]
    [InlineData(DnsRecordType.Aaaa, "203.0.113.10")]
    [InlineData(DnsRecordType.Cname, "not a host")]
    [InlineData(DnsRecordType.Txt, "")]
    public Task A_value_that_does_not_fit_its_type_is_refused(DnsRecordType type, string value) =>
        Refuses("INF0415", "Records[0].Values[0]", value,
        new DnsRecord { Name = "chat.sonhs.com", Type = type, Values = [value] });

    [Fact]
    public Task Another_name_for_the_zone_itself_is_refused() => Refuses("INF0415", "Records[0]", "sonhs.com CNAME",
        new DnsRecord { Name = "sonhs.com", Type = DnsRecordType.Cname, Values = ["edge.example.net"] });

    [Fact]
    public Task A_record_without_a_value_is_refused() => Refuses("INF0121", "Records[0].Values", null,
        new DnsRecord { Name = "chat.sonhs.com", Type = DnsRecordType.A, Values = [] });

    [Fact]
    public Task A_record_given_twice_is_refused() => Refuses("INF0203", "Records", "chat.sonhs.com A",
        new DnsRecord { Name = "chat.sonhs.com", Type = DnsRecordType.A, Values = ["203.0.113.10"] },
        new DnsRecord { Name = "chat.sonhs.com", Type = DnsRecordType.A, Values = ["203.0.113.11"] });

    private static HostedZoneArgs Zone(params DnsRecord[] records) => new()
    {
        Account = TestAccount.Make(),
        Domain = "sonhs.com",
        ZoneId = "Z0123456789ABCDEFGHIJ",
        Records = records,
    };

    private static async Task Refuses(string code, string where, string? actual, params DnsRecord[] records)
    {
        var problem = Assert.Single(await Refused.ByAsync(cluster => _ = new HostedZone("zone", Zone(records))));
        Assert.Equal((code, $"HostedZone zone, {where}", actual), (problem.Code.Id, problem.Where, problem.Actual));
    }
}
