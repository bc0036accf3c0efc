using Infra.Diagnostics;
using Infra.Hermetic;
using Infra.Manifests;
using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Apps.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Utilities;
using Kubernetes = Pulumi.Kubernetes;

namespace Infra.Tests.Hermetic;

public sealed class HermeticEngineTests
{
    [Fact]
    public async Task An_object_arrives_as_it_was_written_with_whole_numbers_and_in_canonical_order()
    {
        var result = await TestStack.ResultAsync(() => _ = new Kubernetes.Apps.V1.Deployment("web", new DeploymentArgs
        {
            Metadata = new ObjectMetaArgs { Name = "web", Namespace = "shop", Labels = { { "z", "1" }, { "a", "2" } } },
            Spec = new DeploymentSpecArgs
            {
                Replicas = 2,
                Selector = new LabelSelectorArgs { MatchLabels = { { "app", "web" } } },
                Template = new PodTemplateSpecArgs
                {
                    Metadata = new ObjectMetaArgs { Labels = { { "app", "web" } } },
                    Spec = new PodSpecArgs
                    {
                        Containers = { new ContainerArgs { Name = "web", Image = "web:1.0", Args = { "--port", "80" } } },
                        Volumes = { new VolumeArgs { Name = "tmp", EmptyDir = new EmptyDirVolumeSourceArgs() } },
                    },
                },
            },
        }));

        var manifest = Assert.Single(result.Inventory.Manifests);
        Assert.Equal(new ObjectId("apps", "Deployment", "shop", "web"), manifest.Id);
        Assert.Equal(
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: web
              namespace: shop
              labels:
                a: "2"
                z: "1"
            spec:
              replicas: 2
              selector:
                matchLabels:
                  app: web
              template:
                metadata:
                  labels:
                    app: web
                spec:
                  containers:
                  - name: web
                    args:
                    - --port
                    - "80"
                    image: web:1.0
                  volumes:
                  - name: tmp
                    emptyDir: {}

            """,
            ManifestWriter.ToYaml(manifest.Tree));
    }

    [Fact]
    public async Task Directives_to_the_engine_are_not_part_of_the_object()
    {
        var result = await TestStack.ResultAsync(() =>
        {
            _ = Map("both", new() { ["pulumi.com/skipAwait"] = "true", ["example.com/kept"] = "yes" });
            _ = Map("only", new() { ["pulumi.com/waitFor"] = "condition=Ready" });
        });

        Assert.Equal(["both", "only"], result.Inventory.Manifests.Select(m => m.Id.Name));
        Assert.Equal(["example.com/kept"], Keys(result.Inventory.Manifests[0].Tree.At("metadata", "annotations")));
        Assert.Equal(["name"], Keys(result.Inventory.Manifests[1].Tree["metadata"]));
    }

    [Fact]
    public async Task The_tree_has_components_in_the_order_of_the_program_and_each_object_its_path()
    {
        var result = await TestStack.ResultAsync(() =>
        {
            var outer = new Group("zeta");
            var inner = new Group("alpha", new() { Parent = outer });
            _ = Map("first", options: new() { Parent = inner });
            _ = Map("second", options: new() { Parent = outer });
            _ = Map("third");
        });

        Assert.Equal("infra-test", result.Root.Key.Name);
        Assert.Equal(["zeta", "third"], result.Root.Children.Select(c => c.Key.Name));
        Assert.Equal(["alpha", "second"], result.Root.Children[0].Children.Select(c => c.Key.Name));
        Assert.Equal([new(Group.Token, "zeta"), new(Group.Token, "alpha")],
            result.Inventory.Manifests.Single(m => m.Id.Name == "first").Components);
        Assert.Empty(result.Inventory.Manifests.Single(m => m.Id.Name == "third").Components);
    }

    [Fact]
    public async Task Options_arrive_with_what_they_inherit()
    {
        var result = await TestStack.ResultAsync(() =>
        {
            var group = new Group("data", new() { Protect = true });
            var volume = Map("volume", options: new() { Parent = group, RetainOnDelete = true });
            _ = Map("free", options: new() { Parent = group, Protect = false });
            _ = Map("after", options: new() { DependsOn = { volume, group }, Aliases = { new Alias { Name = "before" } } });
        });

        var volume = Options(result, "volume");
        Assert.True(volume.Protect);
        Assert.True(volume.RetainOnDelete);
        Assert.Same(EngineOptions.None, Options(result, "free"));
        var after = Options(result, "after");
        Assert.False(after.Protect);
        Assert.Equal([new(Group.Token, "data"), new("kubernetes:core/v1:ConfigMap", "volume")], after.DependsOn);
        Assert.Equal([new ResourceAlias(null, "before", null)], after.Aliases);
    }

    [Fact]
    public async Task What_only_a_cloud_knows_is_a_placeholder_also_deep_inside()
    {
        var result = await TestStack.ResultAsync(() =>
        {
            var cluster = new Pulumi.Aws.Eks.Cluster("prod", new()
            {
                RoleArn = "arn:aws:iam::123456789012:role/eks",
                VpcConfig = new Pulumi.Aws.Eks.Inputs.ClusterVpcConfigArgs { SubnetIds = { "subnet-1" } },
            });
            _ = Map("facts", data: new()
            {
                ["id"] = cluster.Id,
                ["endpoint"] = cluster.Endpoint,
                ["authority"] = cluster.CertificateAuthority.Apply(a => a.Data!),
                ["group"] = cluster.VpcConfig.Apply(v => v.ClusterSecurityGroupId!),
                ["subnet"] = cluster.VpcConfig.Apply(v => v.SubnetIds[0]),
                ["issuer"] = cluster.Identities.Apply(i => i[0].Oidcs[0].Issuer!),
                ["text"] = Output.Format($"https://{cluster.Endpoint}"),
            });
        });

        Assert.Equal(
            """
            authority: <aws:eks/cluster:Cluster prod certificateAuthority.data>
            endpoint: <aws:eks/cluster:Cluster prod endpoint>
            group: <aws:eks/cluster:Cluster prod vpcConfig.clusterSecurityGroupId>
            id: <aws:eks/cluster:Cluster prod id>
            issuer: <aws:eks/cluster:Cluster prod identities[0].oidcs[0].issuer>
            subnet: subnet-1
            text: https://<aws:eks/cluster:Cluster prod endpoint>

            """,
            ManifestWriter.ToYaml(Assert.Single(result.Inventory.Manifests).Tree["data"]!));
        Assert.Equal(["prod"], result.Inventory.Cloud.Select(c => c.Key.Name));
        Assert.Equal(["roleArn", "vpcConfig"], Keys(result.Inventory.Cloud[0].Inputs));
    }

    [Fact]
    public async Task The_address_that_a_cluster_gives_is_a_placeholder()
    {
        var result = await TestStack.ResultAsync(() =>
        {
            var service = new Kubernetes.Core.V1.Service("edge", new ServiceArgs { Metadata = new ObjectMetaArgs { Name = "edge" } });
            _ = Map("facts", data: new() { ["ip"] = service.Status.Apply(s => s.LoadBalancer.Ingress[0].Ip) });
        });

        Assert.Equal("<kubernetes:core/v1:Service edge status.loadBalancer.ingress[0].ip>",
            ((MapNode)result.Inventory.Manifests.Single(m => m.Id.Kind == "ConfigMap").Tree["data"]!).Text("ip"));
    }

    [Fact]
    public async Task A_function_of_a_package_answers_with_placeholders()
    {
        var result = await TestStack.ResultAsync(() =>
            _ = Map("facts", data: new() { ["account"] = Pulumi.Aws.GetCallerIdentity.Invoke().Apply(i => i.AccountId) }));

        Assert.Equal("<aws:index/getCallerIdentity:getCallerIdentity accountId>",
            Assert.Single(result.Inventory.Manifests).Tree.Map("data")!.Text("account"));
    }

    [Fact]
    public async Task A_property_that_would_vanish_because_it_is_unknown_is_refused()
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => TestStack.ResultAsync(() =>
            _ = Map("facts", data: new() { ["known"] = "1", ["unknown"] = OutputUtilities.CreateUnknown("") })));

        var problem = Assert.Single(refused.Diagnostics);
        Assert.Equal(Codes.ProgramFailed, problem.Code);
        Assert.Equal("stack test, kubernetes:core/v1:ConfigMap facts", problem.Where);
        Assert.Equal("data is not known", problem.Actual);
    }

    [Fact]
    public async Task A_property_that_is_known_to_be_null_is_simply_absent()
    {
        var result = await TestStack.ResultAsync(() => _ = new Kubernetes.Core.V1.Secret("empty", new SecretArgs
        {
            Metadata = new ObjectMetaArgs { Name = "empty" },
            Type = Output.Create((string)null!),
        }));

        Assert.Equal(["apiVersion", "kind", "metadata"], Keys(Assert.Single(result.Inventory.Manifests).Tree));
    }

    [Fact]
    public async Task A_secret_setting_is_its_placeholder_wherever_it_ends_up()
    {
        var result = await TestStack.ResultAsync(() =>
        {
            var secret = Output.CreateSecret("<secret infra:awsSecretAccessKey>");
            _ = new Kubernetes.Core.V1.Secret("keys", new SecretArgs
            {
                Metadata = new ObjectMetaArgs { Name = "keys" },
                StringData = { { "secret-access-key", secret } },
            });
        });

        Assert.Equal("<secret infra:awsSecretAccessKey>",
            Assert.Single(result.Inventory.Manifests).Tree.Map("stringData")!.Text("secret-access-key"));
    }

    [Fact]
    public async Task What_exists_already_is_no_object_of_the_stack()
    {
        var result = await TestStack.ResultAsync(() =>
        {
            var space = Kubernetes.Core.V1.Namespace.Get("shared", "gateway");
            _ = Map("facts", data: new() { ["id"] = space.Id });
        });

        Assert.Equal("gateway", Assert.Single(result.Inventory.Manifests).Tree.Map("data")!.Text("id"));
        Assert.Equal([ResourceRole.Lookup, ResourceRole.Manifest], result.Root.Children.Select(c => c.Role));
    }

    [Fact]
    public async Task An_object_that_is_imported_is_an_object_of_the_stack()
    {
        var result = await TestStack.ResultAsync(() => _ = Map("adopted", options: new() { ImportId = "default/adopted" }));

        Assert.Equal("adopted", Assert.Single(result.Inventory.Manifests).Id.Name);
    }

    [Fact]
    public async Task An_object_knows_its_provider()
    {
        var result = await TestStack.ResultAsync(() =>
        {
            var provider = new Kubernetes.Provider("home", new() { KubeConfig = "{}" });
            _ = Map("there", options: new() { Provider = provider });
        });

        Assert.Equal("home", Assert.Single(result.Providers).Key.Name);
        Assert.Equal("home", result.Root.Children.Single(c => c.Role == ResourceRole.Manifest).Provider);
    }

    // The classes of packages give every new resource an Id option that holds the empty text.
    [Fact]
    public async Task An_empty_id_looks_nothing_up()
    {
        var result = await TestStack.ResultAsync(() => _ = Map("new", options: new() { Id = Output.Create("") }));

        Assert.Equal("new", Assert.Single(result.Inventory.Manifests).Id.Name);
    }

    [Fact]
    public async Task A_resource_that_never_reaches_the_engine_is_refused()
    {
        // A recorder that sees what the program makes, and hears nothing from the engine.
        var deaf = new Recorder("test");
        var run = TestStack.Run(() => _ = Map("lost"));
        await TestStack.Alone().RunAsync(run with
        {
            Compose = options =>
            {
                options.ResourceTransformations.AddRange(deaf.Options().ResourceTransformations);
                return run.Compose(options);
            },
        });

        var refused = await Assert.ThrowsAsync<RefusedException>(() => ResultBuilder.BuildAsync(run, deaf, []));

        var problem = Assert.Single(refused.Diagnostics, problem => problem.Code == Codes.LostResource);
        Assert.Equal("stack test, kubernetes:core/v1:ConfigMap lost", problem.Where);
    }

    [Fact]
    public async Task A_stack_with_a_provider_leaves_nothing_to_the_default_one()
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => TestStack.ResultAsync(() =>
        {
            var home = new Kubernetes.Provider("home", new() { KubeConfig = "{}" });
            _ = Map("there", options: new() { Provider = home });
            _ = Map("anywhere");
        }));

        var problem = Assert.Single(refused.Diagnostics);
        Assert.Equal(Codes.DefaultProvider, problem.Code);
        Assert.Equal("stack test, kubernetes:core/v1:ConfigMap anywhere", problem.Where);
        Assert.Equal("home", problem.Allowed);
    }

    [Fact]
    public async Task The_components_of_packages_do_not_inherit_the_providers_of_their_parents()
    {
        static void Compose(bool explicitly)
        {
            var home = new Kubernetes.Provider("home", new() { KubeConfig = "{}" });
            var group = new Group("platform", new() { Providers = { home } });
            var options = new ComponentResourceOptions { Parent = group };
            if (explicitly)
                options.Providers.Add(home);

            _ = new Kubernetes.Yaml.V2.ConfigFile("crds", new() { File = "https://example.com/crds.yaml" }, options);
            _ = new Pulumi.KubernetesCertManager.CertManager("certs", new(), options);
        }

        var refused = await Assert.ThrowsAsync<RefusedException>(() => TestStack.ResultAsync(() => Compose(explicitly: false)));
        var result = await TestStack.ResultAsync(() => Compose(explicitly: true));

        Assert.Equal(
            ["stack test, kubernetes-cert-manager:index:CertManager certs", "stack test, kubernetes:yaml/v2:ConfigFile crds"],
            refused.Diagnostics.Select(problem => problem.Where));
        Assert.All(refused.Diagnostics, problem => Assert.Equal(Codes.DefaultProvider, problem.Code));
        Assert.Equal(["home", "home"],
            result.Root.Children.Single(child => child.Role == ResourceRole.Component).Children.Select(child => child.Provider));
    }

    [Fact]
    public async Task Two_resources_of_one_type_and_name_are_refused()
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => TestStack.ResultAsync(() =>
        {
            _ = Map("twin", name: "a");
            _ = Map("twin", name: "b");
        }));

        var problem = Assert.Single(refused.Diagnostics);
        Assert.Equal(Codes.DuplicateResource, problem.Code);
        Assert.Equal("kubernetes:core/v1:ConfigMap twin", problem.Actual);
    }

    [Fact]
    public async Task Two_resources_that_are_one_object_are_refused()
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => TestStack.ResultAsync(() =>
        {
            _ = Map("one", name: "same");
            _ = Map("two", name: "same");
        }));

        var problem = Assert.Single(refused.Diagnostics);
        Assert.Equal(Codes.DuplicateObject, problem.Code);
        Assert.Equal("stack test, ConfigMap same", problem.Where);
        Assert.Equal("kubernetes:core/v1:ConfigMap one and kubernetes:core/v1:ConfigMap two", problem.Actual);
    }

    [Fact]
    public async Task One_object_in_each_of_two_clusters_is_no_duplicate()
    {
        var result = await TestStack.ResultAsync(() =>
        {
            _ = Map("one", name: "same", options: new() { Provider = new Kubernetes.Provider("east", new() { KubeConfig = "{}" }) });
            _ = Map("two", name: "same", options: new() { Provider = new Kubernetes.Provider("west", new() { KubeConfig = "{}" }) });
        });

        Assert.Equal(2, result.Inventory.Manifests.Count);
    }

    [Fact]
    public async Task An_object_without_a_name_is_refused()
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            TestStack.ResultAsync(() => _ = new Kubernetes.Core.V1.ConfigMap("nameless", new ConfigMapArgs())));

        Assert.Equal("stack test, kubernetes:core/v1:ConfigMap nameless", Assert.Single(refused.Diagnostics).Where);
    }

    [Fact]
    public async Task A_refusal_comes_out_with_all_its_problems()
    {
        Diagnostic[] problems =
        [
            new(Codes.Port, "App web, Port", "0", "1 to 65535", "choose a port"),
            new(Codes.HostName, "App web, Host", "-", "a host name", "choose a host"),
        ];

        var refused = await Assert.ThrowsAsync<RefusedException>(() => TestStack.ResultAsync(() => throw new RefusedException(problems)));

        Assert.Equal(problems, refused.Diagnostics);
    }

    [Fact]
    public async Task A_defect_of_the_stack_is_told_in_readable_words()
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            TestStack.ResultAsync(() => throw new InvalidOperationException("the moon is in the wrong place")));

        var problem = Assert.Single(refused.Diagnostics);
        Assert.Equal(Codes.ProgramFailed, problem.Code);
        Assert.Equal("stack test", problem.Where);
        Assert.StartsWith("InvalidOperationException: the moon is in the wrong place\n  at Infra.Tests.", problem.Actual,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_defect_in_a_callback_is_told_in_readable_words()
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => TestStack.ResultAsync(() =>
            _ = Map("facts", data: new() { ["x"] = Output.Create("").Apply(Late) })));

        var problem = Assert.Single(refused.Diagnostics);
        Assert.Equal(Codes.ProgramFailed, problem.Code);
        Assert.Contains("too late", problem.Actual, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stack_class_that_hides_its_resources_is_refused()
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => TestStack.Alone().RunAsync(TestStack.Run(_ => new HidingStack())));

        Assert.Contains("StackOptions", Assert.Single(refused.Diagnostics).Allowed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_stacks_run_at_once_without_seeing_each_other()
    {
        var engine = TestStack.Alone();
        var runs = Enumerable.Range(0, 16).Select(i => engine.RunAsync(TestStack.Run(
            () =>
            {
                for (var n = 0; n < 20; n++)
                    _ = Map($"{Deployment.Instance.StackName}-{n}");
            }, $"s{i}")));

        foreach (var (result, i) in (await Task.WhenAll(runs)).Select((r, i) => (r, i)))
        {
            Assert.Equal($"s{i}", result.Stack);
            Assert.Equal(20, result.Inventory.Manifests.Count);
            Assert.All(result.Inventory.Manifests, m => Assert.StartsWith($"s{i}-", m.Id.Name, StringComparison.Ordinal));
        }
    }

    private static string Late(string text) => throw new InvalidOperationException("too late");

    private static EngineOptions Options(StackResult result, string name) =>
        result.Inventory.Manifests.Single(m => m.Id.Name == name).Options;

    private static IEnumerable<string> Keys(Node? map) => Assert.IsType<MapNode>(map).Entries.Select(e => e.Key);

    private static Kubernetes.Core.V1.ConfigMap Map(
        string resource, InputMap<string>? annotations = null, InputMap<string>? data = null, string? name = null,
        CustomResourceOptions? options = null) =>
        new(resource, new ConfigMapArgs
        {
            Metadata = new ObjectMetaArgs { Name = name ?? resource, Annotations = annotations! },
            Data = data!,
        }, options);

    private sealed class Group(string name, ComponentResourceOptions? options = null) : ComponentResource(Token, name, options)
    {
        public const string Token = "infra:tests:Group";
    }

    private sealed class HidingStack : Stack
    {
        public HidingStack()
        {
            _ = Map("unseen");
        }
    }
}
