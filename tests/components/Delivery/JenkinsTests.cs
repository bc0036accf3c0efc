using Infra.Components.Delivery;
using Infra.Components.Edge;
using Infra.Components.Secrets;
using Infra.Components.Storage;
using Infra.Components.Tests.Rendering;
using Infra.Diagnostics;
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

    internal static JenkinsPipelineArgs Full(JenkinsPipelineArgs args) => args with
    {
        Branch = "release/1",
        CloneCredential = "code",
        PollMinutes = 30,
        GitHubCalls = true,
        Before = [new() { Name = "gradle", Image = "docker.io/library/gradle:9.1.0-jdk21", Script = "echo 'it''s $HOME' \\\n  && gradle --no-daemon bootJar", Resources = new("1", "2Gi") }],
        Tag = PipelineTag.BuildNumber,
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
