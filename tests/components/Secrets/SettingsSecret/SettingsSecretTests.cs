using System.Collections.Immutable;
using Infra.Components.Apps;
using Infra.Components.Secrets;
using Infra.Components.Tests.Rendering;
using Infra.Diagnostics;
using Pulumi;

namespace Infra.Components.Tests.Secrets;

public sealed class SettingsSecretTests
{
    [Fact]
    public Task Settings_become_a_Secret_and_its_readers_follow_its_values() =>
        ComponentGolden.CheckAsync("Secrets/SettingsSecret/golden/settings-secret", cluster =>
        {
            var space = new NamespaceRef(cluster, "shop");
            var secret = new SettingsSecret("api-secret", new SettingsSecretArgs
            {
                Namespace = space,
                Values = new Dictionary<string, SecretValue>
                {
                    ["DB_PASSWORD"] = Value("<secret infra:db>"),
                    ["API_KEY"] = Value("<secret infra:key>"),
                },
            });
            _ = new App("api", new AppArgs
            {
                Namespace = space,
                Image = "example/api:1.2",
                Port = 8080,
                Resources = new Resources("100m", "128Mi"),
                Secrets = [secret.Ref],
                Env = new Dictionary<string, EnvValue> { ["AI_KEY"] = EnvValue.From(secret.KeyOf("API_KEY")) },
            });
        });

    [Fact]
    public async Task The_version_changes_with_the_values_and_tells_nothing_of_them()
    {
        var rendered = await Rendered.RunAsync(cluster => _ = Make(cluster, new() { ["PASSWORD"] = Value("hunter2") }));
        var version = Assert.Single(rendered.Resources, resource => resource.Type == "random:index/randomId:RandomId");
        Assert.Equal(["byteLength", "keepers"], version.Inputs.Keys.Order());
        Assert.Equal("hunter2", ((ImmutableDictionary<string, object>)version.Inputs["keepers"])["PASSWORD"]);
    }

    [Fact]
    public Task A_value_that_was_never_encrypted_is_refused() => Refused.OnceAsync(
        cluster => _ = Make(cluster, new() { ["PASSWORD"] = new SecretValue(Output.Create("hunter2")) }),
        Codes.PlainSecret, "SettingsSecret api-secret, Values.PASSWORD", null);

    [Fact]
    public Task A_value_that_is_empty_is_refused() => Refused.OnceAsync(
        cluster => _ = Make(cluster, new() { ["PASSWORD"] = Value("") }),
        Codes.Empty, "SettingsSecret api-secret, Values.PASSWORD", null);

    [Fact]
    public Task A_Secret_without_keys_is_refused() => Refused.OnceAsync(
        cluster => _ = Make(cluster, []), Codes.Empty, "SettingsSecret api-secret, Values", null);

    [Fact]
    public Task A_key_that_is_none_is_refused() => Refused.OnceAsync(
        cluster => _ = Make(cluster, new() { ["pass word"] = Value("x") }),
        Codes.Form, "SettingsSecret api-secret, Values", "pass word");

    [Fact]
    public Task A_type_without_its_keys_is_refused() => Refused.OnceAsync(
        cluster => _ = Make(cluster, new() { ["tls.crt"] = Value("x") }, SettingsSecretType.Tls),
        Codes.MissingKey, "SettingsSecret api-secret, Values", "tls.key");

    [Fact]
    public async Task A_key_that_it_does_not_have_is_refused_and_no_value_is_shown() => await Rendered.RunAsync(cluster =>
    {
        var secret = Make(cluster, new() { ["PASSWORD"] = Value("hunter2") });
        var problem = Assert.Single(Assert.Throws<RefusedException>(() => secret.KeyOf("PASWORD")).Diagnostics);
        Assert.Equal(("PASWORD", "PASSWORD"), (problem.Actual, problem.Allowed));
    });

    private static SecretValue Value(string text) => new(Output.CreateSecret(text));

    private static SettingsSecret Make(
        Cluster cluster, Dictionary<string, SecretValue> values, SettingsSecretType type = SettingsSecretType.Opaque) =>
        new("api-secret", new SettingsSecretArgs { Namespace = new NamespaceRef(cluster, "shop"), Values = values, Type = type });
}
