using Infra.Manifests;

namespace Infra.Tests.Rules;

/// <summary>References of custom resources, addresses, named ports and pairs of objects that overrule each other.</summary>
public sealed class ReferenceTests
{
    [Theory]
    [InlineData("postgresql.cnpg.io/v1", "ScheduledBackup", "{cluster: {name: db}}", "spec.cluster: Cluster shop/db")]
    [InlineData("postgresql.cnpg.io/v1", "Pooler", "{cluster: {name: db}}", "spec.cluster: Cluster shop/db")]
    [InlineData("k8s.keycloak.org/v2alpha1", "KeycloakRealmImport", "{keycloakCRName: login}", "spec.keycloakCRName: Keycloak shop/login")]
    [InlineData("k8s.keycloak.org/v2alpha1", "Keycloak", "{http: {tlsSecret: tls}}", "spec.http.tlsSecret: Secret shop/tls")]
    [InlineData("cert-manager.io/v1", "Issuer", "{acme: {solvers: [{dns01: {cloudflare: {apiTokenSecretRef: {name: token, key: t}}}}]}}",
        "spec.acme.solvers[0].dns01.cloudflare.apiTokenSecretRef: Secret shop/token")]
    [InlineData("metallb.io/v1beta1", "L2Advertisement", "{ipAddressPools: [lan]}", "spec.ipAddressPools[0]: IPAddressPool shop/lan")]
    [InlineData("kafka.strimzi.io/v1", "KafkaConnect", "{tls: {trustedCertificates: [{secretName: ca, certificate: ca.crt}]}}",
        "spec.tls.trustedCertificates[0]: Secret shop/ca")]
    [InlineData("keda.sh/v1alpha1", "ScaledObject", "{scaleTargetRef: {name: web}, triggers: [{authenticationRef: {name: mq}}]}",
        "spec.scaleTargetRef: Deployment shop/web", "spec.triggers[0].authenticationRef: TriggerAuthentication shop/mq")]
    [InlineData("argoproj.io/v1alpha1", "Sensor", "{eventBusName: bus, dependencies: [{name: a, eventSourceName: hooks, eventName: a}]}",
        "spec.dependencies[0].eventSourceName: EventSource shop/hooks", "spec.eventBusName: EventBus shop/bus")]
    [InlineData("argoproj.io/v1alpha1", "CronWorkflow", "{workflowSpec: {workflowTemplateRef: {name: nightly, clusterScope: true}}}",
        "spec.workflowSpec.workflowTemplateRef: ClusterWorkflowTemplate nightly")]
    [InlineData("source.toolkit.fluxcd.io/v1", "GitRepository", "{secretRef: {name: token}}", "spec.secretRef: Secret shop/token")]
    [InlineData("k8s.mariadb.com/v1alpha1", "MariaDB", "{rootPasswordSecretKeyRef: {name: root, key: password}}",
        "spec.rootPasswordSecretKeyRef: Secret shop/root")]
    [InlineData("k8s.mariadb.com/v1alpha1", "MariaDB", "{rootPasswordSecretKeyRef: {name: root, key: password, generate: true}}")]
    [InlineData("monitoring.coreos.com/v1", "Prometheus", "{additionalScrapeConfigs: {name: more, key: a, optional: true}}")]
    [InlineData("argoproj.io/v1alpha1", "Application", "{project: default}")]
    [InlineData("argoproj.io/v1alpha1", "CronWorkflow", "{workflowSpec: {workflowTemplateRef: {name: '{{template}}'}}}")]
    public void A_custom_resource_refers_to_what_exists(string version, string kind, string spec, params string[] found) => Assert.Equal(
        found.Select(text => $"{kind} shop/it {text}"),
        Yaml.Shown($"{{apiVersion: {version}, kind: {kind}, metadata: {{name: it, namespace: shop}}, spec: {spec}}}", "L16"));

    [Fact]
    public void Projects_stand_beside_argo_cd_and_what_an_operator_runs_is_called_as_its_object() => Assert.Empty(Yaml.Shown("""
        {apiVersion: argoproj.io/v1alpha1, kind: Application, metadata: {name: web, namespace: shop}, spec: {project: shop}}
        ---
        {apiVersion: argoproj.io/v1alpha1, kind: AppProject, metadata: {name: shop, namespace: argocd}}
        ---
        {apiVersion: autoscaling.k8s.io/v1, kind: VerticalPodAutoscaler, metadata: {name: cache, namespace: shop}, spec: {targetRef: {apiVersion: apps/v1, kind: StatefulSet, name: cache}}}
        ---
        {apiVersion: dragonflydb.io/v1alpha1, kind: Dragonfly, metadata: {name: cache, namespace: shop}}
        """, "L16"));

    [Theory]
    [InlineData("{username: a, password: b}", null)]
    [InlineData("{user: a, password: b}", "username")]
    public void A_secret_has_the_keys_that_an_operator_reads(string data, string? missing) => Assert.Equal(
        missing is null ? [] : [missing],
        Yaml.Findings($$$$$$"""
            apiVersion: postgresql.cnpg.io/v1
            kind: Cluster
            metadata: {name: db, namespace: shop}
            spec: {instances: 2, bootstrap: {initdb: {database: a, owner: a, secret: {name: owner}}}}
            ---
            {apiVersion: v1, kind: Secret, metadata: {name: owner, namespace: shop}, stringData: {{{{{{data}}}}}}}
            """, "L16").Select(finding => finding.Actual));

    [Theory]
    [InlineData("hooks", 443, null)]
    [InlineData("hooks", 8443, "hooks:8443")]
    [InlineData("hook", 443, "Service shop/hook")]
    public void A_webhook_is_served_by_a_service(string name, int port, string? found) => Assert.Equal(
        found is null ? [] : [found],
        Yaml.Findings($$$$$$"""
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingWebhookConfiguration
            metadata: {name: hooks}
            webhooks: [{name: a.example.com, clientConfig: {service: {name: {{{{{{name}}}}}}, namespace: shop, port: {{{{{{port}}}}}}}}}]
            ---
            {apiVersion: v1, kind: Service, metadata: {name: hooks, namespace: shop}, spec: {selector: {app: hooks}, ports: [{port: 443}]}}
            """, "L16").Select(finding => finding.Actual));

    [Fact]
    public void A_cluster_wide_store_looks_in_the_namespace_of_each_external_secret()
    {
        const string Store = """
            apiVersion: external-secrets.io/v1
            kind: ClusterSecretStore
            metadata: {name: aws}
            spec: {provider: {aws: {service: SecretsManager, region: eu-central-1, auth: {secretRef: {accessKeyIDSecretRef: {name: key, key: id}}}}}}
            ---
            apiVersion: external-secrets.io/v1
            kind: ExternalSecret
            metadata: {name: db, namespace: shop}
            spec: {secretStoreRef: {kind: ClusterSecretStore, name: aws}, dataFrom: [{extract: {key: db}}]}
            ---

            """;
        Assert.Empty(
            Yaml.Shown(Store + "{apiVersion: v1, kind: Secret, metadata: {name: key, namespace: shop}, stringData: {id: a}}", "L06"));
        Assert.Equal("Secret shop/key",
            Assert.Single(Yaml.Findings(Store + "{apiVersion: v1, kind: Secret, metadata: {name: other, namespace: shop}}", "L06")).Actual);
        Assert.EndsWith(".namespace",
            Assert.Single(Yaml.Findings(Store.Replace("aws: {service", "onepassword: {service", StringComparison.Ordinal), "L06")).Path,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("192.0.2.16/28", "{ipAddressPools: [lan]}", "lan")]
    [InlineData("192.0.2.16/28", "{}", "lan")]
    [InlineData("192.0.2.16/28", "{ipAddressPoolSelectors: [{matchLabels: {net: lan}}]}", "lan")]
    [InlineData("192.0.2.16/28", "{ipAddressPools: [dmz]}", "lan", "IPAddressPool metallb-system/lan : no advertisement of lan")]
    [InlineData("192.0.2.30-192.0.2.40", "{}", "lan",
        "IPAddressPool metallb-system/dmz spec.addresses[0]: 192.0.2.32/28, which overlaps 192.0.2.30-192.0.2.40 of IPAddressPool lan")]
    [InlineData("192.0.2.16/28", "{}", "wan", "Service shop/web metadata.annotations['metallb.io/address-pool']: wan")]
    public void Addresses_are_announced_once_and_asked_for_by_name(string addresses, string advertisement, string asked,
        params string[] found) => Assert.Equal(
        found,
        Yaml.Shown($$$$$$"""
            apiVersion: metallb.io/v1beta1
            kind: IPAddressPool
            metadata: {name: lan, namespace: metallb-system, labels: {net: lan}}
            spec: {addresses: ["{{{{{{addresses}}}}}}"]}
            ---
            {apiVersion: metallb.io/v1beta1, kind: IPAddressPool, metadata: {name: dmz, namespace: metallb-system}, spec: {addresses: ["192.0.2.32/28"]}}
            ---
            {apiVersion: metallb.io/v1beta1, kind: BGPAdvertisement, metadata: {name: dmz, namespace: metallb-system}, spec: {ipAddressPools: [dmz]}}
            ---
            {apiVersion: metallb.io/v1beta1, kind: L2Advertisement, metadata: {name: lan, namespace: metallb-system}, spec: {{{{{{advertisement}}}}}}}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: web, namespace: shop, annotations: {metallb.io/address-pool: {{{{{{asked}}}}}}}}
            spec: {type: LoadBalancer, selector: {app: web}, ports: [{port: 80}]}
            """, "L17"));

    [Theory]
    [InlineData("http", "http", "http")]
    [InlineData("metrics", "http", "http", "ServiceMonitor shop/web spec.endpoints[0].port: metrics")]
    [InlineData("http", "metrics", "http", "PodMonitor shop/web spec.podMetricsEndpoints[0].port: metrics")]
    [InlineData("http", "http", "https", "NetworkPolicy shop/web spec.ingress[0].ports[0].port: https")]
    public void A_port_is_named_as_the_service_or_pod_names_it(string service, string pod, string policy, params string[] found) =>
        Assert.Equal(
        found,
        Yaml.Shown($$$$$$"""
            {apiVersion: v1, kind: Service, metadata: {name: web, namespace: shop, labels: {app: web}}, spec: {selector: {app: web}, ports: [{name: http, port: 80, targetPort: http}]}}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: web, namespace: shop, labels: {app: web}}
            spec: {containers: [{name: web, ports: [{name: http, containerPort: 8080}]}]}
            ---
            apiVersion: monitoring.coreos.com/v1
            kind: ServiceMonitor
            metadata: {name: web, namespace: shop}
            spec: {selector: {matchLabels: {app: web}}, endpoints: [{port: {{{{{{service}}}}}}}]}
            ---
            apiVersion: monitoring.coreos.com/v1
            kind: PodMonitor
            metadata: {name: web, namespace: shop}
            spec: {selector: {matchLabels: {app: web}}, podMetricsEndpoints: [{port: {{{{{{pod}}}}}}}]}
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: web, namespace: shop}
            spec: {podSelector: {matchLabels: {app: web}}, policyTypes: [Ingress], ingress: [{ports: [{port: {{{{{{policy}}}}}}}]}]}
            """, "R05"));

    [Theory]
    [InlineData("subPath: a.conf", "key: a.conf")]
    [InlineData("subPath: b.conf", "key: a.conf", "Pod shop/web spec.containers[0].volumeMounts[0].subPath: b.conf")]
    [InlineData("subPath: a.conf", "key: z.conf", "Pod shop/web spec.volumes[1].configMap.items[0].key: z.conf")]
    public void A_mount_takes_what_the_config_map_has(string mount, string item, params string[] found) => Assert.Equal(
        found,
        Yaml.Shown($$$$$$"""
            apiVersion: v1
            kind: Pod
            metadata: {name: web, namespace: shop}
            spec:
              containers: [{name: web, volumeMounts: [{name: c, mountPath: /etc/a.conf, {{{{{{mount}}}}}}}]}]
              volumes: [{name: c, configMap: {name: conf}}, {name: d, configMap: {name: conf, items: [{ {{{{{{item}}}}}}, path: a}]}}]
            ---
            {apiVersion: v1, kind: ConfigMap, metadata: {name: conf, namespace: shop}, data: {a.conf: x}}
            """, "L07"));

    [Theory]
    [InlineData("{}", null)]
    [InlineData("{dnsZones: [example.com]}", null)]
    [InlineData("{dnsZones: [example.org]}", "*.example.com")]
    public void A_wildcard_needs_a_dns_solver_that_is_for_it(string selector, string? found) => Assert.Equal(
        found is null ? [] : [found],
        Yaml.Findings($$$$$$"""
            apiVersion: cert-manager.io/v1
            kind: ClusterIssuer
            metadata: {name: acme}
            spec:
              acme:
                email: a@example.com
                privateKeySecretRef: {name: acme}
                solvers: [{http01: {ingress: {}}}, {dns01: {route53: {}}, selector: {{{{{{selector}}}}}}}]
            ---
            apiVersion: cert-manager.io/v1
            kind: Certificate
            metadata: {name: web, namespace: shop}
            spec: {secretName: web, dnsNames: ["*.example.com"], issuerRef: {kind: ClusterIssuer, name: acme}}
            """, "R25").Select(finding => finding.Actual));

    [Theory]
    [InlineData("{apiVersion: cert-manager.io/v1, kind: Certificate, metadata: {name: %, namespace: shop}, spec: {secretName: tls}}",
        "Certificate shop/b spec.secretName: Secret shop/tls, as Certificate a")]
    [InlineData("{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name: %, namespace: shop}, spec: {scaleTargetRef: {kind: Deployment, name: web}}}", "HorizontalPodAutoscaler shop/b spec.scaleTargetRef: autoscaler of Deployment shop/web, as HorizontalPodAutoscaler a")]
    [InlineData("{apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: %, namespace: shop}, spec: {selector: {matchLabels: {app: web}}}}", "PodDisruptionBudget shop/b spec.selector: pods of Pod web, as PodDisruptionBudget a")]
    [InlineData("{apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: {name: %, annotations: {storageclass.kubernetes.io/is-default-class: 'true'}}}", "StorageClass b metadata.annotations: default StorageClass, as StorageClass a")]
    [InlineData("{apiVersion: v1, kind: Service, metadata: {name: %, namespace: shop}, spec: {type: NodePort, ports: [{port: 1, nodePort: 30001}]}}", "Service shop/b spec.ports[0].nodePort: node port 30001/TCP, as Service a")]
    public void Two_objects_for_one_thing_are_found(string yaml, string found)
    {
        const string Pod =
            "\n---\n{apiVersion: v1, kind: Pod, metadata: {name: web, namespace: shop, labels: {app: web}}, spec: {containers: [{name: a}]}}";
        var one = yaml.Replace("%", "a", StringComparison.Ordinal);
        Assert.Empty(Yaml.Shown(one + Pod, "L18"));
        Assert.Equal([found], Yaml.Shown(one + "\n---\n" + yaml.Replace("%", "b", StringComparison.Ordinal) + Pod, "L18"));
    }

    [Theory]
    [InlineData("web", null, null)]
    [InlineData("gone", null, "Service shop/gone")]
    [InlineData("web", "SnippetsFilter", "SnippetsFilter shop/it")]
    public void A_mirror_and_an_extension_of_a_route_exist(string mirror, string? extension, string? found)
    {
        var filter = extension is null
            ? "type: URLRewrite"
            : "type: ExtensionRef, extensionRef: {group: gateway.nginx.org, kind: " + extension + ", name: it}";
        Assert.Equal(found is null ? [] : [found], Yaml.Findings($$$$$$"""
            {apiVersion: v1, kind: Service, metadata: {name: web, namespace: shop}, spec: {selector: {app: web}, ports: [{port: 80}]}}
            ---
            apiVersion: gateway.networking.k8s.io/v1
            kind: HTTPRoute
            metadata: {name: web, namespace: shop}
            spec:
              rules:
                - backendRefs: [{name: web, port: 80}]
                  filters:
                    - {type: RequestMirror, requestMirror: {backendRef: {name: {{{{{{mirror}}}}}}, port: 80}}}
                    - { {{{{{{filter}}}}}} }
            """, "L03").Select(finding => finding.Actual));
    }

    [Theory]
    [InlineData("http", null)]
    [InlineData("https", "https")]
    public void A_policy_names_a_section_of_its_target(string section, string? found) => Assert.Equal(
        found is null ? [] : [found],
        Yaml.Findings($$$$$$"""
            {apiVersion: v1, kind: Service, metadata: {name: web, namespace: shop}, spec: {ports: [{name: http, port: 80}]}}
            ---
            apiVersion: gateway.networking.k8s.io/v1
            kind: BackendTLSPolicy
            metadata: {name: web, namespace: shop}
            spec: {targetRefs: [{group: "", kind: Service, name: web, sectionName: {{{{{{section}}}}}}}]}
            """, "L09").Select(finding => finding.Actual));

    [Theory]
    [InlineData("{}", 1)]
    [InlineData("{app: web}", 0)]
    public void An_operator_reaches_its_pods_through_every_policy(string isolated, int found) => Assert.Equal(
        found,
        Yaml.Findings($$$$$$"""
            {apiVersion: postgresql.cnpg.io/v1, kind: Cluster, metadata: {name: db, namespace: shop}, spec: {instances: 1}}
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: deny, namespace: shop}
            spec: {podSelector: {matchLabels: {{{{{{isolated}}}}}}}, policyTypes: [Ingress]}
            """, "N06").Count);

    [Theory]
    [InlineData("{}", 0)]
    [InlineData("{from: [{podSelector: {}}]}", 1)]
    [InlineData("{from: [{ipBlock: {cidr: 192.0.2.0/24}}]}", 0)]
    public void The_api_server_reaches_a_webhook_from_an_address(string rule, int found) => Assert.Equal(
        found,
        Yaml.Findings($$$$$$"""
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingWebhookConfiguration
            metadata: {name: hooks}
            webhooks: [{name: a.example.com, clientConfig: {service: {name: hooks, namespace: shop}}}]
            ---
            {apiVersion: v1, kind: Service, metadata: {name: hooks, namespace: shop}, spec: {selector: {app: hooks}, ports: [{port: 443, targetPort: 9443}]}}
            ---
            {apiVersion: v1, kind: Pod, metadata: {name: hooks, namespace: shop, labels: {app: hooks}}, spec: {containers: [{name: a}]}}
            ---
            {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: hooks, namespace: shop}, spec: {podSelector: {}, policyTypes: [Ingress], ingress: [{{{{{{rule}}}}}}]}}
            """, "N06").Count);

    [Theory]
    [InlineData("push", "default")]
    [InlineData("pull", "default", "Sensor shop/build spec.dependencies[0].eventName: pull")]
    [InlineData("push", "other", "EventSource shop/hooks spec.eventBusName: EventBus shop/default")]
    public void A_sensor_waits_for_an_event_that_a_source_has(string awaited, string bus, params string[] found) => Assert.Equal(
        found,
        Yaml.Shown($$$$$$"""
            {apiVersion: argoproj.io/v1alpha1, kind: EventBus, metadata: {name: {{{{{{bus}}}}}}, namespace: shop}, spec: {}}
            ---
            {apiVersion: argoproj.io/v1alpha1, kind: EventSource, metadata: {name: hooks, namespace: shop}, spec: {github: {push: {}}}}
            ---
            apiVersion: argoproj.io/v1alpha1
            kind: Sensor
            metadata: {name: build, namespace: shop}
            spec: {dependencies: [{name: a, eventSourceName: hooks, eventName: {{{{{{awaited}}}}}}}]}
            """, "L16"));

    [Fact]
    public void The_paths_of_a_field_are_those_of_every_item_and_value()
    {
        var tree = (MapNode)Yaml.Read("""
            {apiVersion: v1, kind: A, metadata: {name: a, labels: {a.b/c: x}}, spec: {list: [{name: one}, {name: two}], map: {k: {deepSecretRef: {name: d}}}}}
            """).Manifests[0].Tree;
        string[] Found(string path) =>
            [.. new FieldPath(path).In(tree).Select(found => $"{found.Path}={(found.Value as ScalarNode)?.Text}")];

        Assert.Equal(["spec.list[0].name=one", "spec.list[1].name=two"], Found("spec.list[].name"));
        Assert.Equal(["metadata.labels['a.b/c']=x"], Found("metadata.labels['a.b/c']"));
        Assert.Equal(["spec.map.k.deepSecretRef.name=d"], Found("spec.**SecretRef.name"));
        Assert.Equal(["spec.map.k.deepSecretRef.name=d"], Found("spec.map.*.deepSecretRef.name"));
        Assert.Empty(Found("spec.none[].name"));
    }
}
