using Infra.Components.Clusters;
using Infra.Components.Tests.Clusters.Machines;

namespace Infra.Components.Tests.Clusters;

/// <summary>The scripts of kubeadm, run for real on machines that only remember.</summary>
public sealed class KubeadmRolloutTests
{
    private const string Version = "v1.36.3";

    [Fact]
    public async Task A_machine_alone_is_installed_and_opened_for_pods()
    {
        using var room = await MachineRoom.OpenAsync("a");

        Assert.Null(await room.ApplyAsync(Cluster(room)));

        Assert.Equal(
        [
            "curl https://pkgs.k8s.io/core:/stable:/v1.36/deb/Release.key",
            "apt-get update --quiet",
            "apt-get install --quiet --yes containerd",
            "apt-get install --quiet --yes --allow-change-held-packages kubelet=1.36.3-* kubeadm=1.36.3-* kubectl=1.36.3-*",
            "apt-mark hold kubelet kubeadm kubectl",
            "modprobe overlay",
            "modprobe br_netfilter",
            $"sysctl --quiet --load {room["a"].Root}/etc/sysctl.d/90-kubernetes.conf",
            "systemctl enable --quiet containerd",
            "systemctl restart containerd",
            "kubeadm init",
            "systemctl enable --quiet kubelet",
            "kubectl label node a node.kubernetes.io/exclude-from-external-load-balancers-",
            """kubectl apply {"apiVersion":"v1","kind":"Node","metadata":{"name":"a","labels":{}}}""",
        ], room["a"].Log.Where(line => !line.StartsWith("sudo ", StringComparison.Ordinal)));
        Assert.Equal([$"a {Version}"], room.Members);
        Assert.Contains("\"taints\":[]", room["a"].Read("/var/lib/infra/kubeadm.config"));
        Assert.Contains("SystemdCgroup = true", room["a"].Read("/etc/containerd/config.toml"));
        Assert.Contains("\"kind\":\"EncryptionConfiguration\"", room["a"].Read("/etc/kubernetes/infra/encryption.yaml"));
    }

    [Fact]
    public async Task Packages_that_another_key_may_sign_are_not_installed()
    {
        using var room = await MachineRoom.OpenAsync("a");
        room["a"].Is("tampered");

        var failure = Assert.NotNull(await room.ApplyAsync(Cluster(room)));

        Assert.Contains("INF0463 the package key from https://pkgs.k8s.io/core:/stable:/v1.36/deb/ is "
            + "'DE15B14486CD377B9E876E1A234654DA9A296436 0000000000000000000000000000000000000000'", failure.Answer.Errors);
        Assert.DoesNotContain(room["a"].Log, line => line.StartsWith("apt-get", StringComparison.Ordinal));
        Assert.Empty(room["a"].Files());
    }

    [Theory]
    [InlineData("a --- b")]
    [InlineData("a b")]
    [InlineData("a\nb")]
    [InlineData("a,b")]
    [InlineData("")]
    public async Task A_name_of_the_certificate_holds_nothing_but_a_name(string name)
    {
        using var room = await MachineRoom.OpenAsync("a");
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => room.ApplyAsync(() => _ = new KubeadmCluster("home", new()
        {
            ControlPlane = room.Node("a"),
            Ssh = room.Access,
            CertificateNames = ["k8s.example.com", "*.example.com", "192.168.0.9", "2001:db8::1", name],
        })));

        Assert.Contains("CertificateNames[4]", refused.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("CertificateNames[3]", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Workers_join_by_an_invitation_that_no_argument_shows()
    {
        using var room = await MachineRoom.OpenAsync("a", "b");

        Assert.Null(await room.ApplyAsync(Cluster(room, "b")));

        Assert.Equal([$"a {Version}", $"b {Version}"], room.Members);
        Assert.Contains("kubeadm token create with 600 2h0m0s", room["a"].Log);
        Assert.Contains("kubeadm join", room["b"].Log);
        Assert.DoesNotContain(room.Log, line => line.Contains("RandomPassword", StringComparison.Ordinal));
        Assert.DoesNotContain(room["a"].Log, line => line.Contains("exclude-from-external-load-balancers", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_invitation_prints_the_fingerprint_of_the_cluster_and_nothing_else()
    {
        using var room = await MachineRoom.OpenAsync("a", "b");
        Assert.Null(await room.ApplyAsync(Cluster(room, "b")));
        var invitation = (await MachineRoom.CommandsAsync(Cluster(room, "b"))).Single(command => command.Name == "home-b-invitation");

        var answer = await room.RunAsync(invitation, "create");

        Assert.Matches("^sha256:[0-9a-f]{64}\n$", answer.Output);
    }

    [Fact]
    public async Task A_second_run_changes_nothing()
    {
        using var room = await MachineRoom.OpenAsync("a", "b");
        var cluster = Cluster(room, "b");
        Assert.Null(await room.ApplyAsync(cluster));
        var before = (room["a"].Files(), room["b"].Files());
        room["a"].Forget();
        room["b"].Forget();

        Assert.Null(await room.ApplyAsync(cluster));

        Assert.Equal(before.Item1, room["a"].Files());
        Assert.Equal(before.Item2, room["b"].Files());
        Assert.DoesNotContain(room["a"].Log.Concat(room["b"].Log), line => line.Contains("apt-get", StringComparison.Ordinal)
            || line.Contains("restart", StringComparison.Ordinal) || line.StartsWith("kubeadm init", StringComparison.Ordinal)
            || line.StartsWith("kubeadm join", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_upgrade_takes_the_control_plane_before_its_kubelet_and_before_the_workers()
    {
        using var room = await MachineRoom.OpenAsync("a", "b");
        Assert.Null(await room.ApplyAsync(Cluster(room, ["b"], args => args with { Version = "v1.35.7" })));
        room["a"].Forget();
        room["b"].Forget();

        Assert.Null(await room.ApplyAsync(Cluster(room, "b")));

        Assert.Equal(
        [
            "apt-get update --quiet",
            "apt-get install --quiet --yes --allow-change-held-packages kubeadm=1.36.3-*",
            "kubeadm upgrade apply --yes v1.36.3",
            "apt-get install --quiet --yes --allow-change-held-packages kubelet=1.36.3-* kubectl=1.36.3-*",
            "systemctl daemon-reload",
            "systemctl restart kubelet",
        ],
        room["a"].Log.Where(line =>
            line.StartsWith("apt-get", StringComparison.Ordinal) || line.StartsWith("kubeadm upgrade", StringComparison.Ordinal)
            || line.StartsWith("systemctl daemon", StringComparison.Ordinal)
            || line.StartsWith("systemctl restart", StringComparison.Ordinal)));
        Assert.Contains("kubeadm upgrade node", room["b"].Log);
        Assert.Equal([$"a {Version}", $"b {Version}"], room.Members);
    }

    [Fact]
    public async Task A_step_that_cannot_be_taken_is_refused_before_any_machine_is_changed()
    {
        using var room = await MachineRoom.OpenAsync("a");
        Assert.Null(await room.ApplyAsync(Cluster(room, [], args => args with { Version = "v1.34.9" })));
        var before = room["a"].Files();

        var failure = Assert.NotNull(await room.ApplyAsync(Cluster(room)));

        Assert.Equal("home-a-check", failure.Name);
        Assert.Contains("INF0453 v1.34.9 runs here and v1.36.3 is asked for", failure.Answer.Errors);
        Assert.Equal(before, room["a"].Files());
    }

    [Fact]
    public async Task A_machine_with_swap_or_of_another_cluster_is_refused_with_every_reason()
    {
        using var room = await MachineRoom.OpenAsync("a", "b");
        room["b"].Write("/proc/swaps", "Filename Type Size Used Priority\n/dev/sda2 partition 1 0 -2\n");
        room["b"].Write("/etc/kubernetes/kubelet.conf", "somebody else's");

        var failure = Assert.NotNull(await room.ApplyAsync(Cluster(room, "b")));

        Assert.Equal("home-b-check", failure.Name);
        Assert.Contains("INF0456 swap is on", failure.Answer.Errors);
        Assert.Contains("INF0455 this machine is a node of somebody else's cluster", failure.Answer.Errors);
        Assert.Empty(room["a"].Files());
    }

    [Fact]
    public async Task A_failing_init_says_how_to_undo_it()
    {
        using var room = await MachineRoom.OpenAsync("a");
        room["a"].Is("broken");

        var failure = Assert.NotNull(await room.ApplyAsync(Cluster(room)));

        Assert.Equal("home-a", failure.Name);
        Assert.Contains("INF0457 kubeadm init failed; 'kubeadm reset' on a undoes what it did", failure.Answer.Errors);
    }

    [Fact]
    public async Task A_destroy_drains_the_workers_and_resets_every_machine()
    {
        using var room = await MachineRoom.OpenAsync("a", "b");
        var cluster = Cluster(room, "b");
        Assert.Null(await room.ApplyAsync(cluster));

        Assert.Null(await room.RemoveAsync(cluster));

        Assert.Equal(["a: kubectl drain b", "a: kubectl delete node b", "b: kubeadm reset", "a: kubeadm reset"],
            room.Log.Where(line =>
                line.Contains("drain", StringComparison.Ordinal) || line.Contains("delete node", StringComparison.Ordinal)
                    || line.Contains("reset", StringComparison.Ordinal)));
        Assert.Contains("apt-get purge --quiet --yes kubelet kubeadm kubectl", room["a"].Log);
        Assert.DoesNotContain(room["a"].Files(),
            file => file.StartsWith("etc/kubernetes", StringComparison.Ordinal) || file.StartsWith("var", StringComparison.Ordinal));
    }

    private static Action Cluster(MachineRoom room, params string[] workers) => Cluster(room, workers, args => args);

    private static Action Cluster(MachineRoom room, string[] workers, Func<KubeadmClusterArgs, KubeadmClusterArgs> change) =>
        () => _ = new KubeadmCluster("home", change(new()
        {
            ControlPlane = room.Node("a"),
            Workers = [.. workers.Select(room.Node)],
            Ssh = room.Access,
        }));
}
