using Infra.Commands;
using Infra.Stacks;
using Infra.Terminal;
using Infra.Tests.Support;

namespace Infra.Tests.Graph;

/// <summary>Pictures of the house stacks.</summary>
public sealed class HouseGraphTests
{
    [Theory]
    [InlineData("prod", "mermaid", "mmd")]
    [InlineData("prod", "svg", "svg")]
    [InlineData("after", "svg", "svg")]
    public async Task The_house_stacks_are_drawn_as_reviewed(string stack, string format, string ending) =>
        Golden.Is($"Graph/golden/{stack}.{ending}", await DrawAsync(stack, format));

    private static async Task<string> DrawAsync(string stack, string format)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var host = new CommandHost(output, error, ScreenOptions.Pipe, Repository.House, Systems.All, _ => null);
        var code = await CommandLine.RunAsync(["graph", stack, "--format", format], host);
        Assert.Equal("", error.ToString());
        Assert.Equal(ExitCodes.Fine, code);
        return output.ToString();
    }
}
