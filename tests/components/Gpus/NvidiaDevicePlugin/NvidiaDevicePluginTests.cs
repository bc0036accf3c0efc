using Infra.Components.Gpus;
using Infra.Components.Tests.Rendering;
using Infra.Diagnostics;

namespace Infra.Components.Tests.Gpus;

public sealed class NvidiaDevicePluginTests
{
    [Fact]
    public Task Nodes_with_the_label_offer_their_GPUs() =>
        ComponentGolden.CheckAsync("Gpus/NvidiaDevicePlugin/golden/gpus", cluster => _ = new NvidiaDevicePlugin("gpus", Args(cluster)));

    [Fact]
    public Task On_k3s_the_plugin_runs_in_its_runtime_and_GPUs_can_be_shared() => ComponentGolden.CheckAsync(
        "Gpus/NvidiaDevicePlugin/golden/gpus-shared",
        new Mirrors { Images = new Dictionary<string, string> { ["nvcr.io"] = "mirror.example/nvcr" } },
        cluster => _ = new NvidiaDevicePlugin("gpus", Args(new Cluster
        {
            Provider = cluster.Provider,
            Mirrors = cluster.Mirrors,
            GpuRuntimeClass = "nvidia",
        }) with
        {
            Release = "nvdp",
            NodeLabels = new Dictionary<string, string> { ["gpu"] = "nvidia", ["nvidia.com/gpu.present"] = "true" },
            Shares = 4,
            Resources = new Resources("10m", "64Mi"),
        }));

    [Fact]
    public Task Nodes_without_a_label_are_refused() => Refused.OnceAsync(
        cluster => _ = new NvidiaDevicePlugin("gpus", Args(cluster) with { NodeLabels = new Dictionary<string, string>() }),
        Codes.Empty, "NvidiaDevicePlugin gpus, NodeLabels", null);

    [Fact]
    public Task A_share_of_nothing_is_refused() => Refused.OnceAsync(
        cluster => _ = new NvidiaDevicePlugin("gpus", Args(cluster) with { Shares = 0 }),
        Codes.OutOfRange, "NvidiaDevicePlugin gpus, Shares", "0");

    private static NvidiaDevicePluginArgs Args(Cluster cluster) => new() { Cluster = cluster };
}
