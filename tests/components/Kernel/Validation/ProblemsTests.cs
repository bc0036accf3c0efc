using Infra.Components.Validation;
using Infra.Diagnostics;

namespace Infra.Components.Tests.Kernel;

public sealed class ProblemsTests
{
    [Fact]
    public void All_problems_are_reported_at_once_with_their_place_value_and_fix()
    {
        var problems = new Problems("Thing", "Bad_name", new Args
        {
            Port = 0,
            Hosts = ["good.example.com", "bad"],
            Sizes = new Dictionary<string, string> { ["data"] = "much" },
            Inner = new Inner("none"),
        });

        var refused = Assert.Throws<RefusedException>(problems.ThrowIfAny);

        Assert.Equal(
            [
                ("INF0117", "Thing Bad_name, name", "Bad_name"),
                ("INF0111", "Thing Bad_name, Port", "0"),
                ("INF0110", "Thing Bad_name, Hosts[1]", "bad"),
                ("INF0112", "Thing Bad_name, Sizes.data", "much"),
                ("INF0112", "Thing Bad_name, Inner.Size", "none"),
            ],
            refused.Diagnostics.Select(d => (d.Code.Id, d.Where, d.Actual!)));
    }

    [Fact]
    public void Nothing_is_thrown_when_nothing_is_wrong() =>
        new Problems("Thing", "good",
            new Args { Port = 80, Hosts = [], Sizes = new Dictionary<string, string>(), Inner = new Inner("1Gi") }).ThrowIfAny();

    [Fact]
    public void A_text_shows_code_place_value_what_is_allowed_and_the_fix()
    {
        var diagnostic = new Diagnostic(Codes.Port, "infra:nas.port", "0", "a whole number from 1 to 65535", "write the number of the port")
        {
            At = new SourceLocation("Pulumi.prod.yaml", 12, 11),
        };

        Assert.Equal("""
            INF0111 Pulumi.prod.yaml:12:11 infra:nas.port: not a port
              actual:  0
              allowed: a whole number from 1 to 65535
              fix:     write the number of the port
            """.ReplaceLineEndings("\n"), diagnostic.ToString());
    }

    [Fact]
    public void Codes_are_unique_and_all_of_them_are_listed()
    {
        Assert.Equal(Codes.All.Count, Codes.All.Select(code => code.Id).Distinct().Count());
        Assert.All(Codes.All, code => Assert.Matches("^INF[0-9]{4}$", code.Id));
        Assert.All(Codes.All, code => Assert.NotEmpty(code.Help));
    }

    private sealed record Args
    {
        [Port]
        public required int Port { get; init; }

        [HostName]
        public required IReadOnlyList<string> Hosts { get; init; }

        [Quantity]
        public required IReadOnlyDictionary<string, string> Sizes { get; init; }

        public required Inner Inner { get; init; }
    }

    private sealed record Inner([property: Quantity] string Size);
}
