using Infra.Terminal;

namespace Infra.Tests.Terminal;

public sealed class ScreenTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(1.5);

    [Fact]
    public async Task On_a_terminal_what_takes_over_a_second_says_that_it_is_still_at_it_and_leaves_nothing_behind()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var screen = new Screen(output, error, new ScreenOptions { IsTerminal = true, IsErrorTerminal = true, Colour = true });

        Assert.Equal(3, await screen.WhileAsync("Counting [to] three", async () =>
        {
            await Task.Delay(Long);
            return 3;
        }));

        Assert.Equal("", output.ToString());
        Assert.Contains("Counting [to] three", error.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("\e[?25h", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, 1500)]
    [InlineData(true, 1)]
    public async Task Without_a_terminal_and_for_short_work_it_says_nothing(bool terminal, int milliseconds)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var screen = new Screen(output, error,
            ScreenOptions.Pipe with { IsErrorTerminal = terminal, Colour = true, Patience = TimeSpan.FromMinutes(1) });

        await screen.WhileAsync("Waiting", async () =>
        {
            await Task.Delay(milliseconds);
            return 0;
        });

        Assert.Equal("", output.ToString() + error);
    }

    [Fact]
    public async Task What_the_work_throws_is_thrown()
    {
        using var nowhere = new StringWriter();
        var screen = new Screen(nowhere, nowhere, new ScreenOptions { IsErrorTerminal = true });

        await Assert.ThrowsAsync<InvalidDataException>(() => screen.WhileAsync<int>("Failing", () => throw new InvalidDataException()));
    }
}
