using Infra.Components.Clusters;
using Infra.Components.Tests.Clusters.Machines;
using Infra.Components.Tests.Rendering;

namespace Infra.Components.Tests.Clusters;

/// <summary>The scripts of k3s, run for real on machines that only remember.</summary>
public sealed class K3sRolloutTests
{
    private const string Version = "v1.36.3+k3s1";

    [Fact]
    public async Task Servers_are_installed_one_after_another_and_agents_after_them()
    {
        using var room = await MachineRoom.OpenOverSshAsync("a", "b", "c", "d");

        Assert.Null(await room.ApplyAsync(Cluster(room, ["a", "b", "c"], ["d"])));

        Assert.Equal([$"a {Version}", $"b {Version}", $"c {Version}", $"d {Version}"], room.Members);
        Assert.Equal(["a: systemctl restart k3s", "b: systemctl restart k3s", "c: systemctl restart k3s", "d: systemctl restart k3s-agent"],
            room.Log.Where(line => line.Contains("restart", StringComparison.Ordinal)));
        Assert.Equal(
        [
            $"curl https://raw.githubusercontent.com/k3s-io/k3s/{Version}/install.sh",
            $"installer version={Version} exec=agent skip-enable=true releases=https://github.com/k3s-io/k3s/releases",
            "systemctl daemon-reload",
            $"sysctl --quiet --load {room["d"].Root}/etc/sysctl.d/90-kubelet.conf",
            "systemctl enable --quiet k3s-agent",
            "systemctl restart k3s-agent",
        ], room["d"].Log.Where(line => !line.StartsWith("sudo ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Files_are_written_for_root_alone_and_agents_get_nothing_that_would_make_them_servers()
    {
        using var room = await MachineRoom.OpenAsync("a", "d");

        Assert.Null(await room.ApplyAsync(Cluster(room, ["a"], ["d"])));

        Assert.Equal("<random:index/randomPassword:RandomPassword cluster-token result>\n", room["a"].Read("/etc/rancher/k3s/token"));
        Assert.Equal("<random:index/randomPassword:RandomPassword cluster-agent-token result>\n",
            room["a"].Read("/etc/rancher/k3s/agent-token"));
        Assert.Equal("<random:index/randomPassword:RandomPassword cluster-agent-token result>\n", room["d"].Read("/etc/rancher/k3s/token"));
        Assert.DoesNotContain(room["d"].Files(), file => file.Contains("RandomPassword cluster-token", StringComparison.Ordinal));
        Assert.All(room["a"].Files()
            .Where(file =>
                file.StartsWith("etc/rancher", StringComparison.Ordinal) && !file.Contains("k3s.yaml", StringComparison.Ordinal)),
            file => Assert.Contains(" UserWrite, UserRead ", file));
        Assert.Contains("\"audit-policy-file=/var/lib/rancher/k3s/server/audit.yaml\"", room["a"].Read("/etc/rancher/k3s/config.yaml"));
        Assert.Contains("\"kind\":\"Policy\"", room["a"].Read("/var/lib/rancher/k3s/server/audit.yaml"));
    }

    [Fact]
    public async Task A_second_run_changes_nothing()
    {
        using var room = await MachineRoom.OpenAsync("a", "b", "c", "d");
        var cluster = Cluster(room, ["a", "b", "c"], ["d"]);
        Assert.Null(await room.ApplyAsync(cluster));
        var before = Names("a", "b", "c", "d").ToDictionary(name => name, name => room[name].Files());
        Names("a", "b", "c", "d").ToList().ForEach(name => room[name].Forget());

        Assert.Null(await room.ApplyAsync(cluster));

        foreach (var name in Names("a", "b", "c", "d"))
        {
            Assert.Equal(before[name], room[name].Files());
            Assert.DoesNotContain(room[name].Log, line => line.Contains("installer", StringComparison.Ordinal)
                || line.Contains("restart", StringComparison.Ordinal) || line.Contains("curl", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_changed_setting_restarts_the_nodes_that_it_concerns_and_installs_nothing()
    {
        using var room = await MachineRoom.OpenAsync("a", "d");
        Assert.Null(await room.ApplyAsync(Cluster(room, ["a"], ["d"])));
        room["a"].Forget();
        room["d"].Forget();

        Assert.Null(await room.ApplyAsync(Cluster(room, ["a"], ["d"], args => args with { CertificateNames = ["k3s.example.com"] })));

        Assert.Contains("systemctl restart k3s", room["a"].Log);
        Assert.DoesNotContain(room["a"].Log, line => line.StartsWith("installer", StringComparison.Ordinal));
        Assert.DoesNotContain(room["d"].Log, line => line.Contains("restart", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_upgrade_takes_the_servers_one_by_one_and_then_the_agents()
    {
        using var room = await MachineRoom.OpenAsync("a", "b", "c", "d");
        Assert.Null(await room.ApplyAsync(Cluster(room, ["a", "b", "c"], ["d"], args => args with { Version = "v1.35.6+k3s1" })));

        Assert.Null(await room.ApplyAsync(Cluster(room, ["a", "b", "c"], ["d"], args => args with { UpgradesFrom = "v1.35.6+k3s1" })));

        Assert.Equal(["a", "b", "c", "d"],
            room.Log.Where(line => line.Contains($"installer version={Version}", StringComparison.Ordinal)).Select(line => line[..1]));
        Assert.Equal([$"a {Version}", $"b {Version}", $"c {Version}", $"d {Version}"], room.Members);
    }

    [Fact]
    public async Task A_version_that_cannot_be_read_is_refused_before_any_machine_is_changed()
    {
        using var room = await MachineRoom.OpenAsync("a", "d");
        Assert.Null(await room.ApplyAsync(Cluster(room, ["a"], ["d"], args => args with { Version = "v1.35.6+k3s1" })));
        await File.WriteAllTextAsync(Path.Combine(room["a"].Root, "..", "state", "k3s-version"), "(devel)");
        var before = (room["a"].Files(), room["d"].Files());

        var failure = Assert.NotNull(await room.ApplyAsync(Cluster(room, ["a"], ["d"])));

        Assert.EndsWith("-check", failure.Name);
        Assert.Contains("INF0453 cannot read the version '(devel)' that runs here", failure.Answer.Errors);
        Assert.Equal(before.Item1, room["a"].Files());
        Assert.Equal(before.Item2, room["d"].Files());
    }

    [Theory]
    [InlineData("v1.34.8+k3s1", "go one minor version at a time, next is v1.35")]
    [InlineData("v1.37.1+k3s1", "a control plane cannot go back a minor version")]
    public async Task A_step_that_cannot_be_taken_is_refused_before_any_machine_is_changed(string running, string reason)
    {
        using var room = await MachineRoom.OpenAsync("a", "d");
        Assert.Null(await room.ApplyAsync(Cluster(room, ["a"], ["d"], args => args with { Version = running })));
        var before = (room["a"].Files(), room["d"].Files());

        var failure = Assert.NotNull(await room.ApplyAsync(Cluster(room, ["a"], ["d"])));

        Assert.EndsWith("-check", failure.Name);
        Assert.Contains("INF0453", failure.Answer.Errors);
        Assert.Contains(reason, failure.Answer.Errors);
        Assert.Equal(before.Item1, room["a"].Files());
        Assert.Equal(before.Item2, room["d"].Files());
    }

    [Theory]
    [InlineData("offline", "the installer cannot be downloaded")]
    [InlineData("tampered",
        "INF0463 the installer from https://raw.githubusercontent.com/k3s-io/k3s/v1.36.3+k3s1/install.sh has the checksum")]
    [InlineData("bad-download", "the installer failed; nothing was configured or restarted")]
    public async Task A_download_that_fails_configures_nothing(string condition, string message)
    {
        using var room = await MachineRoom.OpenAsync("a");
        room["a"].Is(condition);

        var failure = Assert.NotNull(await room.ApplyAsync(Cluster(room, ["a"], [])));

        Assert.Equal("cluster-a", failure.Name);
        Assert.Contains(message, failure.Answer.Errors);
        Assert.DoesNotContain(room["a"].Files(), file => file.StartsWith("etc", StringComparison.Ordinal));
        Assert.DoesNotContain(room["a"].Log, line => line.Contains("systemctl", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_node_that_does_not_start_stops_the_rollout_and_is_made_good_by_the_next_run()
    {
        using var room = await MachineRoom.OpenAsync("a", "b", "c");
        room["b"].Is("broken");

        var failure = Assert.NotNull(await room.ApplyAsync(Cluster(room, ["a", "b", "c"], [])));

        Assert.Equal("cluster-b", failure.Name);
        Assert.Contains("INF0457 b is not ready with v1.36.3+k3s1", failure.Answer.Errors);
        Assert.Contains("the last lines of the log of --unit k3s", failure.Answer.Errors);
        Assert.Empty(room["c"].Files());
        room["b"].Is("broken", false);
        Assert.Null(await room.ApplyAsync(Cluster(room, ["a", "b", "c"], [])));
        Assert.Equal(2, room["b"].Log.Count(line => line.Contains("restart", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Whatever_changes_on_one_machine_all_of_them_are_asked_again()
    {
        using var room = await MachineRoom.OpenAsync("a", "d");
        string[] Checks(IEnumerable<RenderedResource> commands) =>
            [.. commands.Where(command => command.Name.EndsWith("-check", StringComparison.Ordinal))
                .Select(command => (string)command.Inputs["stdin"])];

        var before = Checks(await MachineRoom.CommandsAsync(Cluster(room, ["a"], ["d"])));
        var same = Checks(await MachineRoom.CommandsAsync(Cluster(room, ["a"], ["d"])));
        var after = Checks(
            await MachineRoom.CommandsAsync(Cluster(room, ["a"], ["d"], args => args with { CertificateNames = ["k3s.example.com"] })));

        Assert.Equal(before, same);
        Assert.All(before.Zip(after), pair => Assert.NotEqual(pair.First, pair.Second));
        Assert.DoesNotContain(before, check => check.Contains("RandomPassword", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_node_that_starts_again_and_again_is_given_up()
    {
        using var room = await MachineRoom.OpenAsync("a");
        room["a"].Is("looping");

        var failure = Assert.NotNull(await room.ApplyAsync(Cluster(room, ["a"], [])));

        Assert.Contains("k3s has not started at once", failure.Answer.Output);
        Assert.Contains("INF0457 a is not ready", failure.Answer.Errors);
    }

    [Fact]
    public async Task A_wrong_token_is_no_way_in()
    {
        using var room = await MachineRoom.OpenAsync("a", "d");
        Assert.Null(await room.ApplyAsync(Cluster(room, ["a"], [])));
        File.WriteAllText(Path.Combine(room.Cluster, "agent-token"), "another one\n");

        var failure = Assert.NotNull(await room.ApplyAsync(Cluster(room, ["a"], ["d"])));

        Assert.Equal("cluster-d", failure.Name);
        Assert.Contains("INF0457 d is not ready", failure.Answer.Errors);
        Assert.Equal([$"a {Version}"], room.Members);
    }

    [Fact]
    public async Task A_machine_of_another_cluster_is_left_alone()
    {
        using var room = await MachineRoom.OpenAsync("a", "d");
        room["d"].Write("/etc/systemd/system/k3s.service", "somebody else's");

        var failure = Assert.NotNull(await room.ApplyAsync(Cluster(room, ["a"], ["d"])));

        Assert.Equal("cluster-d-check", failure.Name);
        Assert.Contains("INF0455 this machine is a k3s server", failure.Answer.Errors);
        Assert.Contains("INF0455 somebody else's k3s runs here", failure.Answer.Errors);
        Assert.Empty(room["a"].Files());
    }

    [Fact]
    public async Task A_node_that_is_taken_out_is_drained_deleted_and_uninstalled()
    {
        using var room = await MachineRoom.OpenAsync("a", "d", "e");
        var before = Cluster(room, ["a"], ["d", "e"]);
        Assert.Null(await room.ApplyAsync(before));

        Assert.Null(await room.RemoveAsync(before, Cluster(room, ["a"], ["d"])));

        Assert.Equal(["a: kubectl drain e", "a: kubectl delete node e", "e: k3s-agent-uninstall.sh"],
            room.Log.Where(line =>
                line.Contains("drain", StringComparison.Ordinal) || line.Contains("delete node", StringComparison.Ordinal)
                    || line.Contains("uninstall", StringComparison.Ordinal)));
        Assert.Equal([$"a {Version}", $"d {Version}"], room.Members);
        Assert.Empty(room["e"].Files());
        Assert.Null(await room.RemoveAsync(before, Cluster(room, ["a"], ["d"])));
    }

    [Fact]
    public async Task A_node_that_cannot_be_drained_stays()
    {
        using var room = await MachineRoom.OpenAsync("a", "d");
        var before = Cluster(room, ["a"], ["d"]);
        Assert.Null(await room.ApplyAsync(before));
        room.Is("undrainable");

        var failure = Assert.NotNull(await room.RemoveAsync(before, Cluster(room, ["a"], [])));

        Assert.Equal("cluster-d-member", failure.Name);
        Assert.Contains("INF0458 d cannot be drained; it takes no new pods, 'kubectl uncordon d' undoes that", failure.Answer.Errors);
        Assert.Contains($"d {Version}", room.Members);
        Assert.NotEmpty(room["d"].Files());
    }

    [Fact]
    public async Task A_node_that_does_not_answer_leaves_without_being_drained()
    {
        using var room = await MachineRoom.OpenAsync("a", "d");
        var before = Cluster(room, ["a"], ["d"]);
        Assert.Null(await room.ApplyAsync(before));
        room.Is("silent-d");

        Assert.Null(await room.RemoveAsync(before, Cluster(room, ["a"], [])));

        Assert.DoesNotContain(room.Log, line => line.Contains("drain", StringComparison.Ordinal));
        Assert.Equal([$"a {Version}"], room.Members);
    }

    [Fact]
    public async Task A_destroy_takes_the_nodes_out_from_the_last_to_the_first_and_uninstalls_them_all()
    {
        using var room = await MachineRoom.OpenAsync("a", "b", "c", "d");
        var cluster = Cluster(room, ["a", "b", "c"], ["d"]);
        Assert.Null(await room.ApplyAsync(cluster));

        Assert.Null(await room.RemoveAsync(cluster));

        Assert.Equal([
            "a: kubectl delete node d",
            "a: kubectl delete node c",
            "a: kubectl delete node b",
            "d: k3s-agent-uninstall.sh",
            "c: k3s-uninstall.sh",
            "b: k3s-uninstall.sh",
            "a: k3s-uninstall.sh",
        ],
            room.Log.Where(line =>
                line.Contains("delete node", StringComparison.Ordinal) || line.Contains("uninstall", StringComparison.Ordinal)));
        Assert.All(Names("a", "b", "c", "d"), name => Assert.Empty(room[name].Files()));
    }

    [Fact]
    public async Task Anyone_but_root_works_by_sudo_without_a_password()
    {
        using var room = await MachineRoom.OpenAsync("a");

        Assert.Null(await room.ApplyAsync(() => _ = new K3sCluster("cluster", new()
        {
            Servers = [room.Node("a")],
            Ssh = room.Access with { User = "ops" },
            Snapshots = new EtcdSnapshots.OnNodesOnly("a test"),
            InstallerSha256 = FakeMachine.InstallerSha256,
        })));

        Assert.Equal(["sudo bash -s", "sudo bash -s -- apply", "sudo bash -s -- apply", "sudo bash -s"],
            room.Log.Where(line => line.Contains("sudo", StringComparison.Ordinal)).Select(line => line[3..]));
    }

    [Fact]
    public async Task Labels_and_taints_are_set_from_the_first_server()
    {
        using var room = await MachineRoom.OpenAsync("a", "d");
        var labelled = room.Node("d") with
        {
            Labels = new Dictionary<string, string> { ["zone"] = "attic", ["disk"] = "ssd" },
            Taints = [new Taint("dedicated", "database", TaintEffect.NoSchedule), new Taint("slow", "", TaintEffect.PreferNoSchedule)],
        };

        Assert.Null(await room.ApplyAsync(Cluster(room, ["a"], [], args => args with { Agents = [labelled] })));

        Assert.Contains("""kubectl apply {"apiVersion":"v1","kind":"Node","metadata":{"name":"d","labels":{"disk":"ssd","zone":"attic"}}}""", room["a"].Log);
        Assert.Contains("kubectl taint node d --overwrite dedicated=database:NoSchedule slow=:PreferNoSchedule", room["a"].Log);
    }

    [Fact]
    public async Task The_kubeconfig_is_read_and_nothing_is_printed_beside_it()
    {
        using var room = await MachineRoom.OpenAsync("a");
        var cluster = Cluster(room, ["a"], []);
        Assert.Null(await room.ApplyAsync(cluster));

        var answer = await room.RunAsync((await MachineRoom.CommandsAsync(cluster)).Single(command => command.Name == "cluster-kubeconfig"),
            "create");

        Assert.Equal("server: https://127.0.0.1:6443\ntoken: kubeconfig-secret\n", answer.Output);
    }

    [Fact]
    public async Task No_secret_is_an_argument_or_is_printed()
    {
        using var room = await MachineRoom.OpenOverSshAsync("a", "d");
        var said = new List<string>();
        foreach (var command in await MachineRoom.CommandsAsync(Cluster(room, ["a"], ["d"])))
        {
            var answer = await room.RunAsync(command, "create");
            Assert.Equal(0, answer.Code);
            said.AddRange([(string)command.Inputs["create"], answer.Errors, command.Name == "cluster-kubeconfig" ? "" : answer.Output]);
        }

        Assert.DoesNotContain(said.Concat(room.Log),
            line => line.Contains("RandomPassword", StringComparison.Ordinal) || line.Contains("secret", StringComparison.Ordinal));
    }

    private static string[] Names(params string[] names) => names;

    private static Action Cluster(MachineRoom room, string[] servers, string[] agents, Func<K3sClusterArgs, K3sClusterArgs>? change = null)
    {
        var args = new K3sClusterArgs
        {
            Servers = [.. servers.Select(room.Node)],
            Agents = [.. agents.Select(room.Node)],
            Ssh = null!,
            Snapshots = new EtcdSnapshots.OnNodesOnly("a test"),
            InstallerSha256 = FakeMachine.InstallerSha256,
        };
        return () => _ = new K3sCluster("cluster", (change?.Invoke(args) ?? args) with { Ssh = room.Access });
    }
}
