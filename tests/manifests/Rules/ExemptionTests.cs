using Infra.Diagnostics;
using Infra.Rules;

namespace Infra.Tests.Rules;

public sealed class ExemptionTests
{
    private const string Pods = """
        {apiVersion: v1, kind: Pod, metadata: {name: a, namespace: shop}, spec: {containers: [{name: a, image: "a:latest"}]}}
        ---
        {apiVersion: v1, kind: Pod, metadata: {name: b, namespace: shop}, spec: {containers: [{name: b, image: "b:latest"}]}}
        """;

    private static readonly DateOnly Today = new(2026, 11, 21);

    [Theory]
    [InlineData("R01", "Pod/shop/a", null, 1)]
    [InlineData("pinned-image", "Pod/shop/*", null, 2)]
    [InlineData("R01", "*", null, 2)]
    [InlineData("R01", "Pod/shop/*", "b:*", 1)]
    [InlineData("R01", "Pod/shop", null, 0)]
    [InlineData("R01", "Pod/shop/a.*", null, 0)]
    [InlineData("R02", "*", null, 0)]
    public void An_exemption_covers_what_it_names(string rule, string subject, string? value, int exempted)
    {
        var result = Check(new Exemption(rule, subject, "a good reason", "somebody", Today) { Value = value });

        Assert.Equal(exempted, result.Exempted.Count);
        Assert.Equal(2 - exempted, result.Findings.Count);
        Assert.Equal(exempted == 0 ? [Codes.IdleExemption] : [], result.Problems.Select(p => p.Code));
    }

    [Fact]
    public void It_ends_after_its_last_day()
    {
        var result =
            Check(new Exemption("R01", "*", "a good reason", "Kim", Today.AddDays(-1))
            {
                At = new Place("stack prod, infra:exemptions[0]", new SourceLocation("Pulumi.prod.yaml", 9, 7)),
            });

        Assert.Empty(result.Exempted);
        Assert.Equal(2, result.Findings.Count);
        var problem = Assert.Single(result.Problems);
        Assert.Equal(Codes.ExpiredExemption, problem.Code);
        Assert.Equal("stack prod, infra:exemptions[0].until", problem.Where);
        Assert.Equal("2026-11-20", problem.Actual);
        Assert.Contains("Kim", problem.Fix, StringComparison.Ordinal);
        Assert.False(result.Passes(Severity.Error));
    }

    [Fact]
    public void A_rule_that_does_not_exist_is_told_with_the_nearest_one()
    {
        var problem = Assert.Single(Check(new Exemption("pined-image", "*", "a good reason", "Kim", Today)).Problems);

        Assert.Equal(Codes.UnknownRule, problem.Code);
        Assert.Equal("did you mean pinned-image?", problem.Fix);
    }

    [Theory]
    [InlineData("", "Kim", "INF0501")]
    [InlineData("because", "Kim", "INF0501")]
    [InlineData("the vendor mends it in March", " ", "INF0501")]
    [InlineData("the vendor mends it in March", "Kim", null)]
    public void It_says_why_and_who_to_ask(string reason, string owner, string? problem) => Assert.Equal(
        problem is null ? [] : [problem],
        Check(new Exemption("R01", "*", reason, owner, Today)).Problems.Select(p => p.Code.Id));

    private static CheckResult Check(Exemption exemption) => Checker.Check(Yaml.Read(Pods),
        Yaml.Only("R01") with { Exemptions = [exemption], Today = Today });
}
