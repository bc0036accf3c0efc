using Infra.Components.Delivery;
using Infra.Components.Secrets;
using Infra.Components.Storage;
using Infra.Components.Tests.Rendering;
using Infra.Diagnostics;
using Infra.Manifests;
using Pulumi;
using static Infra.Components.Tests.Fixtures;

namespace Infra.Components.Tests.Delivery;

public sealed class JenkinsTests
{
    private const string Code = "https://github.com/shop/tea.git";
    private const string Deploy = "https://github.com/shop/deploy.git";

    [Fact]
    public Task A_bare_Jenkins_builds_nothing_itself() =>
        ComponentGolden.CheckAsync("Delivery/golden/jenkins", cluster => _ = Made(cluster, args => args));

    [Fact]
    public Task A_full_Jenkins_has_a_host_credentials_and_a_share_of_its_own() => ComponentGolden.CheckAsync("Delivery/golden/jenkins-full",
        cluster => _ = Made(
            new Cluster
            {
                Provider = cluster.Provider,
                Mirrors = new Mirrors { Images = new Dictionary<string, string> { ["docker.io"] = "registry.example.com/hub" } },
            },
            args => args with
            {
                Release = "ci",
                Expose = Exposed(cluster, "ci.example.com"),
                NodePorts = new() { Page = 30006, Agents = 30007 },
                Volume = new VolumeSource.OnNfs { Server = "192.168.56.21", Path = "/srv/nfs/jenkins" },
                AdminPassword = new PasswordSource.Existing("jenkins-login"),
                Credentials = Logins,
                WebhookSecret = Key("github", "webhook"),
                NodeDockerBecause = "one old image needs the layers of the node",
                Plugins = ["timestamper:1.30"],
                Reaches = [new() { Port = 443, Networks = ["10.20.0.0/16"] }],
                Agent = new("200m", "512Mi") { CpuLimit = "1" },
                MaxAgents = 4,
            }));

    [Fact]
    public Task A_push_becomes_an_image_and_a_commit() => ComponentGolden.CheckAsync("Delivery/golden/jenkins-pipeline",
        cluster => _ = Pipeline(cluster, args => args));

    [Fact]
    public Task A_pipeline_tests_builds_with_the_nodes_Docker_and_opens_a_pull_request() => ComponentGolden.CheckAsync("Delivery/golden/jenkins-pipeline-full",
        cluster => _ = Pipeline(cluster, Full, jenkins => jenkins with { NodeDockerBecause = "one old image needs the layers of the node", Expose = Exposed(cluster, "ci.example.com") }));

    [Fact]
    public async Task All_forms_of_a_Jenkins_are_looked_at_at_once() => Assert.Equal(
        ["MaxAgents: 0", "NodePorts.Agents: 80", "Plugins[0]: timestamper", "Release: Jenkins", "Version: latest", "VolumeSize: big"],
        Said(await Refused.ByAsync(cluster => _ = Made(cluster, args => args with
        {
            Release = "Jenkins",
            Version = "latest",
            NodePorts = new() { Page = 30006, Agents = 80 },
            VolumeSize = "big",
            Plugins = ["timestamper"],
            MaxAgents = 0,
        }))));

    [Fact]
    public async Task All_that_does_not_fit_in_a_Jenkins_is_said_at_once() => Assert.Equal(
        [
            "AdminPassword: ", "Credentials.a b: a b", "Credentials.github-webhook: github-webhook", "Credentials: a-b-c", "NodeDockerBecause: ",
            "Plugins: git", "Volume.Owner: ",
        ],
        Said(await Refused.ByAsync(cluster => _ = Made(cluster, args => args with
        {
            Volume = new VolumeSource.OnNode { Node = "one", Path = "/srv/jenkins", Folder = true },
            AdminPassword = new PasswordSource.Stored("prod/jenkins"),
            Credentials = new Dictionary<string, JenkinsCredential>
            {
                ["a b"] = new JenkinsCredential.Text(Key("a", "b-c")),
                ["github-webhook"] = new JenkinsCredential.Text(Key("a-b", "c")),
            },
            WebhookSecret = Key("github", "webhook"),
            ImageBuilds = false,
            NodeDockerBecause = "one old image needs it",
            Plugins = ["git:5.0.0"],
        }))));

    [Fact]
    public Task Two_ports_of_nodes_are_two() => Refused.OnceAsync(cluster => _ = Made(cluster, args => args with { NodePorts = new() { Page = 30006, Agents = 30006 } }),
        Codes.DuplicateName, "Jenkins jenkins, NodePorts.Agents", "30006");

    [Fact]
    public async Task Ports_of_nodes_are_had_once()
    {
        var problem = Assert.Single(await ProblemsAsync(cluster =>
        {
            _ = Made(cluster, args => args with { NodePorts = new() { Page = 30006 } });
            _ = new Jenkins("second", new() { Namespace = new NamespaceRef(cluster, "second"), Release = "second", NodePorts = new() { Page = 30006 } });
        }));
        Assert.Equal((Codes.DuplicateName.Id, "Jenkins second, NodePorts.Page"), (problem.Code.Id, problem.Where));
        Assert.Contains("jenkins has this one", problem.Allowed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://github.com/shop/tea.git")]
    [InlineData("https://github.com/shop/tea")]
    [InlineData("https://GitHub.com/Shop/Tea.git")]
    [InlineData("https://github.com:443/shop/tea")]
    public async Task A_pipeline_that_writes_into_what_it_builds_is_refused(string repository)
    {
        var problem = Assert.Single(await ProblemsAsync(cluster => _ = Pipeline(cluster, args => args with { Deliver = args.Deliver with { Repository = repository } })));
        Assert.Equal((Codes.SameRepository.Id, "JenkinsPipeline tea, Deliver.Repository", repository), (problem.Code.Id, problem.Where, problem.Actual));
    }

    [Fact]
    public async Task The_Docker_of_a_node_is_refused_unless_Jenkins_says_why()
    {
        var problem = Assert.Single(await ProblemsAsync(cluster => _ = Pipeline(cluster, args => args with { Builder = PipelineBuilder.NodeDocker })));
        Assert.Equal((Codes.NodeDocker.Id, "JenkinsPipeline tea, Builder"), (problem.Code.Id, problem.Where));
    }

    [Fact]
    public async Task All_forms_of_a_pipeline_are_looked_at_at_once() => Assert.Equal(
        [
            "Before[0].Image: docker.io/library/gradle", "Branch: main..", "Context: ../other", "Deliver.File: /etc/passwd",
            "Image: registry.example.com/shop/tea:latest", "PollMinutes: 0", "Repository: git@github.com:shop/tea.git",
        ],
        Said(await ProblemsAsync(cluster => _ = Pipeline(cluster, args => args with
        {
            Repository = "git@github.com:shop/tea.git",
            Branch = "main..",
            PollMinutes = 0,
            Before = [new() { Name = "test", Image = "docker.io/library/gradle", Script = "gradle" }],
            Image = "registry.example.com/shop/tea:latest",
            Context = "../other",
            Deliver = args.Deliver with { File = "/etc/passwd" },
        }))));

    [Fact]
    public async Task All_that_does_not_fit_in_a_pipeline_is_said_at_once() => Assert.Equal(
        [
            "Before: build", "Before[0].Name: build", "Before[0].Script: ", "Before[1].Name: build", "BuildArguments.A-B: 1", "CloneCredential: sonar",
            "Deliver.Credential: nothing", "GitHubCalls: ", "Jenkins: ",
        ],
        Said(await ProblemsAsync(cluster => _ = Pipeline(cluster, args => args with
        {
            CloneCredential = "sonar",
            GitHubCalls = true,
            Before =
            [
                new() { Name = "build", Image = "docker.io/library/gradle:9.1.0", Script = " " },
                new() { Name = "build", Image = "docker.io/library/gradle:9.1.0", Script = "gradle" },
            ],
            BuildArguments = new Dictionary<string, string> { ["A-B"] = "1" },
            Deliver = args.Deliver with { Credential = "nothing" },
        }, jenkins => jenkins with { ImageBuilds = false }))));

    private static IEnumerable<string> Said(IEnumerable<Diagnostic> problems) => problems
        .Select(problem => $"{problem.Where.Split(", ", 2)[1]}: {problem.Actual}").Order(StringComparer.Ordinal);

    [Fact]
    public async Task No_account_of_agents_and_builds_has_a_permission()
    {
        var rendered = await Rendered.RunAsync(cluster => _ = Pipeline(cluster, args => args));
        var bindings = rendered.Resources.Where(resource => resource.Type.EndsWith("RoleBinding", StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain("jenkins-agent\n", ComponentGolden.Documents(bindings), StringComparison.Ordinal);
        Assert.Equal(["jenkins"], bindings.Select(binding => binding.Tree).OfType<MapNode>()
            .SelectMany(binding => ((ListNode)binding.At("subjects")!).Items.OfType<MapNode>())
            .Select(subject => subject.Text("name")));
        Assert.DoesNotContain(rendered.Resources, resource => resource.Type.Contains("ClusterRole", StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyList<Diagnostic>> ProblemsAsync(Action<Cluster> build)
    {
        RefusedException? refusal = null;
        await Rendered.RunAsync(cluster => refusal = Assert.Throws<RefusedException>(() => build(cluster)));
        return refusal!.Diagnostics;
    }

    internal static JenkinsPipelineArgs Full(JenkinsPipelineArgs args) => args with
    {
        Branch = "release/1",
        CloneCredential = "code",
        PollMinutes = 30,
        GitHubCalls = true,
        Before = [new() { Name = "gradle", Image = "docker.io/library/gradle:9.1.0-jdk21", Script = "echo 'it''s $HOME' \\\n  && gradle --no-daemon bootJar", Resources = new("1", "2Gi") }],
        Tag = PipelineTag.BuildNumber,
        Paths = ["services/tea", "shared"],
        Context = "services/tea",
        Dockerfile = "docker/Dockerfile",
        Target = "server",
        BuildArguments = new Dictionary<string, string> { ["VITE_URL"] = "https://shop.example.com/api", ["MODE"] = "it's $(a) ${b} \\ '''" },
        Deliver = args.Deliver with { PullRequest = true, Branch = "next" },
        Builder = PipelineBuilder.NodeDocker,
        TimeoutMinutes = 30,
        Keep = 5,
    };

    internal static Jenkins Made(Cluster cluster, Func<JenkinsArgs, JenkinsArgs> change) =>
        new("jenkins", change(new() { Namespace = new NamespaceRef(cluster, "jenkins") }));

    internal static JenkinsPipeline Pipeline(
        Cluster cluster, Func<JenkinsPipelineArgs, JenkinsPipelineArgs> change, Func<JenkinsArgs, JenkinsArgs>? jenkins = null) =>
        new("tea", change(new()
        {
            Jenkins = Made(cluster, args => (jenkins ?? (same => same))(args with { Credentials = Logins })),
            Repository = Code,
            Image = "registry.example.com/shop/tea",
            PushSecret = new SecretRef("registry"),
            Deliver = new() { Repository = Deploy, File = "deploy/tea.yaml", Credential = "deploy" },
        }));

    private static readonly Dictionary<string, JenkinsCredential> Logins = new()
    {
        ["deploy"] = new JenkinsCredential.Login(Key("git-deploy", "username"), Key("git-deploy", "password")),
        ["code"] = new JenkinsCredential.Login(Key("git-code", "username"), Key("git-code", "password")),
        ["sonar"] = new JenkinsCredential.Text(Key("sonar", "token")),
    };
}
