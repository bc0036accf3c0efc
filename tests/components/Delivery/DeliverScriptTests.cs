using Infra.Components.Tests.Clusters.Machines;
using Infra.Tests.Support;

namespace Infra.Components.Tests.Delivery;

/// <summary>The script that writes an image down, on repositories of this machine.</summary>
public sealed class DeliverScriptTests : IDisposable
{
    private const string Image = "registry.example.com/shop/web";
    private const string Commit = "0123456789abcdef0123456789abcdef01234567";
    private static readonly string Digest = $"sha256:{new string('a', 64)}";
    private static readonly string New = $"{Image}:{Commit}@{Digest}";

    private readonly TemporaryFolder _folder = new();

    private static string Script(string name) =>
        File.ReadAllText(Path.Combine(Repository.Folder, "components", "Delivery", "ImageBuild", "Scripts", $"{name}.sh"));

    private string Remote => Path.Combine(_folder.Folder, "remote.git");

    [Theory]
    [InlineData($"image: {Image}:1.0", "image: {0}")]
    [InlineData($"image: \"{Image}:1.0\" # the shop", "image: \"{0}\" # the shop")]
    [InlineData($"image: {Image}:1.0@sha256:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb", "image: {0}")]
    [InlineData($"{{ image: {Image}:1.0, port: 80 }}", "{{ image: {0}, port: 80 }}")]
    public async Task The_one_line_that_names_the_image_is_changed(string line, string expected)
    {
        var rest = $"# {Image}-admin:1.0\nother: my.{Image}:1.0\n";
        await RemoteWith($"{rest}{line}\nlast: no line break at the end");

        var answer = await DeliverAsync();

        Assert.True(answer.Code == 0, answer.Errors);
        Assert.Equal($"{rest}{string.Format(System.Globalization.CultureInfo.InvariantCulture, expected, New)}\nlast: no line break at the end",
            await FileAsync("main"));
        Assert.Equal($"Run {Image} at {Commit}\n", await GitAsync("log", "-1", "--format=%s", "main"));
    }

    [Fact]
    public async Task A_file_that_says_so_already_is_left_alone()
    {
        await RemoteWith($"image: {New}\n");
        var before = await GitAsync("rev-parse", "main");

        var answer = await DeliverAsync();

        Assert.Equal((0, before), (answer.Code, await GitAsync("rev-parse", "main")));
        Assert.Contains("already", answer.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData($"image: {Image}-admin:1.0\n", "does not name")]
    [InlineData($"a: {Image}:1.0\nb: {Image}:2.0\n", "more than one line")]
    [InlineData($"images:\n- name: {Image}\n  newTag: \"1.0\"\n", "does not name")]
    public async Task What_cannot_be_told_is_not_guessed(string file, string error)
    {
        await RemoteWith(file);

        var answer = await DeliverAsync();

        Assert.Equal(1, answer.Code);
        Assert.Contains(error, answer.Errors, StringComparison.Ordinal);
        Assert.Equal(file, await FileAsync("main"));
    }

    [Fact]
    public async Task A_pull_request_is_opened_on_a_branch_that_the_next_build_takes_over()
    {
        await RemoteWith($"image: {Image}:1.0\n");
        Stub("wget", "#!/bin/sh\nwhile [ $# -gt 0 ]; do [ \"$1\" = --post-file ] && cat \"$2\" >>\"$TMPDIR/requests\"; shift; done\n");

        Assert.Equal(0, (await DeliverAsync(("MODE", "pull-request"))).Code);
        Assert.Equal(0, (await DeliverAsync(("MODE", "pull-request"), ("COMMIT", Commit.Replace('0', '9')))).Code);

        Assert.Equal($"image: {Image}:1.0\n", await FileAsync("main"));
        Assert.Equal($"image: {New.Replace(Commit, Commit.Replace('0', '9'), StringComparison.Ordinal)}\n", await FileAsync("image/web"));
        Assert.StartsWith($$"""{"title":"Run {{Image}} at {{Commit}}","head":"image/web","base":"main",""",
            await File.ReadAllTextAsync(Path.Combine(_folder.Folder, "requests")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("wget: server returned error: HTTP/1.1 422 Unprocessable Entity", 0, "open already")]
    [InlineData("wget: server returned error: HTTP/1.1 403 Forbidden", 1, "")]
    public async Task An_open_pull_request_is_enough_and_a_refused_one_is_an_error(string error, int code, string output)
    {
        await RemoteWith($"image: {Image}:1.0\n");
        Stub("wget", $"#!/bin/sh\necho '{error}' >&2\nexit 1\n");

        var answer = await DeliverAsync(("MODE", "pull-request"));

        Assert.Equal(code, answer.Code);
        Assert.Contains(output, answer.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", answer.Output + answer.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("build")]
    [InlineData("build-on-node")]
    [InlineData("check-base")]
    [InlineData("deliver")]
    public async Task Shellcheck_has_nothing_to_say_to_a_script(string script)
    {
        var text = Script(script);
        if (Program.Find("shellcheck") is { } shellcheck)
        {
            var answer = await Program.RunAsync(shellcheck, ["--norc", "--severity=style", "-"], text);
            Assert.True(answer.Code == 0, answer.Output);
        }

        Assert.Equal(0, (await Program.RunAsync(Program.Find("sh")!, ["-n"], text)).Code);
    }

    [Fact]
    public async Task A_build_hands_its_arguments_over_as_they_are()
    {
        Stub("buildctl-daemonless.sh", "#!/bin/sh\nfor argument in \"$@\"; do printf '<%s>\\n' \"$argument\"; done\n"
            + $"printf '{{\\n  \"containerimage.digest\": \"{Digest}\"\\n}}\\n' >/dev/null\n");
        var answer = await RunAsync(Script("build"), ("COMMIT", Commit), ("REPOSITORY", "https://github.com/shop/web.git"),
            ("IMAGE", Image),
            ("DOCKERFILE", "Dockerfile"), ("CONTEXT", "services/web"), ("TARGET", "server"),
            ("BUILD_ARGUMENTS", "A=1 2\nB=$(touch pwned)"));

        Assert.Contains($"<context=https://github.com/shop/web.git#{Commit}:services/web>", answer.Output, StringComparison.Ordinal);
        Assert.Contains("<build-arg:A=1 2>\n<--opt>\n<build-arg:B=$(touch pwned)>", answer.Output, StringComparison.Ordinal);
        Assert.Contains($"name={Image}:{Commit},push=true", answer.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("main")]
    [InlineData("0123; rm -rf /")]
    public async Task What_is_no_commit_is_not_built(string commit)
    {
        var answer = await RunAsync(Script("build"), ("COMMIT", commit), ("REPOSITORY", "x"), ("IMAGE", Image),
            ("DOCKERFILE", "Dockerfile"));
        Assert.Equal(2, answer.Code);
    }

    public void Dispose() => _folder.Dispose();

    private async Task RemoteWith(string file)
    {
        var seed = Path.Combine(_folder.Folder, "seed");
        Directory.CreateDirectory(seed);
        _folder.Write("seed/deploy/app.yaml", file);
        await Git("init", "--quiet", "--initial-branch", "main", seed);
        await Git("-C", seed, "add", "--all");
        await Git("-C", seed, "-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "--quiet", "--message", "seed");
        await Git("clone", "--quiet", "--bare", seed, Remote);
    }

    private static async Task<string> Git(params string[] arguments)
    {
        var answer = await Program.RunAsync(Program.Find("git")!, arguments);
        Assert.True(answer.Code == 0, answer.Errors);
        return answer.Output;
    }

    private Task<string> GitAsync(params string[] arguments) => Git(["-C", Remote, .. arguments]);

    private Task<string> FileAsync(string branch) => GitAsync("show", $"{branch}:deploy/app.yaml");

    private void Stub(string name, string script)
    {
        var file = _folder.Write(name, script);
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private Task<Answer> DeliverAsync(params (string Name, string Value)[] settings) => RunAsync(Script("deliver"),
    [
        ("COMMIT", Commit), ("DIGEST", Digest), ("IMAGE", Image), ("REPOSITORY", Remote), ("BRANCH", "main"), ("FILE", "deploy/app.yaml"),
        ("AUTHOR_NAME", "web"), ("AUTHOR_EMAIL", "web@builds.invalid"), ("GIT_USER", "bot"), ("GIT_TOKEN", "hunter2"), ("MODE", "commit"),
        ("PULL_REQUEST_BRANCH", "image/web"), ("API", "https://api.example.com/repos/shop/deploy"), .. settings,
    ]);

    private Task<Answer> RunAsync(string script, params (string Name, string Value)[] settings)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["TMPDIR"] = _folder.Folder,
            ["PATH"] = $"{_folder.Folder}:{Environment.GetEnvironmentVariable("PATH")}",
            ["GIT_CONFIG_NOSYSTEM"] = "1",
        };
        foreach (var (name, value) in settings)
            environment[name] = value;

        return Program.RunAsync(Program.Find("sh")!, ["-c", script], environment: environment);
    }
}
