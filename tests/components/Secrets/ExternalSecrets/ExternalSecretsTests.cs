using Infra.Components.Secrets;
using Infra.Components.Tests.Rendering;

namespace Infra.Components.Tests.Secrets;

public sealed class ExternalSecretsTests
{
    [Fact]
    public Task It_is_one_chart_in_a_namespace_of_its_own() =>
        ComponentGolden.CheckAsync("Secrets/ExternalSecrets/golden/external-secrets",
            cluster => _ = new ExternalSecrets("external-secrets", new ExternalSecretsArgs { Cluster = cluster }));

    [Fact]
    public Task Every_setting_reaches_the_chart_and_every_source_its_mirror() =>
        ComponentGolden.CheckAsync(
            "Secrets/ExternalSecrets/golden/external-secrets-full",
            new Mirrors
            {
                Charts = new Dictionary<string, string>
                {
                    ["https://charts.external-secrets.io"] = "https://mirror.example.com/external-secrets",
                },
                Images = new Dictionary<string, string> { ["ghcr.io/external-secrets"] = "mirror.example.com/eso" },
            },
            cluster => _ = new ExternalSecrets("eso", new ExternalSecretsArgs
            {
                Cluster = cluster,
                Namespace = new NamespaceRef(cluster, "vault"),
                Release = "external-secrets-operator",
                Replicas = 2,
                Resources = new Resources("50m", "256Mi"),
                IamRole = "arn:aws:iam::123456789012:role/secrets",
                PriorityClass = "platform",
            }));

    [Fact]
    public async Task All_problems_are_reported_at_once()
    {
        var problems = await Refused.ByAsync(cluster => _ = new ExternalSecrets("eso", new ExternalSecretsArgs
        {
            Cluster = cluster,
            Version = "v2.9.0",
            Replicas = 0,
            IamRole = "secrets",
            PriorityClass = "Platform",
        }));
        Assert.Equal(
            ["INF0117 PriorityClass", "INF0118 Replicas", "INF0120 IamRole", "INF0120 Version"],
            problems.Select(p => $"{p.Code.Id} {p.Where.Split(", ")[1]}").Order(StringComparer.Ordinal));
    }
}
