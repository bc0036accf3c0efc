using Infra.Components.Apps;
using Infra.Components.Caches;
using Infra.Components.Tests.Rendering;
using Infra.Diagnostics;

namespace Infra.Components.Tests.Apps;

public sealed class AppJobTests
{
    [Fact]
    public Task Work_is_done_once_by_a_hardened_pod_that_has_an_end() =>
        ComponentGolden.CheckAsync("Apps/AppJob/golden/job-least", cluster => _ = new AppJob("migrate", Args(cluster)));

    [Fact]
    public Task Everything_that_can_be_said_is_rendered() => ComponentGolden.CheckAsync("Apps/AppJob/golden/job-full", cluster =>
    {
        var redis = new Redis("redis", new RedisArgs
        {
            Namespace = new NamespaceRef(cluster, "shop"),
            Image = "redis:7.4.7-alpine",
            Resources = new Resources("50m", "64Mi"),
        });
        var job = new AppJob("migrate", Args(cluster) with
        {
            Name = "migrate-letters",
            Run = new JobRun
            {
                Retries = 0,
                DeadlineSeconds = 600,
                KeepSeconds = 60,
                Completions = 4,
                Parallelism = 2,
                FatalExitCodes = [42, 3],
            },
            Uses = [new Use(redis) { HostVariable = "REDIS_HOST" }],
            StopSeconds = 5,
        });
        _ = new App("letters", new AppArgs
        {
            Namespace = new NamespaceRef(cluster, "shop"),
            Image = "example/letters:1.2",
            Port = 8080,
            Resources = new Resources("100m", "128Mi"),
            After = [job.Job],
        });
    });

    [Fact]
    public Task More_pods_at_once_than_have_to_succeed_are_refused() => Refused.OnceAsync(
        cluster => _ = new AppJob("migrate", Args(cluster) with { Run = new JobRun { Parallelism = 2 } }),
        Codes.OutOfRange, "AppJob migrate, Run.Parallelism", "2");

    [Fact]
    public Task A_disk_for_several_pods_is_refused() => Refused.OnceAsync(
        cluster => _ = new AppJob("migrate", Args(cluster) with
        {
            Run = new JobRun { Completions = 2, Parallelism = 2 },
            Volumes = [AppVolume.Data("/data", "1Gi")],
        }), Codes.SharedVolume, "AppJob migrate, Volumes", "/data");

    [Fact]
    public Task Zero_is_no_failure() => Refused.OnceAsync(
        cluster => _ = new AppJob("migrate", Args(cluster) with { Run = new JobRun { FatalExitCodes = [0] } }),
        Codes.OutOfRange, "AppJob migrate, Run.FatalExitCodes[0]", "0");

    private static AppJobArgs Args(Cluster cluster) => new()
    {
        Namespace = new NamespaceRef(cluster, "shop"),
        Image = "example/letters:1.2",
        Command = ["/app/migrate"],
        Resources = new Resources("100m", "128Mi"),
    };
}
