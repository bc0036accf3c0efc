using Infra.Terminal;
using Infra.Tests.Diff;
using Infra.Tests.Promotion;

namespace Infra.Tests.Commands;

/// <summary>What commands say of files that they write, and which they refuse to write.</summary>
public sealed class WrittenFileTests
{
    private const string Config = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web, namespace: shop}\ndata: {color: blue}\n";

    [Theory]
    [InlineData("schema --out s.json", "Wrote s.json.\nNext: let the first line")]
    [InlineData("diff prod --snapshot s.yaml", "Wrote s.yaml.\n")]
    [InlineData("diff a --against b --out d.md", "Wrote d.md.\n")]
    [InlineData("graph a --out g.svg", "Wrote g.svg: ")]
    [InlineData("preview prod --html p.html", "Wrote p.html.\n")]
    [InlineData("render prod --out out", "Next: `infra check out`")]
    public async Task What_was_written_is_told_on_the_errors(string command, string told)
    {
        using var run = new CommandRun();
        run.Write("a/web.yaml", Config);
        run.Write("b/web.yaml", Config);

        await run.RunAsync(command.Split(' '));

        Assert.Contains(told, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Wrote", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("d.json", "{")]
    [InlineData("d.md", "### folder a")]
    [InlineData("d.txt", "~ changed   ConfigMap shop/web")]
    [InlineData("d.sarif", "{")]
    [InlineData("report", "### folder a")]
    public async Task A_report_is_what_its_name_says(string file, string begin)
    {
        using var run = new CommandRun();
        run.Write("a/web.yaml", Config);
        run.Write("b/web.yaml", Config.Replace("blue", "red", StringComparison.Ordinal));

        Assert.Equal(ExitCodes.Fine, await run.RunAsync("diff", "a", "--against", "b", "--out", file));

        Assert.StartsWith(begin, File.ReadAllText(Path.Combine(run.Folder, file)), StringComparison.Ordinal);
        Assert.StartsWith("~ changed   ConfigMap shop/web", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("graph a --out x.png", "--out x.png ends in .png; this is written: .svg, ")]
    [InlineData("graph a --out x.svg --format html", "is a file of the format svg, and --format asks for html")]
    [InlineData("diff a --against b --out x.pdf", "--out x.pdf ends in .pdf")]
    [InlineData("schema --out x.yaml", "--out x.yaml ends in .yaml; this is written: .json.")]
    [InlineData("diff a --against b --json --format markdown", "--json and --format contradict each other")]
    [InlineData("diff a --against b --context home", "--context is the cluster's, for --against cluster")]
    [InlineData("diff prod --snapshot s.yaml --exit-code", "--snapshot and --exit-code contradict each other")]
    [InlineData("diff prod --snapshot s.yaml --against HEAD", "--snapshot and --against contradict each other")]
    public async Task What_does_not_fit_together_is_refused_before_anything_is_written(string command, string error)
    {
        using var run = new CommandRun();
        run.Write("a/web.yaml", Config);
        run.Write("b/web.yaml", Config);
        var before = Directory.GetFileSystemEntries(run.Folder).Length;

        Assert.Equal(ExitCodes.Usage, await run.RunAsync(command.Split(' ')));

        Assert.Contains(error, run.Error, StringComparison.Ordinal);
        Assert.Equal(before, Directory.GetFileSystemEntries(run.Folder).Length);
    }

    [Theory]
    [InlineData(".")]
    [InlineData("used")]
    public async Task A_folder_with_other_files_is_rendered_into_only_where_that_is_meant(string folder)
    {
        using var run = new CommandRun();
        run.Write("used/notes.txt", "mine");

        Assert.Equal(ExitCodes.Refused, await run.RunAsync("render", "prod", "--out", folder));
        Assert.StartsWith("INF0303", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(run.Folder, folder, "kustomization.yaml")));

        Assert.Equal(ExitCodes.Fine, await run.RunAsync("render", "prod", "--out", folder, "--beside-other-files"));
        Assert.Equal(ExitCodes.Fine, await run.RunAsync("render", "prod", "--out", folder));
        Assert.Equal("mine", File.ReadAllText(Path.Combine(run.Folder, "used/notes.txt")));
    }

    [Fact]
    public async Task An_empty_clone_is_rendered_into()
    {
        using var run = new CommandRun();
        run.Write("out/.git/HEAD", "ref: refs/heads/main\n");
        run.Write("out/.gitkeep", "");

        Assert.Equal(ExitCodes.Fine, await run.RunAsync("render", "prod", "--out", "out"));
    }

    [Theory]
    [InlineData("preview --stack prod")]
    [InlineData("preview -s prod")]
    [InlineData("preview --stack=prod")]
    [InlineData("check -s prod --format json")]
    [InlineData("--no-color preview --stack prod")]
    public async Task The_option_of_Pulumi_names_the_stack_too(string command)
    {
        using var run = new CommandRun();

        await run.RunAsync(command.Split(' '));

        Assert.DoesNotContain("unknown option", run.Error, StringComparison.Ordinal);
        Assert.NotEmpty(run.Output);
    }

    [Fact]
    public async Task On_a_terminal_it_is_said_that_input_is_waited_for()
    {
        using var run = new CommandRun { Input = Config };

        await run.RunAsync(new ScreenOptions { IsTerminal = true, IsErrorTerminal = true, IsInputTerminal = true }, "graph", "-");
        Assert.StartsWith("Waiting for YAML. Ctrl-", run.Error, StringComparison.Ordinal);

        await run.RunAsync("graph", "-");
        Assert.DoesNotContain("Waiting", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("server=3.1", "refac/chocoletter-server:3.1")]
    [InlineData("server=:3.1", "refac/chocoletter-server:3.1")]
    [InlineData("server=@sha256:0123456789012345678901234567890123456789012345678901234567890123",
        "refac/chocoletter-server@sha256:01234567")]
    public async Task A_tag_alone_is_one_of_the_same_repository(string set, string expected)
    {
        using var run = HouseRun.Begin();

        Assert.Equal(ExitCodes.Fine, await run.RunAsync("release", "prod", "set", set));

        Assert.Contains(expected, run.Read("prod"), StringComparison.Ordinal);
        Assert.Contains("Next: commit Pulumi.prod.yaml", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_moving_tag_alone_is_refused_as_ever()
    {
        using var run = HouseRun.Begin();

        Assert.Equal(ExitCodes.Refused, await run.RunAsync("release", "prod", "set", "server=latest"));
        Assert.StartsWith("INF0545", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_git_it_is_said_that_git_is_missing()
    {
        using var run = new CommandRun();

        Assert.Equal(ExitCodes.Refused, await run.RunAsync("diff", "prod"));
        Assert.Contains("no program git on the PATH", run.Error, StringComparison.Ordinal);
        Assert.Contains("install git", run.Error, StringComparison.Ordinal);

        run.Commit("Begin");
        run.Environment["PATH"] = "";
        Assert.Equal(ExitCodes.Refused, await run.RunAsync("release", "prod", "history"));
        Assert.StartsWith("INF0534", run.Error, StringComparison.Ordinal);
    }
}
