using Infra.Components.Clusters;
using Infra.Components.Tests.Clusters.Machines;
using Infra.Components.Tests.Rendering;
using Infra.Diagnostics;
using Infra.Tests.Support;
using Pulumi;

namespace Infra.Components.Tests.Clusters;

public sealed class KubeadmClusterTests
{
    [Fact]
    public async Task One_machine_is_a_cluster_that_runs_pods() => await CompareAsync("kubeadm-one", One());

    [Fact]
    public async Task A_control_plane_with_workers_leaves_the_pods_to_them() => await CompareAsync("kubeadm-workers", One() with
    {
        Workers = [Node("b", 11) with { Address = "10.0.0.11" }, Node("c", 12)],
        Endpoint = "k8s.example.com",
        CertificateNames = ["203.0.113.7"],
        Mirrors = new Mirrors
        {
            Images = new Dictionary<string, string>
            {
                ["registry.k8s.io"] = "registry.example.com/k8s",
                ["quay.io"] = "registry.example.com/quay",
            },
            Manifests = new Dictionary<string, string> { ["https://pkgs.k8s.io"] = "https://packages.example.com" },
        },
    });

    [Fact]
    public Task A_node_that_stands_twice_is_refused() => Refused.OnceAsync(
        here => _ = new KubeadmCluster("home", One() with { Workers = [Node("a", 11)] }), Codes.NodeTwice,
        "KubeadmCluster home, Workers[0].Name", "a");

    [Fact]
    public Task A_version_that_nobody_tested_is_refused() => Refused.OnceAsync(
        here => _ = new KubeadmCluster("home", One() with { Version = "v1.33.1" }), Codes.UnsupportedVersion,
        "KubeadmCluster home, Version", "v1.33.1");

    [Fact]
    public Task A_step_that_cannot_be_taken_is_refused() => Refused.OnceAsync(
        here => _ = new KubeadmCluster("home", One() with { UpgradesFrom = "v1.34.1" }), Codes.VersionJump, "KubeadmCluster home, Version",
        "v1.36.3");

    [Fact]
    public Task Networks_that_overlap_are_refused() => Refused.OnceAsync(
        here => _ = new KubeadmCluster("home", One() with { PodCidr = "10.96.0.0/16" }), Codes.RangesOverlap,
        "KubeadmCluster home, ServiceCidr", "10.96.0.0/12");

    [Fact]
    public Task A_storage_class_that_the_cluster_does_not_have_is_refused() => Refused.OnceAsync(
        here => _ = new KubeadmCluster("home", One() with { StorageClass = "gp3", StorageClasses = ["nfs"] }),
        Codes.UnknownStorageClass, "KubeadmCluster home, StorageClass", "gp3");

    private static async Task CompareAsync(string name, KubeadmClusterArgs args)
    {
        var rendered = await Rendered.RunAsync(here => _ = new KubeadmCluster("home", args));
        Golden.Is($"Clusters/KubeadmCluster/golden/{name}.txt", CommandText.Of(rendered));
        Golden.Is($"Clusters/KubeadmCluster/golden/{name}.charts.yaml",
            ComponentGolden.Documents(rendered.Resources.Where(resource => resource.Type == "kubernetes:helm.sh/v3:Release")));
    }

    private static KubeadmClusterArgs One() => new()
    {
        ControlPlane = Node("a", 10),
        Ssh = new() { User = "ops", PrivateKey = new SecretValue(Output.Create("private-key")) },
    };

    private static ClusterNode Node(string name, int number) =>
        new() { Name = name, Host = $"192.168.0.{number}", HostKey = $"ssh-ed25519 KEY{number}" };
}
