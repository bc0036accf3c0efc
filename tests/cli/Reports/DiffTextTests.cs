using Infra.Diagnostics;
using Infra.Diff;
using Infra.Reports;
using Infra.Terminal;
using Infra.Tests.Support;
using Sides = Infra.Tests.Diff.Sides;

namespace Infra.Tests.Reports;

/// <summary>How comparisons read on a terminal, and for programs.</summary>
public sealed class DiffTextTests
{
    [Theory]
    [InlineData(80)]
    [InlineData(200)]
    [InlineData(0)]
    public void Text_reads_well_at_any_width(int width)
    {
        using var output = new StringWriter();
        DiffText.Write(Sides.Release,
            new Screen(output, output, width == 0 ? ScreenOptions.Pipe : new ScreenOptions { IsTerminal = true, Width = width }));
        var text = output.ToString();

        Assert.DoesNotContain("hunter", text, StringComparison.Ordinal);
        Golden.Is($"Reports/golden/text.{(width == 0 ? "pipe" : width)}.txt", text);
        Assert.All(text.Split('\n'), line => Assert.True(width == 0 || line.Length <= width, line));
    }

    [Fact]
    public void Colours_can_be_read_on_white_and_on_black_and_mark_what_differs()
    {
        var text = Written(Sides.Release, new ScreenOptions { IsTerminal = true, Width = 120, Colour = true });

        // No yellow, cyan or blue, dark or bright; what is grave has a ground of its own.
        Assert.DoesNotMatch("\u001b\\[([0-9;]*;)?(33|34|36|93|94|96)m", text);
        Assert.Contains("\u001b[1;97;41m! replaced\u001b[0m", text, StringComparison.Ordinal);
        Assert.Contains("example.com/web:1.\u001b[0m\u001b[1;4;91m0\u001b[0m", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sign_never_stands_alone_however_narrow_the_terminal_is()
    {
        var lines = Written(Sides.Release, new ScreenOptions { IsTerminal = true, Width = 40 }).Split('\n');

        Assert.All(lines, line => Assert.DoesNotMatch(@"^\s*[-+~]\s*$", line));
        Assert.All(lines, line => Assert.True(line.Length <= 40, line));
    }

    [Fact]
    public void Nested_values_are_YAML_and_secrets_in_them_stay_hidden()
    {
        const string before =
            "apiVersion: example.com/v1\nkind: Thing\nmetadata: {name: one}\nspec:\n  list: [a, b]\n  gone: {name: x, items: [{a: 1}]}\n";
        const string after =
            "apiVersion: example.com/v1\nkind: Thing\nmetadata: {name: one}\nspec:\n  list: [a, c]\n  login: {user: me, password: hunter2}\n  none: {}\n";

        Assert.Equal("""
            ~ changed   example.com/Thing one
                - spec.gone
                  - name: x
                  - items:
                  - - a: 1
                ~ spec.list
                    - a
                  - - b
                  + - c
                + spec.login
                  + password: (secret)
                  + user: me
                + spec.none: {}

            old -> new: 1 changed, 0 unchanged.

            """, Written(Sides.Compare(before, after), ScreenOptions.Pipe));
    }

    [Theory]
    [InlineData("deployment/web")]
    [InlineData("Deployment/shop/web")]
    [InlineData("apps/Deployment shop/web")]
    [InlineData("Deployment/*")]
    public void Only_the_named_object_is_told(string only)
    {
        var result = OnlyItems.Of(Sides.Release, [only]);

        Assert.Equal("apps/Deployment shop/web", Assert.Single(result.Items).Item.ToString());
        Assert.Equal(0, result.Unchanged);
    }

    [Fact]
    public void An_object_that_is_the_same_is_no_difference() =>
        Assert.Equal("no differences, 1 unchanged",
            DiffWords.Counts(OnlyItems.Of(Sides.Compare(Sides.Service, Sides.Service), ["service/web"])));

    [Theory]
    [InlineData("Deployment/wep", "did you mean Deployment/web?")]
    [InlineData("Castle/keep", "see the names without --only")]
    public void A_name_of_nothing_is_refused(string only, string fix)
    {
        var refused = Assert.Throws<RefusedException>(() => OnlyItems.Of(Sides.Release, [only, "Namespace/old"]));

        var problem = Assert.Single(refused.Diagnostics);
        Assert.Equal(("INF0317", $"--only {only}", fix), (problem.Code.Id, problem.Where, problem.Fix));
    }

    private static string Written(DiffResult result, ScreenOptions options)
    {
        using var output = new StringWriter();
        DiffText.Write(result, new Screen(output, output, options));
        return output.ToString();
    }

    [Fact]
    public void Json_is_for_programs()
    {
        using var output = new StringWriter();
        new Screen(output, output, ScreenOptions.Pipe).Json(DiffJson.Of(Sides.Release), ReportJson.Default.DiffJson);
        Golden.Is("Reports/golden/report.json", output.ToString());
    }
}
