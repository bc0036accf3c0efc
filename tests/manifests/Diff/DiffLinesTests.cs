using Infra.Diff;
using Infra.Reports;

namespace Infra.Tests.Diff;

/// <summary>What is marked in the lines of a comparison.</summary>
public sealed class DiffLinesTests
{
    [Theory]
    [InlineData("registry.example.com/web:3.0", "registry.example.com/web:3.1", "registry.example.com/web:3.[0]",
        "registry.example.com/web:3.[1]")]
    [InlineData("100m", "200m", "100m", "200m")]
    [InlineData("a --b=1 c", "a --b=2 c --d", "a --b=[1] c", "a --b=[2] c[ --d]")]
    [InlineData("fast", "slow", "fast", "slow")]
    public void The_part_that_differs_is_marked_where_most_is_the_same(string old, string @new, string before, string after) =>
        Assert.Equal([$"- {before}", $"+ {after}"], Shown(new FieldDiff("a", old, @new)));

    [Theory]
    [InlineData(100)]
    [InlineData(2000)]
    public void A_difference_far_into_a_long_value_is_shown(int words)
    {
        var alike = string.Concat(Enumerable.Repeat("word ", words));

        var lines = Shown(new FieldDiff("a", $"{alike}one {alike}", $"{alike}two {alike}"));

        Assert.All(lines, line => Assert.InRange(line.Length, 100, 300));
        Assert.Contains("[one]", lines[0], StringComparison.Ordinal);
        Assert.Contains("[two]", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_of_a_text_are_paired_in_their_order() => Assert.Equal(
        ["  a: 1", "- b: [2]", "- c: [3]", "+ b: [4]", "+ c: [5]", "+ d: 6"],
        [
            .. Shown(new FieldDiff("a", "", "") { Lines = ["  a: 1", "- b: 2", "- c: 3", "+ b: 4", "+ c: 5"] }),
            .. Shown(new FieldDiff("a", "", "") { Lines = ["+ d: 6"] }),
        ]);

    [Fact]
    public void Two_secrets_are_not_shown() =>
        Assert.Equal(["~ another secret value"], Shown(new FieldDiff("a", "(secret)", "(secret)") { IsSecret = true }));

    [Fact]
    public void What_is_removed_is_shown_as_what_is_added_without_its_secrets()
    {
        const string secret = "apiVersion: v1\nkind: Secret\nmetadata: {name: keys}\nstringData: {key: hunter2}";

        foreach (var (result, sign) in new[]
        {
            (Comparison.Of(Sides.Of("a", Sides.Service, secret), Sides.Of("b", Sides.Service)), "- "),
            (Comparison.Of(Sides.Of("a", Sides.Service), Sides.Of("b", Sides.Service, secret)), "+ "),
        })
        {
            Assert.Equal(
                [
                    sign + "apiVersion: v1",
                    sign + "kind: Secret",
                    sign + "metadata:",
                    sign + "  name: keys",
                    sign + "stringData:",
                    sign + "  key: (secret)",
                ],
                DiffLines.OfWhole(Assert.Single(result.Items)).Select(line => $"{line.Sign} {line.Text}"));
            Assert.DoesNotContain("hunter2", DiffMarkdown.Of(result), StringComparison.Ordinal);
        }
    }

    private static string[] Shown(FieldDiff change) => [.. DiffLines.Of(change).Select(line =>
        $"{line.Sign} {string.Concat(line.Pieces.Select(piece => piece.Differs ? $"[{piece.Text}]" : piece.Text))}")];
}
