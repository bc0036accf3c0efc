using Infra.Components.Apps;
using Infra.Components.Storage;
using Infra.Components.Tests.Rendering;
using Infra.Diagnostics;
using Pulumi.Utilities;

namespace Infra.Components.Tests.Apps;

public sealed class StatefulAppTests
{
    [Fact]
    public Task One_pod_has_a_name_a_volume_and_a_service() =>
        ComponentGolden.CheckAsync("Apps/StatefulApp/golden/stateful-one", cluster => _ = new StatefulApp("queue", Args(cluster)));

    [Fact]
    public Task Several_pods_find_each_other_and_keep_their_volumes() =>
        ComponentGolden.CheckAsync("Apps/StatefulApp/golden/stateful-three", cluster => _ = new StatefulApp("queue", Args(cluster) with
        {
            Ports = [new AppPort("console", 15672) { AppProtocol = "http" }, new AppPort("gossip", 4369) { Protocol = PortProtocol.Udp }],
            Replicas = 3,
            FirstOrdinal = 1,
            Update = new StatefulUpdate.Rolling { Partition = 2 },
            PodManagement = PodManagement.Parallel,
            MinReadySeconds = 10,
            DeleteVolumesOnScaleDown = true,
            Env = new Dictionary<string, EnvValue> { ["POD_NAME"] = EnvValue.Of(PodField.Name) },
            Placement = new Placement { Spread = Spread.Required },
        }));

    [Fact]
    public Task A_running_set_is_adopted() =>
        ComponentGolden.CheckAsync("Apps/StatefulApp/golden/stateful-adopted", cluster => _ = new StatefulApp("queue", Args(cluster) with
        {
            Update = new StatefulUpdate.OnDelete(),
            OnePod = [new OnePodReason.Other("the protocol knows no second node")],
            Volumes = [AppVolume.Data("/var/lib/queue", "10Gi", "fast", name: "queue-data")],
            Adopt = new StatefulAppNames
            {
                Labels = new Dictionary<string, string> { ["app"] = "mq", ["tier"] = "backend" },
                StatefulSet = "mq-statefulset",
                Container = "mq",
                Account = "mq-account",
                Service = "mq-client",
                GoverningService = "mq",
            },
        }));

    [Fact]
    public async Task Its_pods_have_host_names_by_their_numbers()
    {
        StatefulApp? queue = null;
        await Rendered.RunAsync(cluster => queue = new StatefulApp("queue", Args(cluster) with { Replicas = 2, FirstOrdinal = 5 }));
        Assert.Equal(
            ["queue-5.queue-headless.shop.svc", "queue-6.queue-headless.shop.svc"],
            await Task.WhenAll(queue!.PodHosts.Select(OutputUtilities.GetValueAsync)));
    }

    [Fact]
    public async Task A_disk_that_several_pods_would_mount_is_refused()
    {
        RefusedException? refusal = null;
        await Rendered.RunAsync(cluster =>
        {
            var keys = new Volume("keys", new VolumeArgs { Namespace = new NamespaceRef(cluster, "shop"), Size = "1Gi" });
            refusal = Assert.Throws<RefusedException>(() => new StatefulApp("queue", Args(cluster) with
            {
                Replicas = 2,
                Volumes = [AppVolume.Data("/var/lib/queue", "10Gi"), AppVolume.Of("/etc/keys", keys)],
            }));
        });

        var problem = Assert.Single(refusal!.Diagnostics);
        Assert.Equal(("INF0205", "StatefulApp queue, Volumes", "/etc/keys"), (problem.Code.Id, problem.Where, problem.Actual));
    }

    [Fact]
    public Task More_pods_than_a_reason_allows_are_refused() => Refused.OnceAsync(
        cluster => _ = new StatefulApp("queue", Args(cluster) with { Replicas = 2, OnePod = [new OnePodReason.StateInMemory("the queue")] }),
        Codes.SingleReplica, "StatefulApp queue, OnePod", "2");

    [Fact]
    public Task A_partition_above_the_last_pod_is_refused() => Refused.OnceAsync(
        cluster => _ = new StatefulApp("queue",
            Args(cluster) with { Replicas = 3, Update = new StatefulUpdate.Rolling { Partition = 3 } }),
        Codes.OutOfRange, "StatefulApp queue, Update", "3");

    [Fact]
    public Task One_name_for_both_services_is_refused() => Refused.OnceAsync(
        cluster => _ = new StatefulApp("queue",
            Args(cluster) with { Adopt = new StatefulAppNames { Service = "mq", GoverningService = "mq" } }),
        Codes.DuplicateName, "StatefulApp queue, Adopt.GoverningService", "mq");

    [Fact]
    public Task A_name_too_long_for_the_labels_of_its_pods_is_refused() => Refused.OnceAsync(
        cluster => _ = new StatefulApp(new string('q', 53), Args(cluster)),
        Codes.Name, $"StatefulApp {new string('q', 53)}, name", new string('q', 53));

    private static StatefulAppArgs Args(Cluster cluster) => new()
    {
        Namespace = new NamespaceRef(cluster, "shop"),
        Image = "example/queue:3.1",
        Port = 5672,
        PortName = "amqp",
        ServicePort = 5672,
        Resources = new Resources("100m", "128Mi"),
        Volumes = [AppVolume.Data("/var/lib/queue", "10Gi")],
    };
}
