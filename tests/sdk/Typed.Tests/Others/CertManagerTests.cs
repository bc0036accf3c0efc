using Pulumi;
using Pulumi.KubernetesCertManager;
using Pulumi.KubernetesCertManager.Inputs;

namespace Infra.Sdk.Typed.Tests.Others;

public sealed class CertManagerTests
{
    [Fact]
    public async Task Cert_manager_is_one_remote_component_with_the_options_of_its_release()
    {
        var made = await Recorder.OnlyResourceAsync(() => new CertManager("cert-manager", new CertManagerArgs
        {
            InstallCRDs = false,
            HelmOptions = new ReleaseArgs
            {
                Name = "cert-manager",
                Namespace = "cert-manager",
                Version = "v1.21.1",
                RepositoryOpts = new RepositoryOptsArgs { Repo = "https://charts.example.com" },
                Values = new InputMap<object> { ["crds"] = new Dictionary<string, object> { ["enabled"] = true } },
            },
        }));

        Assert.Equal("kubernetes-cert-manager:index:CertManager", made.Type);
        Assert.Equal(
            """{helmOptions: {name: "cert-manager", namespace: "cert-manager", repositoryOpts: {repo: "https://charts.example.com"}, values: {crds: {enabled: true}}, version: "v1.21.1"}, installCRDs: false}""",
            Plain.Text(made.Inputs));
    }

    [Fact]
    public async Task Cert_manager_gives_back_the_status_of_its_release()
    {
        var version = await Outputs.ReadAsync(
            () => new CertManager("x").Status.Apply(s => $"{s.Version} {s.Revision}"),
            new() { ["status"] = new Dictionary<string, object> { ["version"] = "v1.21.1", ["revision"] = 1 } });

        Assert.Equal("v1.21.1 1", version);
    }
}
