using Infra.Components.Apps;
using Infra.Components.Caches;
using Infra.Components.Tests.Rendering;
using Infra.Diagnostics;

namespace Infra.Components.Tests.Caches;

public sealed class RedisTests
{
    [Fact]
    public Task A_cache_keeps_nothing_and_asks_for_nothing() =>
        ComponentGolden.CheckAsync("Caches/Redis/golden/redis-cache",
            cluster => _ = new Redis("cache", Args(cluster) with { Eviction = Eviction.AllKeysLru }));

    [Fact]
    public Task A_volume_and_a_password_that_nobody_sees_are_rendered() =>
        ComponentGolden.CheckAsync("Caches/Redis/golden/redis-safe", cluster => _ = new Redis("queue", Args(cluster) with
        {
            VolumeSize = "2Gi",
            RequirePassword = true,
            Config = new Dictionary<string, string> { ["notify-keyspace-events"] = "Ex", ["appendfsync"] = "always" },
            Adopt = new AppNames { Service = "queue-service" },
        }));

    [Fact]
    public async Task Clients_learn_its_port_and_its_password()
    {
        Redis? with = null;
        Redis? without = null;
        await Rendered.RunAsync(cluster =>
        {
            with = new Redis("with", Args(cluster) with { RequirePassword = true });
            without = new Redis("without", Args(cluster));
        });

        Assert.Equal((6379, "password"), (with!.Port, with.Password!.Key));
        Assert.Null(without!.Password);
    }

    [Fact]
    public Task A_directive_that_an_argument_decides_is_refused() => Refused.OnceAsync(
        cluster => _ = new Redis("cache", Args(cluster) with { Config = new Dictionary<string, string> { ["MaxMemory"] = "1gb" } }),
        Codes.Exclusive, "Redis cache, Config.MaxMemory", "MaxMemory");

    [Fact]
    public Task A_size_that_is_no_quantity_is_refused() => Refused.OnceAsync(
        cluster => _ = new Redis("cache", Args(cluster) with { VolumeSize = "big" }),
        Codes.Quantity, "Redis cache, VolumeSize", "big");

    [Theory]
    [InlineData("64Mi")]
    [InlineData("1Gi")]
    public Task Keys_that_would_fill_the_container_are_refused(string memory) => Refused.OnceAsync(
        cluster => _ = new Redis("cache", Args(cluster) with { MaxMemory = memory }),
        Codes.OutOfRange, "Redis cache, MaxMemory", memory);

    [Fact]
    public Task Valkey_with_an_exact_memory_is_rendered() =>
        ComponentGolden.CheckAsync("Caches/Redis/golden/valkey", cluster => _ = new Redis("blog",
        new RedisArgs
        {
            Namespace = new NamespaceRef(cluster, "blog"),
            Resources = new Resources("100m", "1280Mi"),
            MaxMemory = "1Gi",
            Eviction = Eviction.AllKeysLru,
            Placement = new Placement { NodeSelector = new Dictionary<string, string> { ["kubernetes.io/hostname"] = "msi" } },
        }));

    [Fact]
    public void Arguments_are_required() => Assert.Throws<ArgumentNullException>(() => new Redis("cache", null!));

    private static RedisArgs Args(Cluster cluster) => new()
    {
        Namespace = new NamespaceRef(cluster, "shop"),
        Image = "redis:7.4.7-alpine",
        Resources = new Resources("50m", "64Mi"),
    };
}
