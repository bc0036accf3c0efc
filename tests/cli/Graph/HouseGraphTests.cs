using Infra.Commands;
using Infra.Stacks;
using Infra.Terminal;
using Infra.Tests.Support;

namespace Infra.Tests.Graph;

/// <summary>Pictures of the house stacks.</summary>
public sealed class HouseGraphTests
{
    // The pictures of the pages are drawn by the command itself. One namespace has room for text that is read at the width of a page.
    [Theory]
    [InlineData("golden/prod.mmd", "prod", "--format", "mermaid")]
    [InlineData("golden/after.svg", "after", "--format", "svg")]
    [InlineData("../../../docs/images/chocoletter-prod.svg", "prod", "--format", "svg")]
    [InlineData("../../../docs/images/chocoletter-gateway.svg", "prod", "--format", "svg", "--namespace", "gateway")]
    public async Task The_house_stacks_are_drawn_as_reviewed(string file, params string[] arguments) =>
        Golden.Is($"Graph/{file}", await DrawAsync(arguments));

    private static async Task<string> DrawAsync(string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var host = new CommandHost(output, error, ScreenOptions.Pipe, Repository.House, Systems.All, _ => null);
        var code = await CommandLine.RunAsync(["graph", .. arguments], host);
        Assert.Equal("", error.ToString());
        Assert.Equal(ExitCodes.Fine, code);
        return output.ToString();
    }
}
