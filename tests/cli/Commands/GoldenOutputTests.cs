using Infra.Terminal;
using Infra.Tests.Support;

namespace Infra.Tests.Commands;

/// <summary>What commands print, to a pipe and to terminals of 80 and 200 characters, with colours and without.</summary>
public sealed class GoldenOutputTests
{
    private const string Refused = """
        config:
          infra:system: shop
          infra:regoin: eu-west-1
          infra:hosts:
            shop: https://shop.example.com
          infra:sessionKey: hunter2

        """;

    public static TheoryData<string, string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string, string>();
            foreach (var screen in new[] { "pipe", "80", "200", "80-colour", "200-colour" })
            {
                cases.Add("stacks", screen, "stacks");
                cases.Add("preview", screen, "preview prod");
                cases.Add("preview-refused", screen, "preview bad");
                cases.Add("unknown-stack", screen, "preview prdo");
            }

            foreach (var screen in new[] { "pipe", "80" })
            {
                cases.Add("help", screen, "--help");
                cases.Add("help-render", screen, "render --help");
            }

            cases.Add("stacks-json", "pipe", "stacks --json");
            cases.Add("preview-json", "pipe", "preview prod --json");
            cases.Add("preview-refused-json", "pipe", "preview bad --json");
            cases.Add("schema", "pipe", "schema");
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Prints(string name, string screen, string command)
    {
        using var run = new CommandRun();
        run.Write("Pulumi.bad.yaml", Refused);
        run.Write("Pulumi.spare.yaml", "config:\n  infra:system: castle\n");

        var code = await run.RunAsync(Options(screen), command.Split(' '));

        Golden.Is($"Commands/golden/{name}.{screen}.txt", $"exit {code}\n--- output\n{run.Output}--- errors\n{run.Error}");
    }

    [Theory]
    [InlineData("preview prod")]
    [InlineData("preview bad")]
    [InlineData("stacks")]
    [InlineData("doctor")]
    [InlineData("--help")]
    [InlineData("nonsense")]
    public async Task Nothing_but_plain_lines_without_a_terminal_or_with_no_colour(string command)
    {
        using var run = new CommandRun();
        run.Write("Pulumi.bad.yaml", Refused);
        foreach (var (options, args) in new[]
        {
            (ScreenOptions.Pipe with { Colour = true }, command),
            (Options("80-colour"), command + " --no-color"),
        })
        {
            await run.RunAsync(options, args.Split(' '));

            Assert.DoesNotContain('\e', run.Output + run.Error);
            Assert.DoesNotContain('\r', run.Output + run.Error);
        }
    }

    [Theory]
    [InlineData("80", 80)]
    [InlineData("80-colour", 80)]
    public async Task No_line_is_wider_than_the_terminal(string screen, int width)
    {
        using var run = new CommandRun();
        run.Write("Pulumi.bad.yaml", Refused);
        foreach (var command in new[] { "preview prod", "preview bad", "stacks", "doctor", "--help", "render --help" })
        {
            await run.RunAsync(Options(screen), command.Split(' '));

            Assert.All((run.Output + run.Error).Split('\n'), line => Assert.InRange(Ansi().Replace(line, "").Length, 0, width));
        }
    }

    private static System.Text.RegularExpressions.Regex Ansi() => new("\e\\[[0-9;]*m");

    private static ScreenOptions Options(string screen) => screen == "pipe"
        ? ScreenOptions.Pipe
        : new ScreenOptions
        {
            IsTerminal = true,
            IsErrorTerminal = true,
            Colour = screen.EndsWith("-colour", StringComparison.Ordinal),
            Width = int.Parse(screen.Split('-')[0], System.Globalization.CultureInfo.InvariantCulture),
        };
}
