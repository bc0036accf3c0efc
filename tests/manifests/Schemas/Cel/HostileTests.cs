using System.Diagnostics;
using System.Globalization;
using Infra.Schemas.Cel;

namespace Infra.Tests.Schemas.Cel;

/// <summary>Rules that anyone may write into a definition: none of them ends the program, or keeps it for long.</summary>
public sealed class HostileTests
{
    private static readonly string Forty = $"[{string.Join(",", Enumerable.Range(0, 40))}]";

    public static TheoryData<string> DoNotCompile =>
    [
        new string('(', 100_000) + "1" + new string(')', 100_000),
        new string('(', 1000) + "1" + new string(')', 1000),
        string.Concat(Enumerable.Repeat("[", 400)) + string.Concat(Enumerable.Repeat("]", 400)),
        string.Concat(Enumerable.Repeat("true ? true : ", 2000)) + "true",
        "self" + string.Concat(Enumerable.Repeat(".a", 20_000)),
        "1" + string.Concat(Enumerable.Repeat("+1", 30_000)),
        "",
        "'",
        "self.",
        "[1, 2",
        "\u0000",
        "'" + '\ud83d' + "'",
    ];

    [Theory]
    [MemberData(nameof(DoNotCompile))]
    public void A_rule_without_sense_does_not_compile(string rule) => Assert.NotNull(CelRule.Problem(rule));

    public static TheoryData<string> CostTooMuch =>
    [
        $"{Forty}.all(a, {Forty}.all(b, {Forty}.all(c, {Forty}.all(d, {Forty}.all(e, a + b + c + d + e >= 0)))))",
        "lists.range(100000000).size() > 0",
        $"{Forty}.map(a, {Forty}.map(b, {Forty}.map(c, {Forty}.map(d, 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa')))).size() > 0",
        "[[1]].map(a, " + string.Concat(Enumerable.Repeat("[a + a].map(a, ", 40)) + "a.size() > 0" + new string(')', 41) + ".size() > 0",
        "['x'].map(a, " + string.Concat(Enumerable.Repeat("[a + a].map(a, ", 40)) + "a" + new string(')', 41) + ".size() > 0",
        "['x'].map(a, " + string.Concat(Enumerable.Repeat("[a.replace('x', 'xxxxxxxxxx')].map(a, ", 20)) + "a" + new string(')', 21)
            + ".size() > 0",
    ];

    [Theory]
    [MemberData(nameof(CostTooMuch))]
    public void A_rule_that_costs_too_much_is_given_up(string rule)
    {
        var time = Stopwatch.StartNew();
        var found = Objects.Check($"type: string\nx-kubernetes-validations: [{{rule: \"{rule}\"}}]", "a");
        Assert.Equal(CelOutcome.TooCostly, found!.Outcome);
        Assert.True(time.Elapsed < TimeSpan.FromSeconds(20), time.Elapsed.ToString());
    }

    [Fact]
    public void A_pattern_that_would_run_for_years_elsewhere_runs_in_a_moment()
    {
        var text = new string('a', 5000) + "!";
        var found = Objects.Check("type: string\nx-kubernetes-validations: [{rule: \"self.matches('^(a+)+$')\"}]", text);
        Assert.Equal(CelOutcome.Broken, found!.Outcome);
    }

    [Fact]
    public void The_steps_of_a_rule_grow_with_the_object()
    {
        long Steps(int items)
        {
            var program = Program.Compile("self.all(x, self.all(y, x != y || x == y))");
            var left = 1_000_000L;
            Assert.Equal(true, program.Run(new Sequence([.. Enumerable.Range(0, items).Select(i => (object)(long)i)]), ref left));
            return 1_000_000L - left;
        }

        Assert.InRange(Steps(200) / (double)Steps(100), 3.5, 4.5);
    }

    [Fact]
    public void A_rule_says_the_same_in_every_culture()
    {
        const string Rule =
            "type: number\nx-kubernetes-validations: [{rule: \"'I'.lowerAscii() != 'i'\", messageExpression: \"string(self) + ' ' + string(1.5) + '%.2f'.format([self])\"}]";
        var before = CultureInfo.CurrentCulture;
        try
        {
            var messages = new[] { "en-US", "de-DE", "tr-TR", "ar-SA" }.Select(culture =>
            {
                CultureInfo.CurrentCulture = new CultureInfo(culture);
                return Objects.Check(Rule, "2.25")!.Message;
            });
            Assert.Equal(["2.25 1.52.25"], messages.Distinct());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task Many_threads_find_the_same()
    {
        var schema = Objects.Schema(
            "type: array\nitems: {type: integer}\nx-kubernetes-validations: [{rule: \"self.all(x, self.exists_one(y, x == y))\", message: twice}]");
        var rules = new CelRules();
        var found = await Task.WhenAll(
            Enumerable.Range(0, 200).Select(i => Task.Run(() => rules.Check(schema, Objects.Tree($"v: [1, {i % 2}, 3]")["v"]!).Count)));
        Assert.Equal(Enumerable.Range(0, 200).Select(i => i % 2), found);
    }
}
