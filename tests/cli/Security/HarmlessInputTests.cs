using System.Diagnostics;
using System.Text;
using Infra.Commands;
using Infra.Terminal;
using Infra.Tests.Commands;
using Infra.Tests.Diff;
using Infra.Tests.Promotion;

namespace Infra.Tests.Security;

/// <summary>
/// Input that was made to break the program, or that bad luck makes: each is one refusal, in bounded time, and nothing outside is touched.
/// </summary>
public sealed class HarmlessInputTests : IDisposable
{
    private readonly CommandRun _run = HouseRun.Begin();

    public void Dispose() => _run.Dispose();

    [Theory]
    [InlineData("a: [\nb")]
    [InlineData("a: {\nb")]
    [InlineData("ports: [\nx: 1\n...\nd")]
    [InlineData("\"\\")]
    [InlineData("a: &a [*a, *a]")]
    [InlineData("? [\n: ]")]
    public async Task An_unclosed_bracket_is_malformed_yaml(string text)
    {
        _run.Input = text;

        await _run.RunAsync("check", "-");

        Assert.DoesNotContain("INF0399", _run.Output + _run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Input_without_an_end_is_refused_at_the_limit()
    {
        var clock = Stopwatch.StartNew();
        using var output = new StringWriter();
        var host = new CommandHost(output, output, ScreenOptions.Pipe, _run.Folder, _run.Systems, _ => null) { Input = new Endless() };

        Assert.Equal(1, await CommandLine.RunAsync(["check", "-"], host));

        Assert.Contains("more than 32 MiB", output.ToString(), StringComparison.Ordinal);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), $"{clock.Elapsed}");
    }

    [Fact]
    public async Task A_named_pipe_is_not_waited_for()
    {
        if (OperatingSystem.IsWindows())
            return;

        var pipe = Path.Combine(_run.Folder, "pipe.yaml");
        using (var made = Process.Start("mkfifo", [pipe]))
            await made.WaitForExitAsync();

        foreach (var command in (string[][])[
            ["check", "pipe.yaml"],
            ["graph", "pipe.yaml"],
            ["check", "prod", "--stack-file", "pipe.yaml"],
            ["check", "."],
        ])
        {
            await _run.RunAsync(command).WaitAsync(TimeSpan.FromSeconds(60));
            Assert.DoesNotContain("INF0399", _run.Output + _run.Error, StringComparison.Ordinal);
        }

        Assert.Equal(1, await _run.RunAsync("check", "prod", "--stack-file", "pipe.yaml"));
        Assert.Contains("a named pipe", _run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_device_without_an_end_is_read_to_the_limit()
    {
        if (!File.Exists("/dev/zero"))
            return;

        Assert.Equal(1, await _run.RunAsync("check", "prod", "--stack-file", "/dev/zero"));
        Assert.Contains("more than 1 MiB", _run.Error, StringComparison.Ordinal);
        await _run.RunAsync("check", "/dev/zero");
        Assert.Contains("more than 32 MiB", _run.Output + _run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("check")]
    [InlineData("preview")]
    public async Task An_output_that_is_full_ends_in_an_exit_code(string command)
    {
        foreach (var json in (string[][])[[], ["--json"]])
        {
            var host = new CommandHost(new Full(), new Full(), ScreenOptions.Pipe, _run.Folder, _run.Systems, _ => null);

            Assert.Equal(1, await CommandLine.RunAsync([command, "prod", .. json], host));
            Assert.Equal(1, await CommandLine.RunAsync([command, "nothing", .. json], host));
        }
    }

    [Fact]
    public async Task A_committed_link_that_leads_out_of_the_repository_breaks_no_comparison()
    {
        if (OperatingSystem.IsWindows())
            return;

        Directory.CreateDirectory(Path.Combine(_run.Folder, "manifests"));
        File.CreateSymbolicLink(Path.Combine(_run.Folder, "manifests", "outside"), "/usr/share");
        File.CreateSymbolicLink(Path.Combine(_run.Folder, "manifests", "dangling"), "../../../nothing");
        File.CreateSymbolicLink(Path.Combine(_run.Folder, "manifests", "self"), "self");
        _run.Write("manifests/a.yaml", "apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n");
        _run.Commit("Links");
        _run.Write("manifests/a.yaml", "apiVersion: v1\nkind: Namespace\nmetadata: {name: a, labels: {b: c}}\n");

        Assert.Equal(0, await _run.RunAsync("diff", "manifests", "--against", "HEAD"));

        Assert.Contains("1 changed", _run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_of_a_render_and_links_in_the_folder_lead_nowhere_else()
    {
        if (OperatingSystem.IsWindows())
            return;

        var victim = _run.Write("victim/keep.txt", "keep\n");
        Directory.CreateDirectory(Path.Combine(_run.Folder, "out"));
        foreach (var link in (string[])["sub", "chocoletter", "gateway", "argocd"])
            File.CreateSymbolicLink(Path.Combine(_run.Folder, "out", link), "../victim");

        foreach (var list in (string[])["{\"version\":1,\"name\":\"stack prod\",\"files\":{\"sub/keep.txt\":\"4e8c4c2a8b6f8b6f8b6f8b6f8b6f8b6f\"}}",
            "{\"version\":1,\"name\":\"stack prod\",\"files\":{\"../victim/keep.txt\":\"x\",\"/etc/hostname\":\"x\",\"a\\u0000b\":\"x\"}}",
            "{\"version\":1,\"name\":\"stack prod\",\"files\":{\"\":\"x\",\".\":\"x\"}}"])
        {
            _run.Write("out/.infra-render.json", list);
            await _run.RunAsync("render", "prod", "--out", "out");
            Assert.DoesNotContain("INF0399", _run.Error, StringComparison.Ordinal);
            Assert.Equal("keep\n", await File.ReadAllTextAsync(victim));
            Assert.Equal(["keep.txt"], Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(victim)!).Select(Path.GetFileName));
        }
    }

    [Fact]
    public async Task Names_with_escapes_and_line_breaks_give_no_commands_to_terminals_and_runners()
    {
        _run.Write("evil/a.yaml", """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: "web\n::error::x\e]0;T\a", namespace: "shop\n##[add-path]/tmp", annotations: {"x\n::warning::k": "y\u202E"}}
            spec: {"bad\n::error::field": 1, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: "c\e[31m", image: "i\n::error::i:latest"}]}}}

            """);
        foreach (var command in (string[])["check evil", "check evil --format markdown", "check evil --json",
            "diff evil --against HEAD:Pulumi.yaml", "diff prod --against evil", "diff prod --against evil --format markdown",
            "graph evil", "graph evil --format dot", "graph evil --format svg"])
        {
            await _run.RunAsync(command.Split(' '));
            Assert.All((_run.Output + _run.Error).Split('\n'),
                line => Assert.False(line.StartsWith("::", StringComparison.Ordinal) || line.StartsWith("##[", StringComparison.Ordinal)
                || line.AsSpan().ContainsAny('\e', '\a', '\u202E'), $"{command}: {line}"));
        }
    }

    [Theory]
    [InlineData("http://mirror.example.com/raw/")]
    [InlineData("HTTP://mirror.example.com/raw/")]
    [InlineData("ftp://mirror.example.com/raw/")]
    [InlineData("file:///srv/raw/")]
    public async Task An_installer_or_manifest_does_not_come_over_plain_http(string mirror)
    {
        _run.Edit("prod", "  infra:apps:",
            $"  infra:mirrors: {{manifests: {{'https://raw.githubusercontent.com/': '{mirror}'}}}}\n  infra:apps:");

        Assert.Equal(1, await _run.RunAsync("check", "prod"));

        Assert.Contains("INF0213", _run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_label_of_any_length_is_drawn_at_once()
    {
        var clock = Stopwatch.StartNew();
        _run.Write("long/a.yaml",
            $"apiVersion: apps/v1\nkind: Deployment\nmetadata: {{name: web, namespace: shop}}\nspec: {{selector: {{matchLabels: {{a: b}}}}, template: {{metadata: {{labels: {{a: b}}}}, spec: {{containers: [{{name: a, image: '{new string('a', 80_000)}:1'}}]}}}}}}\n");

        Assert.Equal(0, await _run.RunAsync("graph", "long", "--format", "svg"));

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), $"{clock.Elapsed}");
    }

    private sealed class Endless : TextReader
    {
        public override int Read(char[] buffer, int index, int count)
        {
            Array.Fill(buffer, '\0', index, count);
            return count;
        }

        public override int Read() => 0;

        public override int Peek() => 0;
    }

    private sealed class Full : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => throw new IOException("No space left on device");

        public override void Write(string? value) => throw new IOException("No space left on device");
    }
}
