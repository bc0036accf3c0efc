using System.Reflection;
using System.Text.Json;
using Infra.Commands;
using Infra.Docs;
using Infra.Terminal;
using Infra.Tests.Support;

namespace Infra.Tests.Commands;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("stakcs", "infra: unknown command 'stakcs'. Did you mean stacks?\nTry `infra --help`.\n")]
    [InlineData("wat", "infra: unknown command 'wat'.\nTry `infra --help`.\n")]
    [InlineData("stacks --jsn", "infra: unknown option '--jsn'. Did you mean --json?\nTry `infra stacks --help`.\n")]
    [InlineData("preview", "infra: <stack> is missing.\nTry `infra preview --help`.\n")]
    [InlineData("preview prod extra", "infra: unknown argument 'extra'.\nTry `infra preview --help`.\n")]
    [InlineData("render prod", "infra: Option '--out' is required.\nTry `infra render --help`.\n")]
    [InlineData("render prod --out x --charts flux",
        "infra: 'flux' is none of the values of --charts: argocd or kustomize.\nTry `infra render --help`.\n")]
    [InlineData("release prod histroy",
        "infra: 'histroy' is none of the values of <action>: back, history, set or show. Did you mean history?\nTry `infra release --help`.\n")]
    [InlineData("preview -s", "infra: unknown option '-s'.\nTry `infra preview --help`.\n")]
    [InlineData("completion csh",
        "infra: 'csh' is none of the values of <shell>: bash, fish, powershell or zsh. Did you mean zsh?\nTry `infra completion --help`.\n")]
    [InlineData("help prveiw", "infra: unknown command 'prveiw'. Did you mean preview?\nTry `infra --help`.\n")]
    [InlineData("preview prod --project-dir",
        "infra: Required argument missing for option: '--project-dir'.\nTry `infra preview --help`.\n")]
    public async Task Wrong_usage_is_told_on_the_errors_and_exits_with_2(string command, string error)
    {
        using var run = new CommandRun();

        Assert.Equal(ExitCodes.Usage, await run.RunAsync(command.Split(' ')));

        Assert.Equal("", run.Output);
        Assert.Equal(error, run.Error);
    }

    [Fact]
    public async Task Without_arguments_it_helps_and_says_that_something_is_missing()
    {
        using var run = new CommandRun();

        Assert.Equal(ExitCodes.Usage, await run.RunAsync());

        Assert.Contains("preview <stack>", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("help", "--help")]
    [InlineData("help diff", "diff --help")]
    [InlineData("version", "--version")]
    public async Task What_people_type_first_is_understood(string typed, string same)
    {
        using var run = new CommandRun();
        Assert.Equal(ExitCodes.Fine, await run.RunAsync(typed.Split(' ')));
        var output = run.Output;

        Assert.Equal(ExitCodes.Fine, await run.RunAsync(same.Split(' ')));

        Assert.Equal(run.Output, output);
    }

    [Fact]
    public void Every_example_of_the_help_is_a_command_line()
    {
        using var output = new StringWriter();
        var root = CommandLine.Root(new CommandHost(output, output, ScreenOptions.Pipe, Repository.Folder, ShopSystem.Systems, _ => null));

        Assert.All(HelpText.Lines, line => Assert.Empty(root.Parse(line.Split(' ')).Errors));
    }

    [Fact]
    public void Every_command_has_examples()
    {
        using var output = new StringWriter();
        var root = CommandLine.Root(new CommandHost(output, output, ScreenOptions.Pipe, Repository.Folder, ShopSystem.Systems, _ => null));

        Assert.Equal([],
            root.Subcommands.Where(command => !command.Hidden && command.Subcommands.Count == 0).Select(command => command.Name)
            .Except(HelpText.Lines.Select(line => line.Split(' ')[0])));
    }

    [Fact]
    public async Task The_project_is_found_from_a_folder_inside_it()
    {
        using var run = new CommandRun { WorkingDirectory = "deep/inside" };
        run.Write("deep/inside/file.txt", "");

        Assert.Equal(ExitCodes.Fine, await run.RunAsync("render", "prod", "--out", "out"));
    }

    [Fact]
    public async Task The_project_may_be_named()
    {
        using var run = new CommandRun();
        run.Write("elsewhere/file.txt", "");
        run.WorkingDirectory = "elsewhere";

        Assert.Equal(ExitCodes.Fine, await run.RunAsync("render", "prod", "--out", "out", "--project-dir", ".."));
    }

    [Fact]
    public async Task A_folder_without_a_project_is_refused_with_the_way_out()
    {
        using var run = new CommandRun();

        Assert.Equal(ExitCodes.Refused, await run.RunAsync("preview", "prod", "--project-dir", "/"));

        Assert.Contains("INF0307", run.Error, StringComparison.Ordinal);
        Assert.Contains("correct --project-dir", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_with_errors_of_the_rules_ends_with_one_and_shows_everything()
    {
        using var run = new CommandRun();

        Assert.Equal(ExitCodes.Refused, await run.RunAsync("preview", "prod"));

        Assert.Contains("2 errors", run.Output, StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task A_stack_file_may_be_kept_elsewhere()
    {
        using var run = new CommandRun();
        run.Write("private/settings.yaml", CommandRun.ShopFile.Replace("web:", "shopfront:", StringComparison.Ordinal));

        Assert.Equal(ExitCodes.Refused, await run.RunAsync("preview", "mine", "--stack-file", "private/settings.yaml"));

        Assert.Contains("shop/shopfront", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_named_stack_file_that_is_absent_is_refused()
    {
        using var run = new CommandRun();

        Assert.Equal(ExitCodes.Refused, await run.RunAsync("preview", "prod", "--stack-file", "absent.yaml"));

        Assert.Contains("absent.yaml", run.Error, StringComparison.Ordinal);
        Assert.Contains("no such file", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stack_name_cannot_leave_the_projects_folder()
    {
        using var run = new CommandRun();
        run.Write("Pulumi.yaml", "name: infra\n");

        Assert.Equal(ExitCodes.Refused, await run.RunAsync("preview", "x/../prod"));

        Assert.Contains("INF0301", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_program_gets_wrong_is_one_diagnostic_without_a_stack_trace()
    {
        using var run = new CommandRun();
        run.Write("Pulumi.bread.yaml", "config:\n  infra:system: bakery\n");

        Assert.Equal(ExitCodes.Refused, await run.RunAsync("preview", "bread"));

        Assert.Contains("INF0399", run.Error, StringComparison.Ordinal);
        Assert.Contains("The oven is cold.", run.Error, StringComparison.Ordinal);
        Assert.InRange(run.Error.Split('\n').Count(line => line.TrimStart().StartsWith("at Infra.", StringComparison.Ordinal)), 0, 1);
    }

    [Fact]
    public async Task Interrupted_it_ends_quietly_with_130()
    {
        using var run = new CommandRun { Cancellation = new CancellationToken(canceled: true) };

        Assert.Equal(ExitCodes.Interrupted, await run.RunAsync("preview", "prod"));

        Assert.Equal("", run.Output + run.Error);
    }

    [Fact]
    public async Task Render_writes_the_files_and_tells_how_many()
    {
        using var run = new CommandRun();

        Assert.Equal(ExitCodes.Fine, await run.RunAsync("render", "prod", "--out", "out"));
        Assert.Equal("prod: 6 files in out, 6 written, 0 unchanged, 0 removed.\n", run.Output);
        Assert.True(File.Exists(Path.Combine(run.Folder, "out", "shop", "ConfigMap-chat.yaml")));

        run.Write("Pulumi.prod.yaml", CommandRun.ShopFile[..CommandRun.ShopFile.IndexOf("    web:", StringComparison.Ordinal)]);
        Assert.Equal(ExitCodes.Fine, await run.RunAsync("render", "prod", "--out", "out"));
        Assert.Equal("removed shop/ConfigMap-web.yaml\nremoved shop/Service-web.yaml\nprod: 4 files in out, 1 written, 3 unchanged, 2 removed.\n", run.Output);
    }

    [Fact]
    public async Task Render_puts_charts_into_the_kustomization_when_asked_to()
    {
        using var run = new CommandRun();

        Assert.Equal(ExitCodes.Fine, await run.RunAsync("render", "prod", "--out", "out", "--charts", "kustomize"));

        Assert.Contains("helmCharts:", await File.ReadAllTextAsync(Path.Combine(run.Folder, "out", "kustomization.yaml")),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_tells_a_program_what_it_wrote()
    {
        using var run = new CommandRun();

        await run.RunAsync("render", "prod", "--out", "out", "--json");

        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal(6, json.RootElement.GetProperty("written").GetInt32());
        Assert.Contains("kustomization.yaml", json.RootElement.GetProperty("files").EnumerateArray().Select(file => file.GetString()));
    }

    [Fact]
    public async Task A_refused_stack_writes_nothing()
    {
        using var run = new CommandRun();
        run.Write("Pulumi.prod.yaml", "config: {}\n");

        Assert.Equal(ExitCodes.Refused, await run.RunAsync("render", "prod", "--out", "out"));

        Assert.False(Directory.Exists(Path.Combine(run.Folder, "out")));
    }

    [Fact]
    public async Task A_stack_file_that_cannot_be_read_is_told_beside_the_others()
    {
        using var run = new CommandRun();
        run.Write("Pulumi.broken.yaml", "a: [\n");

        Assert.Equal(ExitCodes.Refused, await run.RunAsync("stacks"));

        Assert.Contains("prod", run.Output, StringComparison.Ordinal);
        Assert.Contains("INF0302", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_finds_tools_and_never_fails_for_those_that_are_absent()
    {
        using var run = new CommandRun();
        foreach (var (name, script) in new[]
        {
            ("helm", "echo v3.19.2+g8766e71"),
            ("kubectl", "exit 3"),
            ("git", "echo 'git version 2.47.3'"),
        })
        {
            var file = run.Write($"bin/{name}", $"#!/bin/sh\n{script}\n");
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        run.Write("bin/kustomize", "not a program");
        run.Environment["PATH"] = Path.Combine(run.Folder, "bin");

        Assert.Equal(ExitCodes.Fine, await run.RunAsync("doctor", "--json"));

        using var json = JsonDocument.Parse(run.Output);
        var tools = json.RootElement.GetProperty("tools").EnumerateArray().ToDictionary(
            tool => tool.GetProperty("name").GetString()!,
            tool => (tool.GetProperty("path").GetString(), tool.GetProperty("version").GetString()));
        Assert.Equal(("/project/bin/helm", "3.19.2+g8766e71"), tools["helm"]);
        Assert.Equal(("/project/bin/git", "2.47.3"), tools["git"]);
        Assert.Equal(("/project/bin/kubectl", null), tools["kubectl"]);
        Assert.Equal((null, null), tools["kustomize"]);
        Assert.Equal((null, null), tools["pulumi"]);
    }

    [Fact]
    public async Task Doctor_says_which_sdk_is_in_use()
    {
        using var run = new CommandRun();

        await run.RunAsync("doctor", "--json");

        using var json = JsonDocument.Parse(run.Output);
        var isStandIn = typeof(Pulumi.Deployment).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Any(data => data.Key == "Pulumi.StandIn");
        Assert.Equal(isStandIn ? "stand-in" : "real", json.RootElement.GetProperty("sdk").GetString());
    }

    [Fact]
    public async Task Doctor_says_what_to_do_about_each_finding()
    {
        using var run = new CommandRun();

        await run.RunAsync("doctor", "--json");
        using var json = JsonDocument.Parse(run.Output);
        var findings = json.RootElement.GetProperty("findings").EnumerateArray().Select(finding => finding.GetString()!).ToList();
        Assert.Contains(findings, finding => finding.StartsWith("git is not found: install it from https://", StringComparison.Ordinal));
        Assert.Contains(findings, finding => finding.StartsWith("Pulumi.prod.yaml names no schema", StringComparison.Ordinal));

        run.Write("Pulumi.prod.yaml", "# yaml-language-server: $schema=stack-file.schema.json\n" + CommandRun.ShopFile);
        await run.RunAsync("doctor");
        Assert.DoesNotContain("names no schema", run.Output, StringComparison.Ordinal);
        Assert.Contains("- kubectl is not found: install it", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_names_each_default_once_and_brackets_what_may_be_left_out()
    {
        using var run = new CommandRun();
        var all = "";
        foreach (var command in new[] { "", "check", "diff", "graph", "render", "release", "promote", "stacks", "schema" })
        {
            await run.RunAsync([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
            all += run.Output;
        }

        Assert.DoesNotContain("[default", all, StringComparison.Ordinal);
        Assert.DoesNotContain(": show]", all, StringComparison.Ordinal);
        Assert.Contains("release <stack> [action] [values]", all, StringComparison.Ordinal);
        Assert.Contains("schema [system]", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schema_of_an_unknown_system_is_refused_with_the_nearest_one()
    {
        using var run = new CommandRun();

        Assert.Equal(ExitCodes.Refused, await run.RunAsync("schema", "shpo"));

        Assert.Contains("did you mean shop?", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schema_can_be_written_to_a_file_and_not_over_a_folder()
    {
        using var run = new CommandRun();

        Assert.Equal(ExitCodes.Fine, await run.RunAsync("schema", "shop", "--out", "new/schema.json"));
        using var schema = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(run.Folder, "new", "schema.json")));
        Assert.Equal(ExitCodes.Refused, await run.RunAsync("schema", "shop", "--out", "new"));

        Assert.Contains("INF0303", run.Error, StringComparison.Ordinal);
        Assert.Equal(["schema.json"], Directory.GetFiles(Path.Combine(run.Folder, "new")).Select(Path.GetFileName));
    }

    [Fact]
    public void Every_command_of_the_program_is_on_the_command_line()
    {
        var written = typeof(CommandLine).Assembly.GetTypes()
            .Where(type => type.Namespace == "Infra.Commands" && type.Name.EndsWith("Command", StringComparison.Ordinal))
            .Select(type => JsonNamingPolicy.KebabCaseLower.ConvertName(type.Name[..^"Command".Length]));
        using var nowhere = new StringWriter();
        var known = CommandLine.Root(Host(nowhere)).Subcommands.Select(command => command.Name);

        Assert.Equal(written.Order(StringComparer.Ordinal), known.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_generated_pages_are_current()
    {
        using var nowhere = new StringWriter();
        foreach (var (name, text) in GeneratedPages.Of(Host(nowhere)))
            Golden.Is(Path.Combine("..", "..", "docs", name), text);
    }

    [Fact]
    public void Every_component_has_a_current_table_of_its_arguments()
    {
        using var nowhere = new StringWriter();
        var components = Path.Combine(Repository.Folder, "components");
        var pages = GeneratedPages.Readmes(Host(nowhere), components)
            .ToDictionary(page => Path.GetDirectoryName(page.Path)!, page => page.Text);

        foreach (var (folder, text) in pages)
            Golden.Is(Path.Combine(folder, "README.md"), text);

        var kernel = Path.Combine(components, "Kernel");
        var arguments = Directory.EnumerateFiles(components, "*Args.cs", SearchOption.AllDirectories)
            .Where(file => !file.StartsWith(kernel, StringComparison.Ordinal))
            // What several components share stands in the table of each.
            .Where(file => !File.ReadAllText(file).Contains("public abstract ", StringComparison.Ordinal));
        Assert.All(arguments, file => Assert.Contains($"<!-- args: {Path.GetFileNameWithoutExtension(file)} -->",
            pages.GetValueOrDefault(Path.GetDirectoryName(file)!, ""), StringComparison.Ordinal));
    }

    private static CommandHost Host(TextWriter output) =>
        new(output, output, ScreenOptions.Pipe, Repository.Folder, Infra.Stacks.Systems.All, _ => null);
}
