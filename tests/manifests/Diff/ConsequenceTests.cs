using Infra.Diff;

namespace Infra.Tests.Diff;

/// <summary>What changes bring about, by what else the objects and both sides say.</summary>
public sealed class ConsequenceTests
{
    [Theory]
    [InlineData("Deployment", "replicas: 3", Impact.PodsRestart, "a few at a time")]
    [InlineData("Deployment", "", Impact.PodsRestart, "the new pod is ready before the old one stops")]
    [InlineData("Deployment", "strategy: {type: Recreate}", Impact.Outage, "all pods stop before new ones start")]
    [InlineData("Deployment", "replicas: 3, strategy: {type: Recreate}", Impact.Outage, "Recreate")]
    [InlineData("Deployment", "replicas: 1, strategy: {rollingUpdate: {maxSurge: 0, maxUnavailable: 1}}", Impact.Outage,
        "its one pod may stop")]
    [InlineData("Deployment", "replicas: 4, strategy: {rollingUpdate: {maxUnavailable: 100%}}", Impact.Outage, "all pods may stop at once")]
    [InlineData("Deployment", "replicas: 4, strategy: {rollingUpdate: {maxUnavailable: 99%}}", Impact.PodsRestart, "a few at a time")]
    [InlineData("Deployment", "replicas: 1, strategy: {rollingUpdate: {maxUnavailable: 99%}}", Impact.PodsRestart, "the new pod is ready")]
    [InlineData("Deployment", "replicas: 0", Impact.Note, "no pods run now")]
    [InlineData("Deployment", "paused: true", Impact.Note, "until it is resumed")]
    [InlineData("StatefulSet", "replicas: 3", Impact.PodsRestart, "one after another")]
    [InlineData("StatefulSet", "", Impact.Outage, "its one pod stops before the new one starts")]
    [InlineData("StatefulSet", "replicas: 3, updateStrategy: {type: OnDelete}", Impact.Note, "OnDelete")]
    [InlineData("StatefulSet", "replicas: 3, updateStrategy: {rollingUpdate: {partition: 3}}", Impact.Note,
        "the partition 3 keeps all pods")]
    [InlineData("StatefulSet", "replicas: 3, updateStrategy: {rollingUpdate: {maxUnavailable: 3}}", Impact.Outage,
        "all pods may stop at once")]
    [InlineData("DaemonSet", "", Impact.PodsRestart, "the old one stops before the new one starts")]
    [InlineData("DaemonSet", "updateStrategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}", Impact.PodsRestart,
        "the new one is ready before")]
    [InlineData("DaemonSet", "updateStrategy: {rollingUpdate: {maxUnavailable: 100%}}", Impact.Outage, "the pods of all nodes")]
    [InlineData("DaemonSet", "updateStrategy: {type: OnDelete}", Impact.Note, "OnDelete")]
    [InlineData("ReplicaSet", "replicas: 2", Impact.Note, "pods that run stay as they are")]
    public void What_becomes_of_pods_is_what_their_controller_does(string kind, string strategy, Impact impact, string text)
    {
        var old = Workload(kind, strategy, "example.com/web:1.0");

        Says(impact, text, Single(old, old.Replace("web:1.0", "web:1.1", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_strategy_of_the_new_side_is_the_one_that_counts() => Says(Impact.Outage, "Recreate",
        Single(Workload("Deployment", "replicas: 2", "example.com/web:1.0"),
            Workload("Deployment", "replicas: 2, strategy: {type: Recreate}", "example.com/web:1.1")));

    [Theory]
    [InlineData("redis:7.4.8", "redis:6.2.0-alpine", Impact.DataAtRisk, "7.4.8 goes back to 6.2.0-alpine")]
    [InlineData("docker.io/library/postgres:16.4", "mirror.example.com/postgres:15.1", Impact.DataAtRisk, "restore a backup")]
    [InlineData("postgres:16.4", "postgres:17.0", Impact.Irreversible, "take a backup before")]
    [InlineData("postgres:16.4", "postgres:16.5", Impact.PodsRestart, "")]
    [InlineData("rabbitmq:4.0", "rabbitmq:3.13", Impact.DataAtRisk, "feature flags")]
    [InlineData("quay.io/keycloak/keycloak:26.7.3", "quay.io/keycloak/keycloak:26.6.1", Impact.DataAtRisk,
        "restore a backup of the database")]
    [InlineData("quay.io/keycloak/keycloak-operator:26.7.3", "quay.io/keycloak/keycloak-operator:26.6.1", Impact.PodsRestart, "")]
    [InlineData("example.com/web:2.0", "example.com/web:1.0", Impact.PodsRestart, "")]
    [InlineData("redis:7.4.8", "redis@sha256:0000000000000000000000000000000000000000000000000000000000000000", Impact.PodsRestart, "")]
    public void An_image_with_data_goes_up_for_good_and_never_down(string old, string @new, Impact impact, string text) =>
        Says(impact, text, Single(Workload("Deployment", "replicas: 2", old), Workload("Deployment", "replicas: 2", @new)));

    [Theory]
    [InlineData("image: quay.io/keycloak/keycloak:26.7.3", "image: quay.io/keycloak/keycloak:26.6.1", Impact.DataAtRisk,
        "26.7.3 goes back to 26.6.1")]
    [InlineData("image: quay.io/keycloak/keycloak:26.6.1", "image: quay.io/keycloak/keycloak:26.7.3", Impact.Irreversible,
        "take a backup before")]
    [InlineData("image: quay.io/keycloak/keycloak:26.7.2", "image: quay.io/keycloak/keycloak:26.7.3", Impact.PodsRestart,
        "the server restarts")]
    [InlineData("db: {host: a}", "db: {host: b}", Impact.DataAtRisk, "another database")]
    [InlineData("hostname: {hostname: https://a.example.com}", "hostname: {hostname: https://b.example.com}", Impact.PodsRestart,
        "another issuer")]
    public void A_server_of_identities_goes_up_for_good_and_says_what_its_users_lose(string old, string @new, Impact impact, string text)
    {
        static string Keycloak(string spec) =>
            $"apiVersion: k8s.keycloak.org/v2beta1\nkind: Keycloak\nmetadata: {{name: sso, namespace: sso}}\nspec:\n  instances: 1\n  {spec}\n";

        Says(impact, text, Single(Keycloak(old), Keycloak(@new)));
    }

    [Fact]
    public void A_listener_that_goes_and_one_that_comes_are_told_apart()
    {
        var item = Single(Gateway("{name: http-www, port: 80, protocol: HTTP, hostname: www.example.com}"),
            Gateway("{name: http-sweets, port: 80, protocol: HTTP, hostname: sweets.example.com}"));

        Assert.Equal(
            [
                (Impact.AddressChanges, "www.example.com is no longer served on port 80"),
                (Impact.Note, "sweets.example.com is newly served on port 80"),
            ],
            item.Fields.Select(change => (change.Consequence!.Impact, change.Consequence.Text)));
    }

    [Theory]
    [InlineData("{name: b, port: 80, protocol: HTTP, hostname: www.example.com}", Impact.Note,
        "by another listener of it; routes that name this one lose it")]
    [InlineData("{name: b, port: 80, protocol: HTTP, hostname: '*.example.com'}", Impact.Note, "by another listener of it")]
    [InlineData("{name: b, port: 80, protocol: HTTP}", Impact.Note, "by another listener of it")]
    [InlineData("{name: b, port: 443, protocol: HTTPS, hostname: www.example.com}", Impact.AddressChanges,
        "www.example.com is no longer served on port 80")]
    public void A_host_that_another_listener_serves_is_not_lost(string other, Impact impact, string text) =>
        Says(impact, text, Single(Gateway("{name: a, port: 80, protocol: HTTP, hostname: www.example.com}"), Gateway(other)));

    [Fact]
    public void A_host_that_moves_to_a_listener_set_is_served_by_it()
    {
        const string Listener = "{name: a, port: 80, protocol: HTTP, hostname: www.example.com}";
        const string Keep = "{name: keep, port: 80, protocol: HTTP, hostname: keep.example.com}";
        var set =
            $"apiVersion: gateway.networking.k8s.io/v1\nkind: ListenerSet\nmetadata: {{name: shop, namespace: shop}}\nspec: {{parentRef: {{name: web}}, listeners: [{Listener}]}}";

        var result = Sides.Compare(Gateway($"{Listener}, {Keep}"), Gateway(Keep) + "\n---\n" + set);

        Says(Impact.AddressChanges, "www.example.com is served on port 80 by ListenerSet shop/shop instead",
            result.Items.Single(item => item.Kind == ItemDiffKind.Changed));
        Assert.Null(result.Items.Single(item => item.Kind == ItemDiffKind.Added).OfWhole);
    }

    [Fact]
    public void A_listener_with_another_host_loses_one_and_gains_one() =>
        Says(Impact.AddressChanges, "a.example.com is no longer served; b.example.com is",
        Single(Gateway("{name: a, port: 80, protocol: HTTP, hostname: a.example.com}"),
            Gateway("{name: a, port: 80, protocol: HTTP, hostname: b.example.com}")));

    [Fact]
    public void The_hosts_of_a_route_are_named()
    {
        static string Route(string hosts) =>
            $"apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: {{name: web, namespace: shop}}\nspec: {{parentRefs: [{{name: web}}], hostnames: [{hosts}]}}";

        Says(Impact.AddressChanges, "a.example.com finds no route any longer; b.example.com is newly answered",
            Single(Route("a.example.com"), Route("b.example.com")));
        Says(Impact.Note, "b.example.com is newly answered", Single(Route("a.example.com"), Route("a.example.com, b.example.com")));
        Says(Impact.AddressChanges, "a.example.com finds no route any longer",
            Sides.Compare($"{Route("a.example.com")}\n---\n{Namespace}", Namespace).Items.Single());
        Says(Impact.Note, "a.example.com is newly answered",
            Sides.Compare(Namespace, $"{Route("a.example.com")}\n---\n{Namespace}").Items.Single());
    }

    [Fact]
    public void An_ingress_that_gives_way_to_a_gateway_moves_its_host()
    {
        const string Ingress =
            "apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: web, namespace: shop}\nspec: {rules: [{host: www.example.com}]}";

        Says(Impact.AddressChanges, "Gateway shop/web serves its hosts instead",
            Sides.Compare(Ingress, Gateway("{name: a, port: 80, protocol: HTTP, hostname: www.example.com}"))
            .Items.Single(item => item.Kind == ItemDiffKind.Removed));
        Says(Impact.AddressChanges, "www.example.com is no longer served",
            Sides.Compare($"{Ingress}\n---\n{Namespace}", Namespace).Items.Single());
    }

    [Theory]
    [InlineData("cert-manager.io/v1", "Certificate", "spec: {secretName: web-tls}", Impact.AddressChanges,
        "the Secret web-tls stays and is no longer renewed")]
    [InlineData("external-secrets.io/v1", "ExternalSecret", "spec: {target: {name: keys}}", Impact.Outage,
        "the Secret keys is deleted with it; Deployment shop/web reads it")]
    [InlineData("external-secrets.io/v1", "ExternalSecret", "spec: {target: {name: keys, creationPolicy: Orphan}}", Impact.Note,
        "the Secret keys stays")]
    [InlineData("v1", "Secret", "data: {a: MQ==}", Impact.Outage, "Deployment shop/web reads it", "keys")]
    [InlineData("v1", "Secret", "data: {a: MQ==}", Impact.DataAtRisk, "its content is gone", "other")]
    [InlineData("v1", "ConfigMap", "data: {a: b}", Impact.Outage, "Deployment shop/web needs it", "settings")]
    [InlineData("v1", "ConfigMap", "data: {a: b}", null, "", "other")]
    [InlineData("v1", "PersistentVolumeClaim", "spec: {}", Impact.DataAtRisk, "Deployment shop/web mounts it and does not start without it",
        "data")]
    [InlineData("v1", "Service", "spec: {type: LoadBalancer}", Impact.AddressChanges, "the external address is given back")]
    [InlineData("v1", "Service", "spec: {}", Impact.AddressChanges, "its name and its addresses are gone")]
    [InlineData("apps/v1", "StatefulSet",
        "spec: {volumeClaimTemplates: [{metadata: {name: d}}], persistentVolumeClaimRetentionPolicy: {whenDeleted: Delete}}",
        Impact.DataAtRisk, "their claims are deleted")]
    [InlineData("apps/v1", "StatefulSet", "spec: {}", Impact.Outage, "their claims stay")]
    [InlineData("apps/v1", "DaemonSet", "spec: {}", Impact.Outage, "on every node")]
    [InlineData("batch/v1", "CronJob", "spec: {}", Impact.Outage, "not run any longer")]
    [InlineData("cert-manager.io/v1", "Issuer", "spec: {}", Impact.Note, "no longer renewed by it")]
    [InlineData("networking.k8s.io/v1", "NetworkPolicy", "spec: {}", Impact.Note, "open to what no other policy")]
    [InlineData("rbac.authorization.k8s.io/v1", "RoleBinding", "roleRef: {}", Impact.Outage, "are refused")]
    public void What_is_removed_takes_something_with_it(string version, string kind, string spec, Impact? impact, string text,
        string name = "gone")
    {
        var item =
            Sides.Compare($"{Reader}\n---\napiVersion: {version}\nkind: {kind}\nmetadata: {{name: {name}, namespace: shop}}\n{spec}",
                Reader).Items.Single();

        Assert.Equal(impact, item.OfWhole?.Impact);
        Assert.Contains(text, item.OfWhole?.Text ?? "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cert-manager.io/v1", "ClusterIssuer", "spec: {acme: {email: a@example.com}}", "spec: {acme: {email: b@example.com}}",
        Impact.Note, "the contact of the account is updated; certificates stay")]
    [InlineData("cert-manager.io/v1", "Certificate", "spec: {renewBefore: 24h}", "spec: {renewBefore: 48h}", null, "")]
    [InlineData("apps/v1", "Deployment", "spec: {replicas: 2}", "spec: {replicas: 0}", Impact.Outage, "no pod runs any longer")]
    [InlineData("apps/v1", "Deployment", "spec: {strategy: {type: RollingUpdate}}", "spec: {strategy: {type: Recreate}}", Impact.Note,
        "refuses them beside this type")]
    [InlineData("batch/v1", "CronJob", "spec: {jobTemplate: {spec: {template: {spec: {dnsPolicy: Default}}}}}",
        "spec: {jobTemplate: {spec: {template: {spec: {dnsPolicy: None}}}}}", Impact.Note, "the next run has it")]
    [InlineData("v1", "Service", "spec: {ports: [{port: 80}]}", "spec: {ports: [{port: 80}, {name: b, port: 81}]}", null, "")]
    [InlineData("v1", "Service", "spec: {ports: [{port: 80}, {name: b, port: 81}]}", "spec: {ports: [{port: 80}]}", Impact.AddressChanges,
        "nothing answers on the port")]
    public void A_change_brings_about_what_it_does(string version, string kind, string old, string @new, Impact? impact, string text)
    {
        string Object(string spec) => $"apiVersion: {version}\nkind: {kind}\nmetadata: {{name: a, namespace: shop}}\n{spec}";
        var item = Single(Object(old), Object(@new));

        Assert.Equal(impact, item.Gravest?.Impact);
        Assert.Contains(text, item.Gravest?.Text ?? "", StringComparison.Ordinal);
    }

    // Each of these was tried on an API server of Kubernetes 1.36.
    [Theory]
    [InlineData("batch/v1", "Job", "spec: {suspend: true, template: {spec: {nodeSelector: {a: b}}}}",
        "spec: {suspend: true, template: {spec: {nodeSelector: {a: c}}}}", false)]
    [InlineData("batch/v1", "Job", "spec: {suspend: true, template: {spec: {dnsPolicy: Default}}}",
        "spec: {suspend: true, template: {spec: {dnsPolicy: None}}}", true)]
    [InlineData("batch/v1", "Job", "spec: {template: {spec: {nodeSelector: {a: b}}}}", "spec: {template: {spec: {nodeSelector: {a: c}}}}",
        true)]
    [InlineData("batch/v1", "Job", "spec: {completionMode: Indexed, completions: 3, parallelism: 3}",
        "spec: {completionMode: Indexed, completions: 5, parallelism: 5}", false)]
    [InlineData("batch/v1", "Job", "spec: {completionMode: Indexed, completions: 3, parallelism: 3}",
        "spec: {completionMode: Indexed, completions: 5, parallelism: 3}", true)]
    [InlineData("v1", "PersistentVolumeClaim", "spec: {}", "spec: {volumeName: a}", false)]
    [InlineData("v1", "PersistentVolumeClaim", "spec: {volumeName: a}", "spec: {volumeName: b}", true)]
    [InlineData("v1", "PersistentVolumeClaim", "spec: {storageClassName: ''}", "spec: {}", true)]
    [InlineData("v1", "PersistentVolumeClaim", "spec: {resources: {limits: {storage: 1Gi}}}", "spec: {resources: {limits: {storage: 2Gi}}}",
        true)]
    [InlineData("v1", "PersistentVolume", "spec: {}", "spec: {nodeAffinity: {required: {}}}", false)]
    [InlineData("storage.k8s.io/v1", "CSINode", "spec: {drivers: [{name: a, nodeID: a}]}", "spec: {drivers: [{name: a, nodeID: b}]}", true)]
    [InlineData("storage.k8s.io/v1", "CSIStorageCapacity", "storageClassName: a", "storageClassName: b", true)]
    [InlineData("storage.k8s.io/v1", "VolumeAttachment", "spec: {nodeName: a}", "spec: {nodeName: b}", true)]
    [InlineData("snapshot.storage.k8s.io/v1", "VolumeSnapshotClass", "driver: a", "driver: b", false)]
    [InlineData("postgresql.cnpg.io/v1", "Database", "spec: {name: a, owner: b, cluster: {name: c}}",
        "spec: {name: b, owner: b, cluster: {name: c}}", true)]
    [InlineData("postgresql.cnpg.io/v1", "Database", "spec: {name: a, owner: b, cluster: {name: c}}",
        "spec: {name: a, owner: c, cluster: {name: c}}", false)]
    [InlineData("postgresql.cnpg.io/v1", "Backup", "spec: {cluster: {name: a}}", "spec: {cluster: {name: b}}", true)]
    [InlineData("metallb.io/v1beta2", "BGPPeer", "spec: {enableGracefulRestart: true}", "spec: {enableGracefulRestart: false}", true)]
    [InlineData("snapshot.storage.k8s.io/v1", "VolumeSnapshotContent", "spec: {sourceVolumeMode: Block}",
        "spec: {sourceVolumeMode: Filesystem}", true)]
    public void What_a_server_refuses_to_change_is_replaced_and_nothing_else(string version, string kind, string old, string @new,
        bool replaced)
    {
        string Object(string spec) => $"apiVersion: {version}\nkind: {kind}\nmetadata: {{name: a, namespace: shop}}\n{spec}";

        Assert.Equal(replaced ? ItemDiffKind.Replaced : ItemDiffKind.Changed, Single(Object(old), Object(@new)).Kind);
    }

    [Fact]
    public void A_definition_among_the_objects_says_what_must_not_change()
    {
        const string Definition = """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: sweets.example.com}
            spec:
              group: example.com
              scope: Namespaced
              names: {kind: Sweet, plural: sweets}
              versions:
                - name: v1
                  served: true
                  storage: true
                  schema:
                    openAPIV3Schema:
                      type: object
                      properties:
                        spec:
                          type: object
                          properties:
                            taste: {type: string, x-kubernetes-validations: [{rule: self == oldSelf}]}
                            price: {type: integer, x-kubernetes-validations: [{rule: self >= oldSelf}]}
                            parts:
                              type: array
                              x-kubernetes-list-type: map
                              x-kubernetes-list-map-keys: [name]
                              items:
                                type: object
                                properties: {name: {type: string}, kind: {type: string, x-kubernetes-validations: [{rule: self == oldSelf}]}}

            """;
        static string Sweet(string spec) =>
            $"{Definition}---\napiVersion: example.com/v1\nkind: Sweet\nmetadata: {{name: a, namespace: shop}}\nspec: {{{spec}}}";

        Assert.Equal(ItemDiffKind.Replaced, Single(Sweet("taste: a"), Sweet("taste: b")).Kind);
        Assert.Equal(ItemDiffKind.Changed, Single(Sweet("price: 1"), Sweet("price: 2")).Kind);
        Assert.Equal(ItemDiffKind.Replaced, Single(Sweet("price: 2"), Sweet("price: 1")).Kind);
        Assert.Equal(ItemDiffKind.Changed, Single(Sweet("price: 2"), Sweet("price: 2, taste: a")).Kind);
        Assert.Equal(ItemDiffKind.Replaced, Single(Sweet("parts: [{name: a, kind: b}]"), Sweet("parts: [{name: a, kind: c}]")).Kind);
        Assert.Equal(ItemDiffKind.Changed, Single(Sweet("parts: [{name: a, kind: b}]"), Sweet("parts: [{name: b, kind: c}]")).Kind);
    }

    private const string Namespace = "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}";

    private const string Reader = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: shop}
        spec:
          template:
            spec:
              volumes: [{name: d, persistentVolumeClaim: {claimName: data}}]
              containers: [{name: web, envFrom: [{secretRef: {name: keys}}, {configMapRef: {name: settings}}, {secretRef: {name: other, optional: true}}]}]
        """;

    private static string Workload(string kind, string strategy, string image) =>
        $"apiVersion: apps/v1\nkind: {kind}\nmetadata: {{name: web, namespace: shop}}\nspec: {{{strategy}{(strategy.Length > 0 ? ", " : "")}template: {{spec: {{containers: [{{name: web, image: '{image}'}}]}}}}}}";

    private static string Gateway(string listeners) =>
        $"apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: {{name: web, namespace: shop}}\nspec: {{gatewayClassName: nginx, listeners: [{listeners}]}}";

    private static ItemDiff Single(string old, string @new) => Assert.Single(Sides.Compare(old, @new).Items);

    private static void Says(Impact impact, string text, ItemDiff item)
    {
        Assert.Equal(impact, item.Gravest?.Impact);
        Assert.Contains(text, item.Gravest!.Text, StringComparison.Ordinal);
    }
}
