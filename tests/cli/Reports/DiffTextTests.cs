using Infra.Reports;
using Infra.Terminal;
using Infra.Tests.Diff;
using Infra.Tests.Support;

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
        DiffText.Write(Sides.Release, new Screen(output, output, width == 0 ? ScreenOptions.Pipe : new ScreenOptions { IsTerminal = true, Width = width }));
        var text = output.ToString();

        Assert.DoesNotContain("hunter", text, StringComparison.Ordinal);
        Golden.Is($"Reports/golden/text.{(width == 0 ? "pipe" : width)}.txt", text);
        Assert.All(text.Split('\n'), line => Assert.True(width == 0 || line.Length <= width, line));
    }

    [Fact]
    public void Json_is_for_programs()
    {
        using var output = new StringWriter();
        new Screen(output, output, ScreenOptions.Pipe).Json(DiffJson.Of(Sides.Release), ReportJson.Default.DiffJson);
        Golden.Is("Reports/golden/report.json", output.ToString());
    }
}
