using System.Collections.Immutable;
using System.Globalization;
using Infra.Components.Apps;
using Infra.Components.Edge;
using Infra.Components.Storage;
using Infra.Components.Tests.Rendering;
using Infra.Diagnostics;
using Pulumi;

namespace Infra.Components.Tests.Apps;

/// <summary>What an application can say of its pods, ports and probes beyond the usual.</summary>
public sealed class GrownAppTests
{
    [Fact]
    public Task Ports_containers_probes_and_places_are_rendered() =>
        ComponentGolden.CheckAsync("Apps/App/golden/app-grown", cluster =>
        {
            var space = new NamespaceRef(cluster, "shop");
            GatewayHost[] hosts = [new("letters.example.com"), new("console.example.com")];
            var gateway = new Gateway("web", new GatewayArgs
            {
                Namespace = new NamespaceRef(cluster, "edge"),
                Class = new GatewayClassRef("nginx"),
                Hosts = hosts,
            });
            var config = new AppConfigMap("settings",
                new AppConfigMapArgs { Namespace = space, Values = new Dictionary<string, Input<string>> { ["TZ"] = "Asia/Seoul" } });
            var volume = new Volume("files",
                new VolumeArgs { Namespace = space, Size = "1Gi", Access = AccessMode.ReadWriteMany, Source = Nfs });
            _ = new App("letters", Args(cluster) with
            {
                Ports =
                [
                    new AppPort("console", 9090) { ServicePort = 81, AppProtocol = "http", Expose = [gateway.Expose(hosts[1])] },
                    new AppPort("grpc", 9000) { NodePort = 30900, AppProtocol = "kubernetes.io/h2c" },
                    new AppPort("syslog", 5514) { Protocol = PortProtocol.Udp },
                ],
                Expose = [gateway.Expose(hosts[0])],
                Resources = new Resources("250m", "1Gi") { CpuLimit = "1000m", MemoryRequest = "512Mi" },
                Scale = new Scale.Fixed(3),
                Rollout = new Rollout { MaxSurge = "25%", MaxUnavailable = "1" },
                Probes = new Probes
                {
                    Startup = new Probe.Http("/up") { InitialDelaySeconds = 10, PeriodSeconds = 5, FailureThreshold = 36, Port = 9090 },
                    Ready = new Probe.Grpc { Port = 9000, Service = "letters", SuccessThreshold = 2 },
                    Live = new Probe.Http("/live")
                    {
                        Https = true,
                        Headers = new Dictionary<string, string> { ["Host"] = "letters.example.com" },
                        InitialDelaySeconds = 60,
                        PeriodSeconds = 30,
                        TimeoutSeconds = 5,
                        FailureThreshold = 3,
                    },
                },
                Arguments = ["--verbose"],
                PullPolicy = PullPolicy.Always,
                ConfigMaps = [config.Ref],
                Env = new Dictionary<string, EnvValue>
                {
                    ["ZONE"] = EnvValue.From(config.Ref, "TZ"),
                    ["POD_IP"] = EnvValue.Of(PodField.PodIp),
                },
                Volumes =
                [
                    AppVolume.Of("/srv/files", volume, folder: "letters"),
                    AppVolume.Of("/srv/shared", volume, readOnly: true),
                    AppVolume.Empty("/dev/shm", "64Mi", inMemory: true),
                    AppVolume.File("/etc/letters/letters.conf", "a = 1\n"),
                    AppVolume.From("/etc/settings", config.Ref),
                ],
                Writes = ["/srv/files/inbox", "/tmp"],
                InitContainers =
                [
                    new AppContainer
                    {
                        Name = "proxy",
                        Image = "example/proxy:2.0",
                        Resources = new Resources("50m", "64Mi"),
                        Sidecar = true,
                        Port = 15020,
                        Probes = new Probes { Ready = new Probe.Http("/ready"), Live = new Probe.None() },
                    },
                    new AppContainer
                    {
                        Name = "prepare",
                        Image = "example/letters:1.2",
                        Command = ["sh", "-c"],
                        Arguments = ["cp -r /app/seed/. /seed/"],
                        Resources = new Resources("50m", "64Mi"),
                        Secrets = [new SecretRef("seed")],
                        ConfigMaps = [config.Ref],
                        Env = new Dictionary<string, EnvValue> { ["MODE"] = "seed" },
                        Mounts = new Dictionary<string, string> { ["/seed"] = "/srv/files" },
                    },
                ],
                Placement = new Placement
                {
                    NodeSelector = new Dictionary<string, string> { ["disk"] = "ssd", ["kubernetes.io/arch"] = "amd64" },
                    Tolerations =
                    [
                        new Toleration("pvc", "backend-pvc", TaintEffect.NoSchedule),
                        new Toleration("node.kubernetes.io/unreachable", Effect: TaintEffect.NoExecute, Seconds: 30),
                        new Toleration("spot"),
                    ],
                    Spread = Spread.Required,
                    PriorityClass = "important",
                },
                PreStop = new Hook.Command("/app/drain"),
                PostStart = new Hook.Http("/warm-up"),
            });
        });

    [Fact]
    public Task A_running_application_with_names_of_its_own_is_adopted() =>
        ComponentGolden.CheckAsync("Apps/App/golden/app-adopted", cluster => _ = new App("letters", Args(cluster) with
        {
            Scale = new Scale.Auto(1, 3),
            Adopt = new AppNames
            {
                Labels = new Dictionary<string, string>
                {
                    ["app"] = "letters-app",
                    ["name"] = "letters",
                    ["env"] = "production",
                    ["tier"] = "backend",
                },
                Deployment = "letters-deployment",
                Container = "main",
                Account = "letters-account",
                Autoscaler = "letters-hpa-cpu",
            },
        }));

    [Fact]
    public async Task A_reason_for_one_pod_gives_it_one_pod_and_stands_on_it()
    {
        var rendered = await Rendered.RunAsync(cluster => _ = new App("letters", Args(cluster) with
        {
            OnePod = [new OnePodReason.SessionsInMemory(), new OnePodReason.Scheduler("the nightly mail")],
        }));

        var deployment = Assert.Single(rendered.Resources, resource => resource.Type == "kubernetes:apps/v1:Deployment");
        Assert.Equal("sessions live in the memory of one process; every pod would run the nightly mail",
            ((ImmutableDictionary<string, object>)deployment.At("metadata.annotations"))[App.SingleReplicaAnnotation]);
        Assert.Equal("Recreate", deployment.At("spec.strategy.type"));
        Assert.Equal(1L, Convert.ToInt64(deployment.At("spec.replicas"), CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_reason_for_one_pod_bears_with_two_during_an_update_where_that_is_said()
    {
        var rendered = await Rendered.RunAsync(cluster => _ = new App("letters", Args(cluster) with
        {
            OnePod = [new OnePodReason.Scheduler("the hourly report")],
            Rollout = new Rollout { MaxSurge = "25%", MaxUnavailable = "25%" },
        }));

        var deployment = Assert.Single(rendered.Resources, resource => resource.Type == "kubernetes:apps/v1:Deployment");
        Assert.Equal("25%", deployment.At("spec.strategy.rollingUpdate.maxSurge"));
    }

    [Fact]
    public Task A_rollout_of_a_pod_with_a_disk_is_refused() => Refused.OnceAsync(
        cluster => _ = new App("letters", Args(cluster) with
        {
            OnePod = [new OnePodReason.LocalFiles("/data")],
            Volumes = [AppVolume.Data("/data", "1Gi")],
            Rollout = new Rollout(),
        }), Codes.Exclusive, "App letters, Rollout", null);

    public static TheoryData<Scale> Several => [new Scale.Fixed(2), new Scale.Auto(1, 2)];

    [Theory]
    [MemberData(nameof(Several))]
    public Task More_pods_than_a_reason_allows_are_refused(Scale scale) => Refused.OnceAsync(
        cluster => _ = new App("letters", Args(cluster) with { Scale = scale, OnePod = [new OnePodReason.LocalFiles("/data")] }),
        Codes.SingleReplica, "App letters, OnePod", "2");

    [Fact]
    public async Task Another_content_of_a_ConfigMap_replaces_the_pods_that_read_it()
    {
        async Task<object> VersionOf(string content)
        {
            var rendered = await Rendered.RunAsync(cluster =>
            {
                var config = new AppConfigMap("settings", new AppConfigMapArgs
                {
                    Namespace = new NamespaceRef(cluster, "shop"),
                    Values = new Dictionary<string, Input<string>> { ["MODE"] = content },
                });
                _ = new App("letters", Args(cluster) with { ConfigMaps = [config.Ref] });
            });
            var deployment = Assert.Single(rendered.Resources, resource => resource.Type == "kubernetes:apps/v1:Deployment");
            return ((ImmutableDictionary<string, object>)deployment.At("spec.template.metadata.annotations"))["infra/content"];
        }

        Assert.NotEqual(await VersionOf("fast"), await VersionOf("slow"));
        Assert.Equal(await VersionOf("fast"), await VersionOf("fast"));
    }

    [Fact]
    public async Task One_value_can_have_several_names()
    {
        var value = EnvValue.Of("same");
        var rendered = await Rendered.RunAsync(cluster => _ = new App("letters",
            Args(cluster) with { Env = new Dictionary<string, EnvValue> { ["A"] = value, ["B"] = value } }));
        var container = Assert.Single(rendered.Resources, resource => resource.Type == "kubernetes:apps/v1:Deployment")
            .List("spec.template.spec.containers").Single();
        Assert.Equal(["A", "B"], ((ImmutableArray<object>)container["env"]).Select(
            variable => ((ImmutableDictionary<string, object>)variable)["name"]));
    }

    [Fact]
    public async Task Each_port_can_be_used_by_others()
    {
        var rendered = await Rendered.RunAsync(cluster =>
        {
            var store = new App("store", Args(cluster) with { Ports = [new AppPort("console", 9090) { ServicePort = 90 }] });
            Assert.Equal((90, 9090), (store.EndpointOf("console").ServicePort, store.EndpointOf("console").TargetPort));
            Assert.Same(store.Endpoint, store.EndpointOf("http"));
            var refusal = Assert.Throws<RefusedException>(() => store.EndpointOf("consol"));
            Assert.Equal("console, http", Assert.Single(refusal.Diagnostics).Allowed);
            _ = new App("letters", Args(cluster) with
            {
                Uses = [new Use(store), new Use(store.EndpointOf("console")) { PortVariable = "CONSOLE_PORT" }],
            });
        });

        Assert.Equal(["letters", "letters-to-store", "letters-to-store-console", "store"],
            rendered.Resources.Where(resource => resource.Type.EndsWith(":NetworkPolicy", StringComparison.Ordinal))
                .Select(resource => resource.Name));
    }

    [Fact]
    public async Task A_GPU_brings_its_limit_its_runtime_and_its_toleration()
    {
        var rendered = await Rendered.RunAsync(cluster => _ = new App("letters", Args(new Cluster
        {
            Provider = cluster.Provider,
            GpuRuntimeClass = "nvidia",
        }) with
        { Gpus = 2 }));

        var pod = Assert.Single(rendered.Resources, resource => resource.Type == "kubernetes:apps/v1:Deployment");
        Assert.Equal("nvidia", pod.At("spec.template.spec.runtimeClassName"));
        var limits = (ImmutableDictionary<string, object>)((ImmutableDictionary<string, object>)
            pod.List("spec.template.spec.containers").Single()["resources"])["limits"];
        Assert.Equal("2", limits["nvidia.com/gpu"]);
        Assert.Equal("nvidia.com/gpu", pod.List("spec.template.spec.tolerations").Single()["key"]);
    }

    [Fact]
    public async Task An_account_brings_its_token_and_the_way_to_the_API()
    {
        var rendered = await Rendered.RunAsync(cluster => _ = new App("letters",
            Args(cluster) with { Account = new ServiceAccountRef("deployer", new NamespaceRef(cluster, "shop")) }));

        var pod = Assert.Single(rendered.Resources, resource => resource.Type == "kubernetes:apps/v1:Deployment");
        Assert.Equal(("deployer", true),
            (pod.At("spec.template.spec.serviceAccountName"), pod.At("spec.template.spec.automountServiceAccountToken")));
        Assert.DoesNotContain(rendered.Resources, resource => resource.Type == "kubernetes:core/v1:ServiceAccount");
        var policy = Assert.Single(rendered.Resources, resource => resource.Type.EndsWith(":NetworkPolicy", StringComparison.Ordinal));
        Assert.Single(policy.List("spec.egress"));
    }

    public static TheoryData<string, Func<AppArgs, AppArgs>, DiagnosticCode, string, string?> Mistakes => new()
    {
        { "an account of another namespace", args => args with
            { Account = new ServiceAccountRef("deployer", new NamespaceRef(args.Namespace.Cluster, "ci")) },
            Codes.Exclusive, "Account", "ci" },
        { "two ports of one name", args => args with { Ports = [new AppPort("http", 9000)] }, Codes.DuplicateName, "Ports", "http" },
        { "one port twice", args => args with { Ports = [new AppPort("other", 8080)] }, Codes.DuplicateName, "Ports", "8080/TCP" },
        { "one port of the Service twice", args => args with { Ports = [new AppPort("other", 9000) { ServicePort = 80 }] },
            Codes.DuplicateName, "Ports", "service port 80/TCP" },
        { "a low further port", args => args with { Ports = [new AppPort("other", 443)] }, Codes.Exclusive, "Ports[0].Port", "443" },
        { "one node port twice", args => args with { NodePort = 30001, Ports = [new AppPort("other", 9000) { NodePort = 30001 }] },
            Codes.DuplicateName, "NodePort", "30001" },
        { "a node port out of range", args => args with { NodePort = 8080 }, Codes.OutOfRange, "NodePort", "8080" },
        { "a CPU limit below the request", args => args with { Resources = new Resources("500m", "1Gi") { CpuLimit = "0.25" } },
            Codes.OutOfRange, "Resources.CpuLimit", "0.25" },
        { "a memory request above the limit", args => args with { Resources = new Resources("500m", "1Gi") { MemoryRequest = "1025Mi" } },
            Codes.OutOfRange, "Resources.MemoryRequest", "1025Mi" },
        { "a rollout that replaces nothing", args => args with { Rollout = new Rollout { MaxSurge = "0%" } },
            Codes.Exclusive, "Rollout.MaxUnavailable", "0" },
        { "a share of more than all", args => args with { Rollout = new Rollout { MaxSurge = "101%" } },
            Codes.Form, "Rollout.MaxSurge", "101%" },
        { "a rollout of one pod", args => args with { Rollout = new Rollout(), Scale = new Scale.One("a reason") },
            Codes.Exclusive, "Rollout", null },
        { "a liveness that must succeed twice", args => args with
            { Probes = new Probes { Live = new Probe.Tcp { SuccessThreshold = 2 } } },
            Codes.OutOfRange, "Probes.Live.SuccessThreshold", "2" },
        { "a probe without a command", args => args with { Probes = new Probes { Ready = new Probe.Command() } },
            Codes.Empty, "Probes.Ready.Arguments", null },
        { "a label that is none", args => args with
            { Placement = new Placement { NodeSelector = new Dictionary<string, string> { ["disk"] = "very fast" } } },
            Codes.NodeMark, "Placement.NodeSelector.disk", "disk=very fast" },
        { "seconds for another effect", args => args with { Placement = new Placement { Tolerations = [new Toleration("a", Seconds: 3)] } },
            Codes.Exclusive, "Placement.Tolerations[0].Seconds", "3" },
        { "labels and a label", args => args with
            { Adopt = new AppNames { Label = "a", Labels = new Dictionary<string, string> { ["app"] = "a" } } },
            Codes.Exclusive, "Adopt.Label", "a" },
        { "a secret as plain text", args => args with
            { Env = new Dictionary<string, EnvValue> { ["PASSWORD"] = EnvValue.Of(Output.CreateSecret("hunter2")) } },
            Codes.PlainSecret, "Env.PASSWORD", null },
        { "a variable that is none", args => args with { Env = new Dictionary<string, EnvValue> { ["A=B"] = "c" } },
            Codes.Form, "Env", "A=B" },
        { "a key that a ConfigMap lacks", args => args with
            { Env = new Dictionary<string, EnvValue> { ["A"] = EnvValue.From(new ConfigMapRef("c", keys: ["TZ"]), "ZT") } },
            Codes.MissingKey, "Env.A", "ZT" },
        { "a folder on the image", args => args with { Writes = ["/tmp/x", "/data/tus"] }, Codes.Unwritable, "Writes[1]", "/data/tus" },
        { "a folder in a read-only volume", args => args with
            { Writes = ["/etc/keys/cache"], Volumes = [AppVolume.From("/etc/keys", new SecretRef("keys"))] },
            Codes.Unwritable, "Writes[0]", "/etc/keys/cache" },
        { "a folder beside a volume", args => args with { Writes = ["/tmpfiles"] }, Codes.Unwritable, "Writes[0]", "/tmpfiles" },
        { "a scratch folder with a relative path", args => args with { RunAs = new RunAs { Scratch = ["tmp"] } },
            Codes.Form, "RunAs.Scratch[0]", "tmp" },
        { "the root as scratch folder", args => args with { RunAs = new RunAs { Scratch = ["/"] } }, Codes.Form, "RunAs.Scratch[0]", "/" },
        { "two containers of one name", args => args with { InitContainers = [Extra, Extra] },
            Codes.DuplicateName, "InitContainers", "extra" },
        { "two folders with one name of a volume", args => args with
            { Volumes = [AppVolume.Empty("/data/a", "1Mi"), AppVolume.Empty("/data-a", "1Mi")] },
            Codes.DuplicateName, "Volumes", "/data/a, /data-a" },
        { "a folder that is named as a scratch folder", args => args with { Volumes = [AppVolume.Empty("/scratch/0", "1Mi")] },
            Codes.DuplicateName, "Volumes", "/scratch/0, /tmp" },
        { "a way out of a folder", args => args with { Volumes = [AppVolume.Empty("/data/../etc", "1Mi")] },
            Codes.Form, "Volumes[0].Path", "/data/../etc" },
        { "a volume of a size that is none", args => args with { Volumes = [AppVolume.Empty("/data", "big")] },
            Codes.Quantity, "Volumes[0].Size", "big" },
        { "a claim of no size", args => args with { Scale = new Scale.One("a reason"), Volumes = [AppVolume.Data("/data", "0")] },
            Codes.Quantity, "Volumes[0].Size", "0" },
        { "a folder that is relative", args => args with { Volumes = [AppVolume.From("etc", new SecretRef("keys"))] },
            Codes.Form, "Volumes[0].Path", "etc" },
        { "a file in a folder of files", args => args with
            { Volumes = [AppVolume.Config("/etc/letters", new Dictionary<string, string> { ["a/b.conf"] = "" })] },
            Codes.Form, "Volumes", "a/b.conf" },
        { "one service used twice", args => args with { Uses = [new Use(Served(args)), new Use(Served(args)) { HostVariable = "A" }] },
            Codes.DuplicateName, "Uses", "store" },
        { "a header that is none", args => args with
            { Probes = new Probes { Ready = new Probe.Http("/") { Headers = new Dictionary<string, string> { ["X Probe"] = "1" } } } },
            Codes.Form, "Probes.Ready.Headers", "X Probe" },
        { "probes of a container that ends", args => args with
            { InitContainers = [Extra with { Port = 80, Probes = new Probes() }] },
            Codes.Exclusive, "InitContainers[0].Probes", null },
        { "probes without a port", args => args with { InitContainers = [Extra with { Sidecar = true, Probes = new Probes() }] },
            Codes.MissingPart, "InitContainers[0].Port", null },
        { "a mount of nothing", args => args with
            { InitContainers = [Extra with { Mounts = new Dictionary<string, string> { ["/seed"] = "/srv" } }] },
            Codes.MissingPart, "InitContainers[0].Mounts./seed", "/srv" },
        { "an image without a tag", args => args with { InitContainers = [Extra with { Image = "example/proxy" }] },
            Codes.MutableImage, "InitContainers[0].Image", "example/proxy" },
        { "a hook without time", args => args with { DrainSeconds = 0, PreStop = new Hook.Command("x") },
            Codes.Exclusive, "DrainSeconds", "0" },
        { "more GPUs than a node has", args => args with { Gpus = 17 }, Codes.OutOfRange, "Gpus", "17" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task What_does_not_fit_is_refused(
        string mistake, Func<AppArgs, AppArgs> change, DiagnosticCode code, string argument, string? actual)
    {
        Assert.NotEmpty(mistake);
        ArgumentNullException.ThrowIfNull(change);
        await Refused.OnceAsync(cluster => _ = new App("letters", change(Args(cluster))), code, $"App letters, {argument}", actual);
    }

    [Fact]
    public Task A_container_with_the_name_of_the_main_one_is_refused() => Refused.OnceAsync(
        cluster => _ = new App("letters", Args(cluster) with { InitContainers = [Extra with { Name = "letters" }] }),
        Codes.DuplicateName, "letters, InitContainers", "letters");

    [Fact]
    public async Task A_node_port_of_another_Service_or_the_gateway_is_refused()
    {
        var problems = new List<Diagnostic>();
        await Rendered.RunAsync(cluster =>
        {
            var own = new Cluster { Provider = cluster.Provider, LoadBalancing = new LoadBalancing.NodePorts(30080, 30443) };
            _ = new App("first", Args(own) with { NodePort = 30001 });
            foreach (var port in new[] { 30001, 30443 })
                problems.AddRange(Assert.Throws<RefusedException>(() => new App("second", Args(own) with { NodePort = port })).Diagnostics);
        });

        Assert.Equal(
            [
                ("INF0203", "30001", "a port that no other Service has: first has this one"),
                ("INF0203", "30443", "a port that no other Service has: the gateway has this one"),
            ],
            problems.Select(problem => (problem.Code.Id, problem.Actual, problem.Allowed)));
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData(10001, false)]
    [InlineData(2000, true)]
    public async Task A_folder_of_the_node_that_belongs_to_somebody_else_is_refused(int? owner, bool refused)
    {
        RefusedException? refusal = null;
        await Rendered.RunAsync(cluster =>
        {
            var files = new Volume("files", new VolumeArgs
            {
                Namespace = new NamespaceRef(cluster, "shop"),
                Size = "1Gi",
                Source = new VolumeSource.OnNode { Node = "node-1", Path = "/mnt/files", Folder = true, Owner = owner },
            });
            var args = Args(cluster) with { Scale = new Scale.One("a reason"), Volumes = [AppVolume.Of("/data", files)] };
            if (refused)
                refusal = Assert.Throws<RefusedException>(() => new App("letters", args));
            else
                _ = new App("letters", args);
        });

        Assert.Equal(refused ? [("INF0240", "App letters, Volumes", "/data")] : [],
            (refusal?.Diagnostics ?? []).Select(problem => (problem.Code.Id, problem.Where, problem.Actual!)));
    }

    private static Endpoint Served(AppArgs args) => new()
    {
        Name = "store",
        Namespace = args.Namespace,
        Service = "store",
        ServicePort = 80,
        TargetPort = 8080,
    };

    private static AppContainer Extra => new() { Name = "extra", Image = "example/extra:1.0", Resources = new Resources("10m", "16Mi") };

    private static VolumeSource Nfs => new VolumeSource.OnNfs { Server = "192.168.0.3", Path = "/volume1/files" };

    private static AppArgs Args(Cluster cluster) => new()
    {
        Namespace = new NamespaceRef(cluster, "shop"),
        Image = "example/letters:1.2",
        Port = 8080,
        Resources = new Resources("100m", "128Mi"),
    };
}
