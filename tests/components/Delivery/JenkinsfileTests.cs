using Infra.Components.Delivery;
using Infra.Components.Tests.Clusters.Machines;
using Infra.Components.Tests.Databases.Servers;
using Infra.Components.Tests.Rendering;
using Infra.Manifests;
using Infra.Tests.Support;

namespace Infra.Components.Tests.Delivery;

/// <summary>
/// Pipelines as Jenkins runs them: parsed by the version of Groovy that Jenkins has, with real repositories behind a server that asks for a login.
/// What builds is a stand-in that says how it was called.
/// </summary>
public sealed class JenkinsfileTests : IDisposable
{
    private const string Groovy = "/usr/share/java/groovy-all.jar";
    private const string Needed = "groovy java git";
    private static readonly string Digest = $"sha256:{new string('a', 64)}";

    private readonly TemporaryFolder _folder = new();
    private readonly GitServer _server;
    private readonly List<string> _asked = [];

    // Everyone reads the code; one login reads and writes what runs.
    public JenkinsfileTests()
    {
        _server = new GitServer(_folder.Folder, (path, login) =>
        {
            lock (_asked)
                _asked.Add($"{path} {login}");

            return path.StartsWith("/tea.git/", StringComparison.Ordinal)
                ? login is null or "reader:letmein" && !path.Contains("receive-pack", StringComparison.Ordinal)
                : login == "bot:hunter2";
        });
        Stub("buildctl-daemonless.sh", """
            #!/bin/sh
            printf '%s\n' "$@" >>"$CALLS/build"
            for argument in "$@"; do [ "$previous" = --metadata-file ] && file=$argument; previous=$argument; done
            printf '{\n  "containerimage.digest": "%s"\n}\n' "$SAID_DIGEST" >"$file"
            """);
        Stub("docker", """
            #!/bin/sh
            printf '%s\n' "$@" >>"$CALLS/docker"
            [ "$1" = push ] && echo "7: digest: $SAID_DIGEST size: 1234"
            exit 0
            """);
        Stub("wget", "#!/bin/sh\nwhile [ $# -gt 0 ]; do [ \"$1\" = --post-file ] && cat \"$2\" >>\"$CALLS/requests\"; shift; done\n");
        Directory.CreateDirectory(Calls);
    }

    private string Calls => Path.Combine(_folder.Folder, "calls");

    [NeedsServer(Needed)]
    public async Task A_push_becomes_one_image_and_one_commit_and_the_next_run_writes_nothing()
    {
        var commit = await RepositoriesAsync("FROM nginx:1.29\n", "image: registry.example.com/shop/tea:7\n");
        var file = await JenkinsfileAsync(cluster => JenkinsTests.Pipeline(cluster, args => args));

        var first = await RunAsync(file);

        Assert.True(first.Code == 0, first.Output + first.Errors);
        Assert.Equal($"image: registry.example.com/shop/tea:{commit}@{Digest}\n", await GitAsync("deploy", "show", "main:deploy/tea.yaml"));
        Assert.Equal("2\n", await GitAsync("deploy", "rev-list", "--count", "main"));
        Assert.Equal($"Run registry.example.com/shop/tea at {commit}\n", await GitAsync("deploy", "log", "-1", "--format=%s", "main"));
        Assert.Equal([$"type=image,name=registry.example.com/shop/tea:{commit},push=true"],
            (await CallsAsync("build")).Where(argument => argument.StartsWith("type=image", StringComparison.Ordinal)));

        var second = await RunAsync(file);

        Assert.True(second.Code == 0, second.Output + second.Errors);
        Assert.Contains("already", second.Output, StringComparison.Ordinal);
        Assert.Equal("2\n", await GitAsync("deploy", "rev-list", "--count", "main"));
        // Nothing was ever pushed to the code, so that no build starts another one.
        Assert.DoesNotContain(_asked, asked => asked.StartsWith("/tea.git/git-receive-pack", StringComparison.Ordinal));
        Assert.DoesNotContain("hunter2", first.Output + first.Errors + second.Output + second.Errors, StringComparison.Ordinal);
    }

    [NeedsServer(Needed)]
    public async Task Where_each_step_runs_and_with_which_login_is_as_the_pipeline_says()
    {
        await RepositoriesAsync("FROM nginx:1.29\n", "image: registry.example.com/shop/tea:7\n");
        var answer = await RunAsync(await JenkinsfileAsync(cluster => JenkinsTests.Pipeline(cluster, args => args with { CloneCredential = "code" })));

        Assert.Equal(
            """
            one build at a time
            keeps 30
            at most 60 minutes
            stage Build and push
            pod in jenkins-builds
            fetches https://github.com/shop/tea.git with code
            container build
            stage Write down
            pod in jenkins-agents
            container git
            done
            """,
            string.Join('\n', answer.Output.Split('\n').Where(line => line.StartsWith("jenkins: ", StringComparison.Ordinal)).Select(line => line[9..])));
        foreach (var pod in new[] { "pod-0.yaml", "pod-1.yaml" })
        {
            var stream = new YamlDotNet.RepresentationModel.YamlStream();
            stream.Load(new StringReader(await File.ReadAllTextAsync(Path.Combine(_folder.Folder, "run", pod))));
            Assert.Equal("true", (string?)stream.Documents[0].RootNode["spec"]["securityContext"]["runAsNonRoot"]);
        }
    }

    [NeedsServer(Needed)]
    public async Task Every_value_reaches_the_build_as_it_was_written()
    {
        var commit = await RepositoriesAsync("FROM nginx:1.29\n", "image: registry.example.com/shop/tea:7\n", "release/1", "next", "services/tea/docker");
        var file = await JenkinsfileAsync(cluster => JenkinsTests.Pipeline(cluster, args => JenkinsTests.Full(args) with
        {
            Before = [new() { Name = "test", Image = "docker.io/library/busybox:1.37", Script = "printf '%s' \"it's \\\"$((1 + 1))\\\" \\$ ''' ${HOME:+home}\" >\"$CALLS/before\"" }],
            Builder = PipelineBuilder.BuildKit,
            Paths = ["services/tea"],
        }, jenkins => jenkins with { Expose = Fixtures.Exposed(jenkins.Namespace.Cluster, "ci.example.com") }));

        var answer = await RunAsync(file, ("BUILD_NUMBER", "8"));

        Assert.True(answer.Code == 0, answer.Output + answer.Errors);
        Assert.Equal("it's \"2\" $ ''' home", await File.ReadAllTextAsync(Path.Combine(Calls, "before")));
        var build = await CallsAsync("build");
        Assert.Contains(@"build-arg:MODE=it's $(a) ${b} \ '''", build);
        Assert.Contains("type=image,name=registry.example.com/shop/tea:8,push=true", build);
        Assert.Contains($"context={_folder.Folder}/run/workspace/services/tea", build);
        Assert.Contains($"label:org.opencontainers.image.revision={commit}", build);
        Assert.Equal($"image: registry.example.com/shop/tea:8@{Digest}\n", await GitAsync("deploy", "show", "image/tea:deploy/tea.yaml"));
        Assert.Equal("image: registry.example.com/shop/tea:7\n", await GitAsync("deploy", "show", "next:deploy/tea.yaml"));
        Assert.Contains("\"base\":\"next\"", (await CallsAsync("requests"))[0], StringComparison.Ordinal);
    }

    [NeedsServer(Needed)]
    public async Task A_push_beside_the_folders_of_an_image_builds_nothing()
    {
        var first = await RepositoriesAsync("FROM nginx:1.29\n", "image: registry.example.com/shop/tea:7\n", dockerfileIn: "services/tea");
        var file = await JenkinsfileAsync(cluster => JenkinsTests.Pipeline(cluster, args => args with { Context = "services/tea", Paths = ["services/tea"] }));
        Assert.Equal(0, (await RunAsync(file)).Code);

        await PushAsync("services/coffee/Dockerfile");
        var beside = await RunAsync(file);
        Assert.DoesNotContain("container", beside.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("pod in jenkins-agents", beside.Output, StringComparison.Ordinal);
        Assert.Contains($":{first}@", await GitAsync("deploy", "show", "main:deploy/tea.yaml"), StringComparison.Ordinal);

        Assert.Contains("container git", (await RunAsync(file, ("BY_HAND", "yes"))).Output, StringComparison.Ordinal);
        var within = await PushAsync("services/tea/page.html");
        Assert.Contains("container git", (await RunAsync(file)).Output, StringComparison.Ordinal);
        Assert.Contains($":{within}@", await GitAsync("deploy", "show", "main:deploy/tea.yaml"), StringComparison.Ordinal);
    }

    [NeedsServer(Needed)]
    public async Task The_Docker_of_a_node_builds_and_pushes_once()
    {
        var commit = await RepositoriesAsync("FROM nginx:1.29\n", "image: registry.example.com/shop/tea:7\n");
        var file = await JenkinsfileAsync(cluster => JenkinsTests.Pipeline(
            cluster, args => args with { Builder = PipelineBuilder.NodeDocker }, jenkins => jenkins with { NodeDockerBecause = "one old image needs it" }));

        var answer = await RunAsync(file);

        Assert.True(answer.Code == 0, answer.Output + answer.Errors);
        Assert.Equal(["build", "push", "rm"], (await CallsAsync("docker")).Where(word => word is "build" or "push" or "rm"));
        Assert.Equal($"image: registry.example.com/shop/tea:{commit}@{Digest}\n", await GitAsync("deploy", "show", "main:deploy/tea.yaml"));
    }

    [NeedsServer(Needed)]
    public async Task An_image_that_is_built_from_itself_is_refused_before_it_is_built()
    {
        await RepositoriesAsync("FROM registry.example.com/shop/tea:latest\n", "image: registry.example.com/shop/tea:7\n");
        var answer = await RunAsync(await JenkinsfileAsync(cluster => JenkinsTests.Pipeline(cluster, args => args)));

        Assert.Equal(1, answer.Code);
        Assert.Contains("is built from itself", answer.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(Calls, "build")));
        Assert.Equal("1\n", await GitAsync("deploy", "rev-list", "--count", "main"));
    }

    [NeedsServer(Needed)]
    public async Task A_login_that_may_not_push_ends_the_build_and_is_not_waited_for()
    {
        await RepositoriesAsync("FROM nginx:1.29\n", "image: registry.example.com/shop/tea:7\n");
        var file = await JenkinsfileAsync(cluster => JenkinsTests.Pipeline(cluster, args => args));
        var watch = System.Diagnostics.Stopwatch.StartNew();

        var answer = await RunAsync(file, ("LOGIN_deploy", "bot:wrong"));

        Assert.Equal(1, answer.Code);
        Assert.Contains("Authentication failed", answer.Errors, StringComparison.Ordinal);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 50);
        Assert.DoesNotContain("bot:wrong", answer.Output + answer.Errors, StringComparison.Ordinal);
    }

    [NeedsServer(Needed)]
    public async Task Jobs_are_Groovy_too()
    {
        var data = await DataAsync(cluster => JenkinsTests.Pipeline(cluster, JenkinsTests.Full, jenkins => jenkins with
        {
            NodeDockerBecause = "one old image needs it",
            Expose = Fixtures.Exposed(jenkins.Namespace.Cluster, "ci.example.com"),
        }));
        var parse = _folder.Write("parse.groovy", "new GroovyShell().parse(new File(args[0])); println 'parsed'");

        var answer = await JavaAsync(parse, _folder.Write("job.groovy", data["tea.groovy"]));

        Assert.Equal("parsed\n", answer.Output + answer.Errors);
    }

    [Theory]
    [InlineData("FROM minseo205/k8s-project:latest", true)]
    [InlineData("from docker.io/minseo205/k8s-project", true)]
    [InlineData("FROM --platform=linux/amd64 minseo205/k8s-project@sha256:00 AS base", true)]
    [InlineData("ARG BASE=minseo205/k8s-project:1\nFROM $BASE", true)]
    [InlineData("FROM nginx:1.29\nCOPY --from=\"minseo205/k8s-project:7\" /a /b", true)]
    [InlineData("FROM minseo205/k8s-project-base:1", false)]
    [InlineData("FROM mirror.example.com/minseo205/k8s-project:1", false)]
    [InlineData("FROM minseo205/k8sxproject:1", false)]
    [InlineData("# FROM minseo205/k8s-project:latest\nFROM nginx:1.29", false)]
    public async Task What_an_image_is_built_from_is_looked_at(string dockerfile, bool itself)
    {
        _folder.Write("code/Dockerfile", dockerfile + "\n");
        var script = await File.ReadAllTextAsync(Path.Combine(Repository.Folder, "components", "Delivery", "ImageBuild", "Scripts", "check-base.sh"));
        foreach (var image in new[] { "minseo205/k8s-project", "docker.io/minseo205/k8s-project" })
        {
            var answer = await Program.RunAsync(Program.Find("sh")!, ["-c", script], environment: new Dictionary<string, string>
            {
                ["FOLDER"] = Path.Combine(_folder.Folder, "code"),
                ["DOCKERFILE"] = "Dockerfile",
                ["IMAGE"] = image,
            });
            Assert.Equal(itself ? 1 : 0, answer.Code);
        }
    }

    public void Dispose()
    {
        _server.Dispose();
        _folder.Dispose();
    }

    private static async Task<Dictionary<string, string>> DataAsync(Func<Cluster, JenkinsPipeline> make)
    {
        var rendered = await Rendered.RunAsync(cluster => _ = make(cluster));
        var map = (MapNode)rendered.Resources.Single(resource => resource.Name == "tea" && !resource.IsComponent).Tree;
        return ((MapNode)map.At("data")!).Entries.ToDictionary(entry => entry.Key, entry => entry.Value.ToString()!);
    }

    private async Task<string> JenkinsfileAsync(Func<Cluster, JenkinsPipeline> make) => _folder.Write("Jenkinsfile", (await DataAsync(make))["tea.Jenkinsfile"]);

    // The code and what runs, as bare repositories. The answer is the commit of the code.
    private async Task<string> RepositoriesAsync(
        string dockerfile, string deployed, string branch = "main", string deployBranch = "main", string dockerfileIn = ".")
    {
        await RepositoryAsync("tea", branch, Path.Combine(dockerfileIn, "Dockerfile"), dockerfile);
        await RepositoryAsync("deploy", deployBranch, "deploy/tea.yaml", deployed);
        await GitAsync("deploy", "config", "http.receivepack", "true");
        return (await GitAsync("tea", "rev-parse", branch)).Trim();
    }

    private async Task RepositoryAsync(string name, string branch, string file, string text)
    {
        _folder.Write($"{name}/{file}", text);
        var seed = Path.Combine(_folder.Folder, name);
        await Git("init", "--quiet", "--initial-branch", branch, seed);
        await Git("-C", seed, "add", "--all");
        await Git("-C", seed, "-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "--quiet", "--message", "seed");
        await Git("clone", "--quiet", "--bare", seed, Path.Combine(_folder.Folder, $"{name}.git"));
    }

    // A commit on the code. The answer is its name.
    private async Task<string> PushAsync(string file)
    {
        var seed = Path.Combine(_folder.Folder, "tea");
        _folder.Write($"tea/{file}", "new\n");
        await Git("-C", seed, "add", "--all");
        await Git("-C", seed, "-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "--quiet", "--message", "more");
        await Git("-C", seed, "push", "--quiet", Path.Combine(_folder.Folder, "tea.git"), "HEAD:main");
        return (await Git("-C", seed, "rev-parse", "HEAD")).Trim();
    }

    private static async Task<string> Git(params string[] arguments)
    {
        var answer = await Program.RunAsync(Program.Find("git")!, arguments);
        Assert.True(answer.Code == 0, answer.Errors);
        return answer.Output;
    }

    private Task<string> GitAsync(string repository, params string[] arguments) =>
        Git(["-C", Path.Combine(_folder.Folder, $"{repository}.git"), .. arguments]);

    private async Task<string[]> CallsAsync(string what) => (await File.ReadAllTextAsync(Path.Combine(Calls, what))).Split('\n');

    private void Stub(string name, string script)
    {
        var file = _folder.Write($"bin/{name}", script);
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private Task<Answer> RunAsync(string jenkinsfile, params (string Name, string Value)[] settings)
    {
        var run = Directory.CreateDirectory(Path.Combine(_folder.Folder, "run"));
        return JavaAsync(Path.Combine(Repository.Folder, "tests", "components", "Delivery", "Jenkins", "run.groovy"), jenkinsfile, run.FullName, settings);
    }

    private Task<Answer> JavaAsync(string script, string file, string folder = "", params (string Name, string Value)[] settings)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["PATH"] = $"{_folder.Folder}/bin:{Environment.GetEnvironmentVariable("PATH")}",
            ["CALLS"] = Calls,
            ["SAID_DIGEST"] = Digest,
            ["LOGIN_deploy"] = "bot:hunter2",
            ["LOGIN_code"] = "reader:letmein",
            ["GIT_CONFIG_NOSYSTEM"] = "1",
            ["GIT_CONFIG_COUNT"] = "1",
            ["GIT_CONFIG_KEY_0"] = $"url.{_server.Url}.insteadOf",
            ["GIT_CONFIG_VALUE_0"] = "https://github.com/shop/",
        };
        foreach (var (name, value) in settings)
            environment[name] = value;

        return Program.RunAsync(Program.Find("java")!, ["-cp", Groovy, "groovy.ui.GroovyMain", script, file, folder], environment: environment);
    }
}
