using Infra.Commands;
using Infra.Stacks;
using Infra.Terminal;
using Infra.Tests.Support;

namespace Infra.Tests.Graph;

/// <summary>Pictures of the systems' stacks.</summary>
public sealed class HouseGraphTests
{
    // The pictures of the pages are drawn by the command itself. One namespace has room for text that is read at the width of a page.
    [Theory]
    [InlineData("Chocoletter", "golden/prod.mmd", "prod", "--format", "mermaid")]
    [InlineData("Chocoletter", "golden/after.svg", "after", "--format", "svg")]
    [InlineData("Chocoletter", "../../../docs/images/chocoletter-prod.svg", "prod", "--format", "svg")]
    [InlineData("Chocoletter", "../../../docs/images/chocoletter-gateway.svg", "prod", "--format", "svg", "--namespace", "gateway")]
    [InlineData("CaringNote", "../../../docs/images/caringnote-prod.svg", "caringnote-prod", "--format", "svg")]
    [InlineData("BdgBlog", "../../../docs/images/bdg-blog-prod.svg", "bdg-blog-prod", "--format", "svg")]
    [InlineData("Shinhan", "../../../docs/images/shinhan.svg", "shinhan", "--format", "svg")]
    [InlineData("Egov", "../../../docs/images/egov.svg", "egov", "--format", "svg", "--namespace", "egov")]
    public async Task The_stacks_are_drawn_as_reviewed(string system, string file, params string[] arguments) =>
        Golden.Is($"Graph/{file}", await DrawAsync(Path.Combine(Repository.Folder, "tests", "stacks", system, "settings"), arguments));

    private static async Task<string> DrawAsync(string folder, string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var host = new CommandHost(output, error, ScreenOptions.Pipe, folder, Systems.All, _ => null);
        var code = await CommandLine.RunAsync(["graph", .. arguments], host);
        Assert.Equal("", error.ToString());
        Assert.Equal(ExitCodes.Fine, code);
        return output.ToString();
    }
}
