using Infra.Components.Apps;
using Infra.Components.Tests.Rendering;
using Infra.Diagnostics;
using Pulumi;

namespace Infra.Components.Tests.Apps;

public sealed class AppConfigMapTests
{
    [Fact]
    public Task Settings_are_shared_by_reference() =>
        ComponentGolden.CheckAsync("Apps/AppConfigMap/golden/config", cluster =>
        {
            var space = new NamespaceRef(cluster, "shop");
            var store = new App("store", Args(space));
            var config = new AppConfigMap("settings", new AppConfigMapArgs
            {
                Namespace = space,
                Name = "backend-configmap",
                Values = new Dictionary<string, Input<string>> { ["TZ"] = "Asia/Seoul", ["STORE_HOST"] = store.Host },
            });
            _ = new App("letters", Args(space) with
            {
                Uses = [new Use(store)],
                ConfigMaps = [config.Ref],
                Env = new Dictionary<string, EnvValue> { ["STORE"] = EnvValue.From(config.Ref, "STORE_HOST") },
            });
        });

    [Theory]
    [InlineData("with blank")]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("a/b")]
    public Task A_key_that_is_none_is_refused(string key) => Refused.OnceAsync(
        cluster => _ = Make(cluster, new() { [key] = "x" }), Codes.Form, "AppConfigMap settings, Values", key);

    [Fact]
    public Task A_secret_in_it_is_refused() => Refused.OnceAsync(
        cluster => _ = Make(cluster, new() { ["TOKEN"] = Output.CreateSecret("hunter2") }),
        Codes.PlainSecret, "AppConfigMap settings, Values.TOKEN", null);

    [Fact]
    public Task One_without_keys_is_refused() => Refused.OnceAsync(
        cluster => _ = Make(cluster, []), Codes.Empty, "AppConfigMap settings, Values", null);

    private static AppConfigMap Make(Cluster cluster, Dictionary<string, Input<string>> values) =>
        new("settings", new AppConfigMapArgs { Namespace = new NamespaceRef(cluster, "shop"), Values = values });

    private static AppArgs Args(NamespaceRef space) => new()
    {
        Namespace = space,
        Image = "example/letters:1.2",
        Port = 8080,
        Resources = new Resources("100m", "128Mi"),
    };
}
