using Pulumi;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Yaml.V2;
using Pulumi.Kubernetes.Yaml.V2;

namespace Infra.Sdk.Typed.Tests.Kubernetes;

public sealed class ChartTests
{
    [Fact]
    public async Task A_release_arrives_with_its_values_and_its_compatibility_mark()
    {
        var made = await Recorder.OnlyResourceAsync(() => new Release("cert-manager", new ReleaseArgs
        {
            Chart = "cert-manager",
            Version = "v1.21.1",
            Namespace = "cert-manager",
            Timeout = 600,
            SkipCrds = false,
            RepositoryOpts = new RepositoryOptsArgs { Repo = "https://charts.example.com" },
            Values = new InputMap<object>
            {
                ["replicas"] = 2,
                ["crds"] = new Dictionary<string, object> { ["enabled"] = true },
                ["args"] = new List<object> { "--v=2" },
            },
        }));

        Assert.Equal("kubernetes:helm.sh/v3:Release", made.Type);
        Assert.Equal(
            """{chart: "cert-manager", compat: "true", namespace: "cert-manager", repositoryOpts: {repo: "https://charts.example.com"}, skipCrds: false, timeout: 600, values: {args: ["--v=2"], crds: {enabled: true}, replicas: 2}, version: "v1.21.1"}""",
            Plain.Text(made.Inputs));
    }

    [Fact]
    public async Task A_release_gives_back_its_status()
    {
        var status = await Outputs.ReadAsync(
            () => new Release("x", new ReleaseArgs { Chart = "x" }).Status.Apply(s => $"{s.Name} {s.Namespace} {s.Revision}"),
            new() { ["status"] = new Dictionary<string, object> { ["name"] = "x-1", ["namespace"] = "apps", ["revision"] = 3 } });

        Assert.Equal("x-1 apps 3", status);
    }

    [Fact]
    public async Task A_manifest_file_is_one_remote_component()
    {
        var made =
            await Recorder.OnlyResourceAsync(() =>
                new ConfigFile("crds", new ConfigFileArgs { File = "https://example.com/crds.yaml", SkipAwait = true }));

        Assert.Equal("kubernetes:yaml/v2:ConfigFile", made.Type);
        Assert.Equal("""{file: "https://example.com/crds.yaml", skipAwait: true}""", Plain.Text(made.Inputs));
    }

    [Fact]
    public async Task A_manifest_file_needs_its_file()
    {
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => Recorder.RunAsync(() => new ConfigFile("crds", new ConfigFileArgs())));

        Assert.Contains("is required but was not given a value", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_of_manifests_takes_files_and_text()
    {
        var made =
            await Recorder.OnlyResourceAsync(() =>
                new ConfigGroup("group", new ConfigGroupArgs { Files = { "a.yaml", "b.yaml" }, Yaml = "kind: List" }));

        Assert.Equal("kubernetes:yaml/v2:ConfigGroup", made.Type);
        Assert.Equal("""{files: ["a.yaml", "b.yaml"], yaml: "kind: List"}""", Plain.Text(made.Inputs));
    }
}
