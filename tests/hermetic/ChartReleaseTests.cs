using Infra.Diagnostics;
using Infra.Hermetic;
using Infra.Manifests;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Yaml.V2;
using Pulumi.KubernetesCertManager;
using CertManagerRelease = Pulumi.KubernetesCertManager.Inputs.ReleaseArgs;
using CertManagerRepository = Pulumi.KubernetesCertManager.Inputs.RepositoryOptsArgs;

namespace Infra.Tests.Hermetic;

public sealed class ChartReleaseTests
{
    [Fact]
    public async Task A_release_of_a_repository_is_read_whole()
    {
        var result = await TestStack.ResultAsync(() => _ = new Release("secrets", new ReleaseArgs
        {
            Name = "external-secrets",
            Namespace = "external-secrets",
            Chart = "external-secrets",
            Version = "2.9.0",
            RepositoryOpts = new RepositoryOptsArgs { Repo = "https://charts.external-secrets.io" },
            SkipCrds = true,
            CreateNamespace = true,
            Values = new Dictionary<string, object>
            {
                ["replicaCount"] = 2,
                ["ratio"] = 0.5,
                ["webhook"] = new Dictionary<string, object> { ["create"] = false, ["args"] = new object[] { "a", 1 } },
            },
        }));

        var release = Assert.Single(result.Inventory.Charts);
        Assert.Equal(("external-secrets", "external-secrets", "external-secrets", "2.9.0", "https://charts.external-secrets.io"),
            (release.Name, release.Namespace, release.Chart, release.Version, release.Repository));
        Assert.True(release.SkipCrds);
        Assert.True(release.CreateNamespace);
        Assert.Equal("ratio: 0.5\nreplicaCount: 2\nwebhook:\n  args:\n  - a\n  - 1\n  create: false\n",
            ManifestWriter.ToYaml(release.Values));
        Assert.Empty(result.Inventory.Manifests);
    }

    [Fact]
    public async Task A_release_without_a_name_has_the_resources_name()
    {
        var result =
            await TestStack.ResultAsync(() =>
                _ = new Release("edge", new ReleaseArgs { Chart = "oci://ghcr.io/nginx/charts/nginx-gateway-fabric" }));

        var release = Assert.Single(result.Inventory.Charts);
        Assert.Equal("edge", release.Name);
        Assert.Null(release.Namespace);
        Assert.Null(release.Repository);
        Assert.Null(release.Version);
        Assert.Equal(0, release.Values.Count);
    }

    [Fact]
    public async Task The_package_of_cert_manager_is_the_release_that_it_describes()
    {
        var result = await TestStack.ResultAsync(() => _ = new CertManager("certs", new CertManagerArgs
        {
            HelmOptions = new CertManagerRelease
            {
                Name = "cert-manager",
                Namespace = "cert-manager",
                Version = "v1.21.1",
                RepositoryOpts = new CertManagerRepository { Repo = "https://charts.jetstack.io" },
                Values = { { "crds", new Dictionary<string, object> { ["enabled"] = true } } },
            },
        }));

        var release = Assert.Single(result.Inventory.Charts);
        Assert.Equal(("cert-manager", "cert-manager", "cert-manager", "v1.21.1", "https://charts.jetstack.io"),
            (release.Name, release.Namespace, release.Chart, release.Version, release.Repository));
        Assert.Equal("crds:\n  enabled: true\n", ManifestWriter.ToYaml(release.Values));
    }

    [Fact]
    public async Task One_release_twice_in_a_namespace_is_refused()
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => TestStack.ResultAsync(() =>
        {
            _ = new Release("a", new ReleaseArgs { Name = "redis", Namespace = "shop", Chart = "redis" });
            _ = new Release("b", new ReleaseArgs { Name = "redis", Namespace = "shop", Chart = "redis" });
        }));

        var problem = Assert.Single(refused.Diagnostics);
        Assert.Equal((Codes.DuplicateObject, "stack test, Helm release shop/redis"), (problem.Code, problem.Where));
    }

    [Fact]
    public async Task Values_in_files_are_refused_because_they_would_be_lost()
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => TestStack.ResultAsync(() =>
            _ = new Release("a", new ReleaseArgs { Chart = "redis", ValueYamlFiles = { new Pulumi.StringAsset("a: 1") } })));

        Assert.Equal("valueYamlFiles cannot be previewed", Assert.Single(refused.Diagnostics).Actual);
    }

    [Fact]
    public async Task What_only_a_plugin_could_expand_is_refused()
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => TestStack.ResultAsync(() =>
        {
            _ = new Pulumi.Kubernetes.Yaml.V2.ConfigGroup("group", new ConfigGroupArgs { Yaml = "a: 1" });
            _ = new Pulumi.Kubernetes.Helm.V4.Chart("chart", new Pulumi.Kubernetes.Types.Inputs.Helm.V4.ChartArgs { Chart = "redis" });
        }));

        Assert.Equal(
            ["kubernetes:helm.sh/v4:Chart cannot be previewed", "kubernetes:yaml/v2:ConfigGroup cannot be previewed"],
            refused.Diagnostics.Select(d => d.Actual));
    }

    [Fact]
    public async Task A_change_to_an_object_of_someone_else_is_refused()
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => TestStack.ResultAsync(() => _ = new ConfigMapPatch()));

        Assert.Equal("kubernetes:core/v1:ConfigMapPatch cannot be previewed", Assert.Single(refused.Diagnostics).Actual);
    }

    [Fact]
    public async Task A_remote_manifest_is_its_source()
    {
        const string Url = "https://github.com/kubernetes-sigs/gateway-api/releases/download/v1.5.1/standard-install.yaml";
        var result =
            await TestStack.ResultAsync(() => _ = new Pulumi.Kubernetes.Yaml.V2.ConfigFile("crds", new ConfigFileArgs { File = Url }));

        Assert.Equal(Url, Assert.Single(result.Inventory.RemoteManifests).Source);
        Assert.Equal(ResourceRole.RemoteManifest, Assert.Single(result.Root.Children).Role);
    }

    // The packages have a class like this for every kind.
    private sealed class ConfigMapPatch() : Pulumi.CustomResource(
        "kubernetes:core/v1:ConfigMapPatch",
        "patch",
        new Pulumi.Kubernetes.Types.Inputs.Core.V1.ConfigMapArgs
        {
            ApiVersion = "v1",
            Kind = "ConfigMap",
            Metadata = new ObjectMetaArgs { Name = "theirs" },
        },
        options: null);
}
