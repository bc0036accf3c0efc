using Infra.Components.Apps;
using Infra.Components.Tests.Rendering;
using Infra.Diagnostics;

namespace Infra.Components.Tests.Apps;

public sealed class AppCronJobTests
{
    [Fact]
    public Task Work_by_the_clock_does_not_overlap_and_has_a_time_zone() =>
        ComponentGolden.CheckAsync("Apps/AppCronJob/golden/cron-least", cluster => _ = new AppCronJob("cleanup", Args(cluster)));

    [Fact]
    public Task Everything_that_can_be_said_is_rendered() =>
        ComponentGolden.CheckAsync("Apps/AppCronJob/golden/cron-full", cluster => _ = new AppCronJob("cleanup", Args(cluster) with
        {
            Name = "cleanup-letters",
            TimeZone = "America/Argentina/Buenos_Aires",
            Overlap = Overlap.Replace,
            StartingDeadlineSeconds = 600,
            Suspended = true,
            KeepSucceeded = 1,
            KeepFailed = 5,
            Run = new JobRun { Retries = 1, DeadlineSeconds = 900 },
            Volumes = [AppVolume.Data("/var/backup", "10Gi")],
            InitContainers =
            [
                new AppContainer
                {
                    Name = "proxy",
                    Image = "example/proxy:2.0",
                    Resources = new Resources("50m", "64Mi"),
                    Sidecar = true,
                },
            ],
        }));

    [Theory]
    [InlineData("*/5 * * * *")]
    [InlineData("0 3 1,15 * 1-5")]
    [InlineData("0-30/10 0 ? JAN-mar sun")]
    [InlineData("@daily")]
    public async Task Schedules_are_those_of_Kubernetes(string schedule)
    {
        var rendered = await Rendered.RunAsync(cluster => _ = new AppCronJob("cleanup", Args(cluster) with { Schedule = schedule }));
        Assert.Contains(rendered.Resources, resource => resource.Type == "kubernetes:batch/v1:CronJob");
    }

    [Theory]
    [InlineData("")]
    [InlineData("* * * *")]
    [InlineData("* * * * * *")]
    [InlineData("60 * * * *")]
    [InlineData("* 24 * * *")]
    [InlineData("* * 0 * *")]
    [InlineData("* * * 13 *")]
    [InlineData("* * * * 7")]
    [InlineData("30-10 * * * *")]
    [InlineData("*/0 * * * *")]
    [InlineData("1,,2 * * * *")]
    [InlineData("-1 * * * *")]
    [InlineData("L * * * *")]
    [InlineData("@reboot")]
    [InlineData("TZ=UTC 0 3 * * *")]
    public Task What_is_no_schedule_is_refused(string schedule) => Refused.OnceAsync(
        cluster => _ = new AppCronJob("cleanup", Args(cluster) with { Schedule = schedule }),
        Codes.Form, "AppCronJob cleanup, Schedule", schedule);

    [Theory]
    [InlineData("Local")]
    [InlineData("Asia/ Seoul")]
    public Task What_is_no_time_zone_is_refused(string zone) => Refused.OnceAsync(
        cluster => _ = new AppCronJob("cleanup", Args(cluster) with { TimeZone = zone }),
        Codes.Form, "AppCronJob cleanup, TimeZone", zone);

    [Fact]
    public Task A_disk_under_runs_that_may_overlap_is_refused() => Refused.OnceAsync(
        cluster => _ = new AppCronJob("cleanup",
            Args(cluster) with { Overlap = Overlap.Allow, Volumes = [AppVolume.Data("/data", "1Gi")] }),
        Codes.SharedVolume, "AppCronJob cleanup, Volumes", "/data");

    [Fact]
    public Task A_name_too_long_for_its_jobs_is_refused() => Refused.OnceAsync(
        cluster => _ = new AppCronJob(new string('c', 53), Args(cluster)),
        Codes.Name, $"AppCronJob {new string('c', 53)}, name", new string('c', 53));

    private static AppCronJobArgs Args(Cluster cluster) => new()
    {
        Namespace = new NamespaceRef(cluster, "shop"),
        Image = "example/letters:1.2",
        Command = ["/app/cleanup"],
        Resources = new Resources("100m", "128Mi"),
        Schedule = "30 3 * * *",
    };
}
