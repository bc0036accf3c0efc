using Infra.Components.Aws;
using Infra.Components.Secrets;
using Infra.Components.Tests.Rendering;
using Infra.Diagnostics;

namespace Infra.Components.Tests.Secrets;

public sealed class ExternalSecretTests
{
    private static readonly StoreRef Vault = new("aws-secrets-mgr");

    [Fact]
    public Task Whole_secrets_single_values_templates_and_generators_are_rendered() =>
        ComponentGolden.CheckAsync("Secrets/ExternalSecret/golden/external-secret", cluster =>
        {
            _ = new ExternalSecret("chocoletter-external-secret-server", Args(cluster) with { Target = "chocoletter-server-secret" });
            _ = new ExternalSecret("database", Args(cluster) with
            {
                RefreshInterval = "15m",
                Sources =
                [
                    Vault.Extract("prod/a"),
                    Vault.Key("PASSWORD", "prod/db", "password"),
                    new StoreRef("shared", clusterWide: true).Key("TOKEN", "token"),
                ],
                Type = "Opaque",
                Template = new Dictionary<string, string> { ["url"] = "postgres://app:{{ .PASSWORD }}@db/app", ["token"] = "{{ .TOKEN }}" },
                CreationPolicy = CreationPolicy.Merge,
            });
        });

    [Fact]
    public Task A_generated_password_is_made_once_and_stays() =>
        ComponentGolden.CheckAsync("Secrets/GeneratedSecret/golden/generated-secret", cluster =>
        {
            var secret = new GeneratedSecret("redis-password", new GeneratedSecretArgs
            {
                Namespace = new NamespaceRef(cluster, "chocoletter"),
                Name = "redis-auth",
                Key = "REDIS_PASSWORD",
                Length = 40,
            });
            Assert.Equal("REDIS_PASSWORD", secret.Key);
        });

    [Fact]
    public Task A_pull_secret_is_filled_from_a_token_that_is_replaced_before_it_expires() =>
        ComponentGolden.CheckAsync("Secrets/EcrPullSecret/golden/ecr-pull-secret", cluster => _ = new EcrPullSecret("ecr", Ecr(cluster)));

    [Fact]
    public async Task A_reader_gets_the_secret_its_maker_and_the_keys_that_are_known()
    {
        await Rendered.RunAsync(cluster =>
        {
            var plain = new ExternalSecret("plain", Args(cluster));
            Assert.NotNull(plain.Ref.MadeBy);
            Assert.Empty(plain.Keys);
            Assert.Equal(["B", "A"], new ExternalSecret("told", Args(cluster) with { Keys = ["B", "A"] }).Keys);
            Assert.Equal(["a", "b"],
                new ExternalSecret("made",
                    Args(cluster) with { Template = new Dictionary<string, string> { ["b"] = "", ["a"] = "" } }).Keys);
        });
    }

    [Fact]
    public Task Fails_when_it_has_no_source() => Refused.OnceAsync(
        cluster => _ = new ExternalSecret("s", Args(cluster) with { Sources = [] }), Codes.Empty, "ExternalSecret s, Sources", null);

    [Fact]
    public Task Fails_when_two_values_stand_under_one_key() => Refused.OnceAsync(
        cluster => _ = new ExternalSecret("s", Args(cluster) with { Sources = [Vault.Key("A", "x"), Vault.Key("A", "y")] }),
        Codes.DuplicateName, "ExternalSecret s, Sources", "A");

    [Theory]
    [InlineData("12h")]
    [InlineData("11h1m")]
    public Task Fails_when_a_token_would_expire_before_it_is_replaced(string interval) => Refused.OnceAsync(
        cluster => _ = new EcrPullSecret("ecr", Ecr(cluster) with { RefreshInterval = interval }), Codes.Duration,
        "EcrPullSecret ecr, RefreshInterval", interval);

    [Fact]
    public Task Fails_when_a_password_would_be_easy_to_guess() => Refused.OnceAsync(
        cluster => _ = new GeneratedSecret("s", new GeneratedSecretArgs { Namespace = new NamespaceRef(cluster, "n"), Length = 8 }),
        Codes.OutOfRange, "GeneratedSecret s, Length", "8");

    [Fact]
    public async Task All_problems_are_reported_at_once()
    {
        var problems = await Refused.ByAsync(cluster => _ = new ExternalSecret("s", Args(cluster) with
        {
            Target = "Secret",
            RefreshInterval = "hourly",
            Sources = [Vault.Extract("a b"), Vault.Key("A B", "x")],
        }));
        Assert.Equal(
            ["INF0113 RefreshInterval", "INF0117 Target", "INF0120 Sources[0].RemoteKey", "INF0120 Sources[1].SecretKey"],
            problems.Select(p => $"{p.Code.Id} {p.Where.Split(", ")[1]}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public Task A_template_of_a_key_that_no_Secret_can_have_is_refused() => Refused.OnceAsync(
        cluster => _ = new ExternalSecret("s", Args(cluster) with { Template = new Dictionary<string, string> { ["a/b"] = "" } }),
        Codes.Form, "ExternalSecret s, Template", "a/b");

    private static ExternalSecretArgs Args(Cluster cluster) => new()
    {
        Namespace = new NamespaceRef(cluster, "chocoletter"),
        Sources = [Vault.Extract("prod/chocoletter-server")],
    };

    private static EcrPullSecretArgs Ecr(Cluster cluster) => new()
    {
        Namespace = new NamespaceRef(cluster, "chocoletter"),
        Region = "ap-northeast-2",
        Auth = new AwsAuth.AccessKey(new AwsKeys(new SecretRef("awssm-secret"))),
    };
}
