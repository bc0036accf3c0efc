using Infra.Diff;
using Infra.Manifests;

namespace Infra.Tests.Diff;

/// <summary>Which changes are found, and what they are taken for.</summary>
public sealed class ComparisonTests
{
    private const string Claim = """
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: {name: data, namespace: shop}
        spec: {accessModes: [ReadWriteOnce], storageClassName: fast, resources: {requests: {storage: 10Gi}}}
        """;

    [Fact]
    public void A_container_is_found_by_its_name_and_a_new_image_restarts_pods()
    {
        var item = Single(Sides.Deployment, Sides.Deployment.Replace("web:1.0", "web:1.1", StringComparison.Ordinal));

        Assert.Equal(ItemDiffKind.Changed, item.Kind);
        var change = Assert.Single(item.Fields);
        Assert.Equal("spec.template.spec.containers[web].image", change.Path);
        Assert.Equal(("example.com/web:1.0", "example.com/web:1.1"), (change.Old, change.New));
        Assert.Equal(Impact.PodsRestart, change.Consequence!.Impact);
    }

    [Theory]
    [InlineData("spec:\n  replicas: 2", "spec:\n  replicas: 3", null)]
    [InlineData("matchLabels: {app: web}", "matchLabels: {app: other}", "spec.selector.matchLabels.app")]
    public void A_selector_cannot_be_changed_and_replicas_can(string old, string @new, string? replaced)
    {
        var item = Single(Sides.Deployment, Sides.Deployment.Replace(old, @new, StringComparison.Ordinal));

        Assert.Equal(replaced is null ? ItemDiffKind.Changed : ItemDiffKind.Replaced, item.Kind);
        Assert.Equal(replaced, item.Fields.SingleOrDefault(change => change.Replaces)?.Path);
    }

    [Theory]
    [InlineData("storage: 10Gi", "storage: 20Gi", ItemDiffKind.Changed, Impact.Irreversible)]
    [InlineData("storageClassName: fast", "storageClassName: slow", ItemDiffKind.Replaced, Impact.DataAtRisk)]
    public void A_claim_grows_in_place_and_moves_by_replacement(string old, string @new, ItemDiffKind kind, Impact gravest)
    {
        var item = Single(Claim, Claim.Replace(old, @new, StringComparison.Ordinal));

        Assert.Equal(kind, item.Kind);
        Assert.Equal(gravest, item.Gravest!.Impact);
    }

    [Theory]
    [InlineData("v1", "Service", "spec: {type: LoadBalancer, clusterIP: 10.0.0.1}", "spec: {type: LoadBalancer, clusterIP: 10.0.0.2}",
        ItemDiffKind.Replaced, Impact.AddressChanges)]
    [InlineData("v1", "Service", "spec: {type: ClusterIP}", "spec: {type: LoadBalancer}", ItemDiffKind.Changed, Impact.AddressChanges)]
    [InlineData("cert-manager.io/v1", "Certificate", "spec: {dnsNames: [a.example.com]}", "spec: {dnsNames: [b.example.com]}",
        ItemDiffKind.Changed, Impact.CertificateReissued)]
    [InlineData("storage.k8s.io/v1", "StorageClass", "parameters: {type: gp2}", "parameters: {type: gp3}", ItemDiffKind.Replaced,
        Impact.Note)]
    [InlineData("apps/v1", "StatefulSet", "spec: {serviceName: a}", "spec: {serviceName: b}", ItemDiffKind.Replaced, Impact.Outage)]
    [InlineData("apps/v1", "StatefulSet", "spec: {replicas: 3}", "spec: {replicas: 5}", ItemDiffKind.Changed, null)]
    [InlineData("apps/v1", "StatefulSet", "spec: {replicas: 2, template: {spec: {dnsPolicy: Default}}}",
        "spec: {replicas: 2, template: {spec: {dnsPolicy: None}}}", ItemDiffKind.Changed, Impact.PodsRestart)]
    [InlineData("batch/v1", "Job", "spec: {template: {spec: {dnsPolicy: Default}}}", "spec: {template: {spec: {dnsPolicy: None}}}",
        ItemDiffKind.Replaced, Impact.Outage)]
    [InlineData("rbac.authorization.k8s.io/v1", "RoleBinding", "roleRef: {name: a}", "roleRef: {name: b}", ItemDiffKind.Replaced,
        Impact.Note)]
    [InlineData("example.com/v1", "Unknown", "spec: {a: 1}", "spec: {a: 2}", ItemDiffKind.Changed, null)]
    [InlineData("v1", "Service", "spec: {clusterIP: None}", "spec: {ports: []}", ItemDiffKind.Replaced, Impact.AddressChanges)]
    [InlineData("v1", "Service", "spec: {ports: []}", "spec: {clusterIP: None}", ItemDiffKind.Replaced, Impact.AddressChanges)]
    [InlineData("v1", "Service", "spec: {clusterIPs: [None]}", "spec: {ports: []}", ItemDiffKind.Replaced, Impact.AddressChanges)]
    [InlineData("v1", "Service", "spec: {type: ExternalName, externalName: a.example.com}", "spec: {type: ClusterIP, clusterIP: None}",
        ItemDiffKind.Changed, Impact.AddressChanges)]
    [InlineData("v1", "Service", "spec: {type: LoadBalancer, loadBalancerClass: a}", "spec: {type: LoadBalancer, loadBalancerClass: b}",
        ItemDiffKind.Replaced, Impact.AddressChanges)]
    [InlineData("v1", "Service", "spec: {type: LoadBalancer, loadBalancerClass: a}", "spec: {type: ClusterIP}", ItemDiffKind.Changed,
        Impact.AddressChanges)]
    [InlineData("v1", "ConfigMap", "{immutable: true, data: {a: '1'}}", "{immutable: true, data: {a: '2'}}", ItemDiffKind.Replaced,
        Impact.Note)]
    [InlineData("v1", "ConfigMap", "{immutable: true, data: {a: '1'}}", "{data: {a: '1'}}", ItemDiffKind.Replaced, Impact.Note)]
    [InlineData("v1", "ConfigMap", "{data: {a: '1'}}", "{immutable: true, data: {a: '2'}}", ItemDiffKind.Changed, null)]
    [InlineData("v1", "Secret", "type: Opaque", "type: kubernetes.io/tls", ItemDiffKind.Replaced, Impact.Note)]
    [InlineData("v1", "PersistentVolumeClaim", "spec: {resources: {requests: {storage: 2Gi}}}",
        "spec: {resources: {requests: {storage: 1Gi}}}", ItemDiffKind.Replaced, Impact.Irreversible)]
    [InlineData("v1", "PersistentVolume", "spec: {nfs: {server: a, path: /b}}", "spec: {nfs: {server: c, path: /b}}", ItemDiffKind.Replaced,
        Impact.DataAtRisk)]
    [InlineData("v1", "Pod", "spec: {containers: [{name: a, image: 'a:1'}]}", "spec: {containers: [{name: a, image: 'a:2'}]}",
        ItemDiffKind.Changed, Impact.PodsRestart)]
    [InlineData("v1", "Pod", "spec: {containers: [{name: a, args: [b]}]}", "spec: {containers: [{name: a, args: [c]}]}",
        ItemDiffKind.Replaced, Impact.Outage)]
    [InlineData("apps/v1", "Deployment", "spec: {selector: {matchLabels: {a: b}}}", "spec: {selector: {matchLabels: {a: c}}}",
        ItemDiffKind.Replaced, Impact.Outage)]
    [InlineData("storage.k8s.io/v1", "StorageClass", "mountOptions: [ro]", "mountOptions: [rw]", ItemDiffKind.Changed, null)]
    [InlineData("networking.k8s.io/v1", "IngressClass", "spec: {controller: a}", "spec: {controller: b}", ItemDiffKind.Replaced,
        Impact.AddressChanges)]
    [InlineData("apiextensions.k8s.io/v1", "CustomResourceDefinition", "spec: {scope: Namespaced}", "spec: {scope: Cluster}",
        ItemDiffKind.Replaced, Impact.DataAtRisk)]
    [InlineData("apiextensions.k8s.io/v1", "CustomResourceDefinition", "spec: {versions: [{name: v1}, {name: v2}]}",
        "spec: {versions: [{name: v2}]}", ItemDiffKind.Changed, Impact.DataAtRisk)]
    public void Fields_bring_about_what_the_tables_say(string version, string kind, string old, string @new, ItemDiffKind expected,
        Impact? impact)
    {
        string Whole(string rest) =>
            $"{{apiVersion: {version}, kind: {kind}, metadata: {{name: a, namespace: b}}, {(rest[0] == '{' ? rest[1..^1] : rest)}}}";

        var item = Single(Whole(old), Whole(@new));

        Assert.Equal(expected, item.Kind);
        Assert.Equal(impact, item.Gravest?.Impact);
    }

    [Fact]
    public void A_file_that_one_side_cannot_read_is_not_compared()
    {
        using var folder = new Support.TemporaryFolder();
        folder.Write("old/a.yaml", Claim);
        folder.Write("old/b.yaml", Sides.Service);
        folder.Write("new/a.yaml", "broken: [");
        folder.Write("new/b.yaml", Sides.Service);

        var result = Comparison.Of(InventoryReader.Read(Path.Combine(folder.Folder, "old"), "old"),
            InventoryReader.Read(Path.Combine(folder.Folder, "new"), "new"));

        Assert.Empty(result.Items);
        Assert.Equal(1, result.Unchanged);
        Assert.Equal("a.yaml", Assert.Single(result.Problems).At!.File);
        Assert.Equal(["1 object of old not compared: a file of the same name cannot be read as a whole on both sides"], result.Notes);
    }

    [Fact]
    public void One_object_for_several_clusters_is_compared_place_by_place()
    {
        using var folder = new Support.TemporaryFolder();
        foreach (var place in new[] { "prod", "staging", "test" })
            folder.Write($"old/{place}/a.yaml", Claim.Replace("10Gi", place == "prod" ? "30Gi" : "10Gi", StringComparison.Ordinal));

        folder.Write("new/prod/a.yaml", Claim.Replace("10Gi", "40Gi", StringComparison.Ordinal));
        folder.Write("new/staging/a.yaml", Claim);

        var old = InventoryReader.Read(Path.Combine(folder.Folder, "old"), "old");
        var result = Comparison.Of(old, InventoryReader.Read(Path.Combine(folder.Folder, "new"), "new"));

        Assert.Equal(["removed /PersistentVolumeClaim shop/data in test/a.yaml", "changed /PersistentVolumeClaim shop/data in prod/a.yaml"],
            result.Items.Select(item => $"{item.Word} /{item.Item}"));
        Assert.Equal(1, result.Unchanged);
        Assert.Empty(Comparison.Of(old, old).Items);
    }

    [Fact]
    public void Added_and_removed_objects_are_told_with_what_is_lost()
    {
        var result = Sides.Compare(Claim, Sides.Service);

        Assert.Equal([ItemDiffKind.Removed, ItemDiffKind.Added], result.Items.Select(item => item.Kind));
        Assert.Equal(Impact.DataAtRisk, result.Items[0].Gravest!.Impact);
        Assert.Null(result.Items[1].Gravest);
    }

    [Fact]
    public void The_same_object_under_another_name_is_renamed()
    {
        var item = Single(Sides.Service,
            Sides.Service.Replace("{name: web, namespace", "{name: shop, namespace", StringComparison.Ordinal));

        Assert.Equal(ItemDiffKind.Renamed, item.Kind);
        Assert.Equal(("web", "shop"), (item.Former!.Name, item.Item.Name));
    }

    [Fact]
    public void An_alias_finds_the_former_object_although_it_changed_too()
    {
        var old = With(Sides.Service, "web", []);
        var @new = With(Sides.Service.Replace("{name: web, namespace", "{name: shop, namespace", StringComparison.Ordinal)
            .Replace("port: 80,", "port: 8000,", StringComparison.Ordinal), "shop", [new ResourceAlias(null, "web", null)]);

        var item = Assert.Single(Comparison.Of(old, @new).Items);

        Assert.Equal(ItemDiffKind.Renamed, item.Kind);
        Assert.Contains(item.Fields, change => change.Path.StartsWith("spec.ports", StringComparison.Ordinal));
    }

    [Fact]
    public void Two_objects_of_one_content_are_not_guessed_to_be_a_renamed_one()
    {
        var other = Sides.Service.Replace("{name: web, namespace", "{name: one, namespace", StringComparison.Ordinal);
        var third = Sides.Service.Replace("{name: web, namespace", "{name: two, namespace", StringComparison.Ordinal);

        var result = Comparison.Of(Sides.Of("old", Sides.Service), Sides.Of("new", other, third));

        Assert.Equal(1, result.Count(ItemDiffKind.Removed));
        Assert.Equal(2, result.Count(ItemDiffKind.Added));
    }

    [Theory]
    [InlineData("  replicas: 2",
        "  replicas: 2\n  revisionHistoryLimit: 10\n  strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 25%, maxUnavailable: 25%}}")]
    [InlineData("{containerPort: 8080}", "{containerPort: 8080, protocol: TCP}")]
    [InlineData("cpu: 100m, memory: 1Gi", "cpu: '0.1', memory: 1024Mi")]
    [InlineData("metadata: {name: web, namespace: shop}",
        "metadata: {name: web, namespace: shop, uid: 1, resourceVersion: '5', generation: 3, annotations: {deployment.kubernetes.io/revision: '1'}}\nstatus: {replicas: 2}")]
    [InlineData("      containers:",
        "      restartPolicy: Always\n      terminationGracePeriodSeconds: 30\n      securityContext: {}\n      volumes: []\n      containers:")]
    public void What_the_server_fills_in_is_no_difference(string written, string filledIn)
    {
        var live = Sides.Deployment.Replace(written, filledIn, StringComparison.Ordinal);
        Assert.NotEqual(Sides.Deployment, live);

        // Annotations that the server adds are its own business in one direction only: nobody removes them.
        Assert.Empty(Sides.Compare(live, Sides.Deployment).Items);
    }

    [Fact]
    public void An_empty_directory_is_no_default()
    {
        var volume = "      volumes: [{name: a}]\n      containers:";
        var old = Sides.Deployment.Replace("      containers:", volume, StringComparison.Ordinal);

        Assert.Single(Sides.Compare(old, old.Replace("{name: a}", "{name: a, emptyDir: {}}", StringComparison.Ordinal)).Items);
    }

    [Theory]
    [InlineData("{name: MODE, value: fast}", "{name: DB_PASSWORD, value: hunter2}")]
    public void The_order_of_named_items_is_no_difference(string first, string second)
    {
        var swapped = Sides.Deployment.Replace(first, "SWAP", StringComparison.Ordinal).Replace(second, first, StringComparison.Ordinal)
            .Replace("SWAP", second, StringComparison.Ordinal);
        Assert.NotEqual(Sides.Deployment, swapped);

        Assert.Empty(Sides.Compare(Sides.Deployment, swapped).Items);
    }

    [Theory]
    [InlineData("command: [a, b]", "command: [b, a]")]
    [InlineData("initContainers: [{name: a}, {name: b}]", "initContainers: [{name: b}, {name: a}]")]
    public void The_order_of_commands_and_init_containers_is_a_difference(string old, string @new)
    {
        const string Pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {";

        Assert.Single(
            Sides.Compare($"{Pod}{(old[0] == 'c' ? $"containers: [{{name: x, {old}}}]" : old)}}}",
                $"{Pod}{(old[0] == 'c' ? $"containers: [{{name: x, {@new}}}]" : @new)}}}").Items);
    }

    [Fact]
    public void Items_without_names_are_compared_with_what_is_left_over()
    {
        const string Route = "apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: {name: a}\nspec:\n  rules:\n";
        const string One = "    - backendRefs: [{name: one, port: 80}]\n";
        const string Two = "    - backendRefs: [{name: two, port: 80}]\n";

        var change = Assert.Single(Single(Route + One, Route + Two + One).Fields);

        Assert.Equal("spec.rules[0]", change.Path);
        Assert.Null(change.Old);
    }

    [Fact]
    public void Secrets_are_never_shown()
    {
        const string Secret = "apiVersion: v1\nkind: Secret\nmetadata: {name: a}\nstringData: {config: hunter2}\n";
        const string Config =
            "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: b}\ndata:\n  url: postgres://user:hunter2@db/shop\n  redis.conf: |\n    port 1\n    requirepass hunter2\n  API_TOKEN: hunter2\n";
        var old = Sides.Of("old", Sides.Deployment, Secret, Config);
        var @new = Sides.Of("new",
            new[] { Sides.Deployment, Secret, Config }.Select(text => text.Replace("hunter2", "hunter3", StringComparison.Ordinal)
            .Replace("port 1", "port 2", StringComparison.Ordinal)).ToArray());

        var result = Comparison.Of(old, @new);
        var added = Comparison.Of(Sides.Of("old", Sides.Service), @new);

        Assert.Equal(3, result.Items.Count);
        foreach (var report in new[] { Infra.Reports.DiffMarkdown.Of(result), Infra.Reports.DiffMarkdown.Of(added) })
            Assert.DoesNotContain("hunter", report);
    }

    [Fact]
    public void Charts_and_remote_manifests_are_compared_by_version_source_and_values()
    {
        var old = new Inventory
        {
            Name = "old",
            Charts = [Chart("1.0", 1)],
            RemoteManifests = [new("crds", "https://example.com/v1.0.0/crds.yaml")],
        };
        var @new = new Inventory
        {
            Name = "new",
            Charts = [Chart("1.1", 2)],
            RemoteManifests = [new("crds", "https://example.com/v1.1.0/crds.yaml")],
        };

        var result = Comparison.Of(old, @new);

        Assert.Equal(["values.replicas", "version", "source"],
            result.Items.SelectMany(item => item.Fields).Select(change => change.Path).Order(StringComparer.Ordinal)
                .OrderBy(path => path == "source"));
        Assert.Equal([Impact.PodsRestart, Impact.Irreversible], result.Items.Select(item => item.Gravest!.Impact));
    }

    [Fact]
    public void A_folder_is_not_blamed_for_what_folders_cannot_hold()
    {
        var own = Sides.Of("stack prod", Sides.Service) with { Origin = InventoryOrigin.Program, Charts = [Chart("1.0", 1)] };

        var result = Comparison.Of(Sides.Of("folder", Sides.Service), own);

        Assert.Empty(result.Items);
        Assert.Equal(["charts are not compared: folder does not hold any"], result.Notes);
    }

    [Fact]
    public void A_lost_guard_is_a_risk()
    {
        var item = Manifest.From(MapNode.Of(("apiVersion", "v1"), ("kind", "ConfigMap"), ("metadata", MapNode.Of(("name", "a")))))! with
        {
            Resource = new ResourceKey("t", "a"),
        };

        var result = Comparison.Of(
            new Inventory { Name = "old", Manifests = [item with { Options = new EngineOptions { Protect = true } }] },
            new Inventory { Name = "new", Manifests = [item] });

        Assert.Equal(Impact.DataAtRisk, Assert.Single(result.Items).Gravest!.Impact);
    }

    private static ChartRelease Chart(string version, long replicas) => new()
    {
        Name = "gateway",
        Namespace = "edge",
        Chart = "gateway",
        Version = version,
        Values = MapNode.Of(("replicas", replicas)),
    };

    private static Inventory With(string yaml, string name, IReadOnlyList<ResourceAlias> aliases) => new()
    {
        Name = name,
        Manifests =
        [
            .. Sides.Of(name, yaml).Manifests.Select(item => item with
            {
                Resource = new ResourceKey("kubernetes:core/v1:Service", name),
                Options = new EngineOptions { Aliases = aliases },
            }),
        ],
    };

    private static ItemDiff Single(string old, string @new) => Assert.Single(Sides.Compare(old, @new).Items);
}
