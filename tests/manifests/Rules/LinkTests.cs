using Infra.Rules;

namespace Infra.Tests.Rules;

public sealed class LinkTests
{
    private const string Gateway = """
        apiVersion: gateway.networking.k8s.io/v1
        kind: Gateway
        metadata: {name: web, namespace: edge}
        spec:
          gatewayClassName: nginx
          listeners:
            - {name: same, port: 80, protocol: HTTP, hostname: same.example.com}
            - {name: all, port: 81, protocol: HTTP, hostname: "*.example.com", allowedRoutes: {namespaces: {from: All}}}
            - {name: none, port: 82, protocol: HTTP, allowedRoutes: {namespaces: {from: None}}}
            - {name: team, port: 83, protocol: HTTP, allowedRoutes: {namespaces: {from: Selector, selector: {matchLabels: {team: shop}}}}}
        ---
        apiVersion: gateway.networking.k8s.io/v1
        kind: GatewayClass
        metadata: {name: nginx}
        spec: {controllerName: example.com/controller}
        ---
        apiVersion: v1
        kind: Namespace
        metadata: {name: shop, labels: {team: shop}}
        ---

        """;

    [Theory]
    [InlineData("same", "same.example.com", "shop", "listener same takes no routes from namespace shop")]
    [InlineData("same", "same.example.com", "edge", null)]
    [InlineData("all", "a.example.com", "shop", null)]
    [InlineData("all", "*.example.com", "shop", null)]
    [InlineData("all", "example.com", "shop", "listener all serves *.example.com, the route example.com")]
    [InlineData("none", "a.example.com", "edge", "listener none takes no routes from namespace edge")]
    [InlineData("team", "a.example.com", "shop", null)]
    [InlineData("team", "a.example.com", "other", "listener team takes no routes from namespace other")]
    [InlineData("gone", "a.example.com", "edge", "Gateway edge/web has no listener gone")]
    public void A_route_attaches_where_a_listener_takes_it(string section, string host, string space, string? refusal)
    {
        var route = $$$$$$"""
            apiVersion: gateway.networking.k8s.io/v1
            kind: HTTPRoute
            metadata: {name: shop, namespace: {{{{{{space}}}}}}}
            spec: {parentRefs: [{name: web, namespace: edge, sectionName: {{{{{{section}}}}}}}], hostnames: ["{{{{{{host}}}}}}"]}
            """;
        Assert.Equal(refusal is null ? [] : [$"HTTPRoute {space}/shop spec.parentRefs[0]: {refusal}"], Yaml.Shown(Gateway + route, "L02"));
    }

    [Fact]
    public void A_route_to_an_unknown_gateway_is_found() => Assert.Equal(
        ["HTTPRoute shop/shop spec.parentRefs[0]: there is no Gateway shop/web"],
        Yaml.Shown("""
            apiVersion: gateway.networking.k8s.io/v1
            kind: HTTPRoute
            metadata: {name: shop, namespace: shop}
            spec: {parentRefs: [{name: web}]}
            """, "L02"));

    [Theory]
    [InlineData("", "Gateway web takes no listeners from namespace edge")]
    [InlineData("allowedListeners: {namespaces: {from: Same}}", null)]
    public void A_gateway_takes_the_listeners_of_others_only_where_it_says_so(string allowed, string? refusal)
    {
        var yaml = $$$$$$"""
            apiVersion: gateway.networking.k8s.io/v1
            kind: Gateway
            metadata: {name: web, namespace: edge}
            spec: {gatewayClassName: traefik, listeners: [{name: http, port: 80, protocol: HTTP}]{{{{{{(allowed.Length > 0 ? ", " + allowed : "")}}}}}}}
            ---
            apiVersion: gateway.networking.k8s.io/v1
            kind: GatewayClass
            metadata: {name: traefik}
            spec: {controllerName: example.com/controller}
            ---
            apiVersion: gateway.networking.k8s.io/v1
            kind: ListenerSet
            metadata: {name: guest, namespace: edge}
            spec: {parentRef: {kind: Gateway, name: web}, listeners: [{name: http-guest, port: 80, protocol: HTTP, hostname: guest.example.com}]}
            ---
            apiVersion: gateway.networking.k8s.io/v1
            kind: HTTPRoute
            metadata: {name: guest, namespace: edge}
            spec: {parentRefs: [{kind: ListenerSet, name: guest, sectionName: http-guest}], hostnames: [guest.example.com]}
            """;
        Assert.Equal(refusal is null ? [] : [$"ListenerSet edge/guest spec.parentRef: {refusal}"], Yaml.Shown(yaml, "L02"));
    }

    [Theory]
    [InlineData("{selector: {app: gone}, ports: [{port: 80}]}", "Service shop/shop spec.selector: app=gone")]
    [InlineData("{selector: {app: shop, tier: web}, ports: [{port: 80}]}", "Service shop/shop spec.selector: app=shop, tier=web")]
    [InlineData("{selector: {app: shop}, ports: [{port: 80}]}", null)]
    [InlineData("{type: ExternalName, externalName: example.com}", null)]
    [InlineData("{ports: [{port: 80}]}", "Service shop/shop spec.selector: ")]
    public void A_service_needs_pods(string spec, string? finding)
    {
        var yaml = $$$$$$"""
            apiVersion: v1
            kind: Service
            metadata: {name: shop, namespace: shop}
            spec: {{{{{{spec}}}}}}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: shop, namespace: shop}
            spec: {selector: {matchLabels: {app: shop}}, template: {metadata: {labels: {app: shop}}, spec: {containers: []}}}
            """;
        Assert.Equal(finding is null ? [] : [finding], Yaml.Shown(yaml, "L01"));
    }

    [Fact]
    public void A_selector_that_is_written_as_a_workload_has_it_is_one_finding()
    {
        const string yaml = """
            apiVersion: v1
            kind: Service
            metadata: {name: shop, namespace: shop}
            spec: {selector: {matchLabels: {app: shop}}, ports: [{port: 80}]}
            """;
        var finding = Assert.Single(Yaml.Findings(yaml, "A01"));
        Assert.Equal(("spec.selector.matchLabels", "a map", "write the labels under selector itself, which holds labels only"),
            (finding.Path, finding.Actual, finding.Fix));
        Assert.Empty(Yaml.Shown(yaml, "L01"));
    }

    [Fact]
    public void A_service_without_a_selector_is_backed_by_an_endpoint_slice() => Assert.Empty(Yaml.Shown("""
        apiVersion: v1
        kind: Service
        metadata: {name: nas, namespace: nas}
        spec: {ports: [{port: 80}]}
        ---
        apiVersion: discovery.k8s.io/v1
        kind: EndpointSlice
        metadata: {name: nas, namespace: nas, labels: {kubernetes.io/service-name: nas}}
        addressType: IPv4
        endpoints: [{addresses: [192.168.0.3]}]
        """, "L01"));

    [Fact]
    public void What_a_chart_makes_is_not_called_missing() => Assert.Empty(Yaml.Shown("""
        apiVersion: v1
        kind: Service
        metadata: {name: grafana, namespace: monitoring}
        spec: {selector: {app.kubernetes.io/name: grafana}, ports: [{port: 80}]}
        ---
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata: {name: grafana, namespace: argocd}
        spec: {source: {repoURL: https://charts.example.com, chart: grafana, targetRevision: 1.2.3}, destination: {namespace: monitoring}}
        """, "L01"));

    [Theory]
    [InlineData("{name: shop, port: 80}", null)]
    [InlineData("{name: shop, port: 81}", "shop:81")]
    [InlineData("{name: gone, port: 80}", "Service front/gone")]
    [InlineData("{name: api, namespace: back, port: 80}", "Service back/api")]
    [InlineData("{name: granted, namespace: back, port: 80}", null)]
    public void A_route_names_a_service_and_one_of_its_ports(string backend, string? finding)
    {
        var yaml = $$$$$$"""
            apiVersion: gateway.networking.k8s.io/v1
            kind: HTTPRoute
            metadata: {name: shop, namespace: front}
            spec: {rules: [{backendRefs: [{{{{{{backend}}}}}}]}]}
            ---
            {apiVersion: v1, kind: Service, metadata: {name: shop, namespace: front}, spec: {ports: [{port: 80}]}}
            ---
            {apiVersion: v1, kind: Service, metadata: {name: api, namespace: back}, spec: {ports: [{port: 80}]}}
            ---
            {apiVersion: v1, kind: Service, metadata: {name: granted, namespace: back}, spec: {ports: [{port: 80}]}}
            ---
            apiVersion: gateway.networking.k8s.io/v1beta1
            kind: ReferenceGrant
            metadata: {name: front, namespace: back}
            spec:
              from: [{group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: front}]
              to: [{group: "", kind: Service, name: granted}]
            """;
        Assert.Equal(finding is null ? [] : [$"HTTPRoute front/shop spec.rules[0].backendRefs[0]: {finding}"], Yaml.Shown(yaml, "L03"));
    }

    [Theory]
    [InlineData("http", null)]
    [InlineData("metrics", "metrics")]
    [InlineData("8080", null)]
    [InlineData("8081", "8081")]
    public void A_target_port_is_a_number_or_name_of_the_container(string target, string? finding)
    {
        var yaml = $$$$$$"""
            {apiVersion: v1, kind: Service, metadata: {name: shop, namespace: shop}, spec: {selector: {app: shop}, ports: [{port: 80, targetPort: {{{{{{target}}}}}}}]}}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: shop, namespace: shop, labels: {app: shop}}
            spec: {containers: [{name: shop, ports: [{name: http, containerPort: 8080}]}]}
            """;
        Assert.Equal(finding is null ? [] : [$"Service shop/shop spec.ports[0].targetPort: {finding}"], Yaml.Shown(yaml, "R05"));
    }

    [Theory]
    [InlineData("shop.example.com", null)]
    [InlineData("*.example.com", null)]
    [InlineData("other.example.com", "shop-tls is for other.example.com")]
    [InlineData("*.com", "shop-tls is for *.com")]
    public void A_certificate_is_for_the_listeners_host(string name, string? finding)
    {
        var yaml = $$$$$$"""
            apiVersion: gateway.networking.k8s.io/v1
            kind: Gateway
            metadata: {name: web, namespace: edge}
            spec:
              listeners: [{name: https, port: 443, protocol: HTTPS, hostname: shop.example.com, tls: {mode: Terminate, certificateRefs: [{name: shop-tls}]}}]
            ---
            apiVersion: cert-manager.io/v1
            kind: Certificate
            metadata: {name: shop, namespace: edge}
            spec: {secretName: shop-tls, dnsNames: ["{{{{{{name}}}}}}"]}
            """;
        Assert.Equal(finding is null ? [] : [$"Gateway edge/web spec.listeners[0].tls.certificateRefs[0]: {finding}"],
            Yaml.Shown(yaml, "L04"));
    }

    [Fact]
    public void A_secret_of_an_annotated_ingress_is_made_by_cert_manager() => Assert.Empty(Yaml.Shown("""
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: {name: shop, namespace: shop, annotations: {cert-manager.io/cluster-issuer: letsencrypt}}
        spec: {tls: [{hosts: [shop.example.com], secretName: shop-tls}]}
        """, "L04"));

    [Theory]
    [InlineData("{secretRef: {name: gone}}", "Secret shop/gone")]
    [InlineData("{secretRef: {name: gone, optional: true}}", null)]
    [InlineData("{secretRef: {name: target}}", null)]
    [InlineData("{secretRef: {name: db-app}}", null)]
    [InlineData("{secretRef: {name: mq-default-user}}", null)]
    [InlineData("{configMapRef: {name: gone}}", "ConfigMap shop/gone")]
    [InlineData("{configMapRef: {name: settings}}", null)]
    public void Pods_find_the_secrets_that_operators_make(string source, string? finding)
    {
        var yaml = $$$$$$"""
            {apiVersion: v1, kind: Pod, metadata: {name: shop, namespace: shop}, spec: {containers: [{name: shop, envFrom: [{{{{{{source}}}}}}]}]}}
            ---
            {apiVersion: v1, kind: ConfigMap, metadata: {name: settings, namespace: shop}, data: {mode: fast}}
            ---
            {apiVersion: external-secrets.io/v1, kind: ExternalSecret, metadata: {name: some, namespace: shop}, spec: {target: {name: target}, dataFrom: [{extract: {key: a}}]}}
            ---
            {apiVersion: postgresql.cnpg.io/v1, kind: Cluster, metadata: {name: db, namespace: shop}, spec: {instances: 1}}
            ---
            {apiVersion: rabbitmq.com/v1beta1, kind: RabbitmqCluster, metadata: {name: mq, namespace: shop}, spec: {replicas: 1}}
            """;
        Assert.Equal(finding is null ? 0 : 1, Yaml.Shown(yaml, "L07").Length);
        Assert.All(Yaml.Shown(yaml, "L07"), shown => Assert.EndsWith(": " + finding, shown, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{secretKeyRef: {name: known, key: user}}", null)]
    [InlineData("{secretKeyRef: {name: known, key: pass}}", "pass")]
    [InlineData("{secretKeyRef: {name: extracted, key: whatever}}", null)]
    [InlineData("{configMapKeyRef: {name: settings, key: mode}}", null)]
    [InlineData("{configMapKeyRef: {name: settings, key: speed}}", "speed")]
    public void Keys_are_checked_where_they_are_known(string source, string? key)
    {
        var yaml = $$$$$$"""
            {apiVersion: v1, kind: Pod, metadata: {name: shop, namespace: shop}, spec: {containers: [{name: shop, env: [{name: A, valueFrom: {{{{{{source}}}}}}}]}]}}
            ---
            {apiVersion: v1, kind: ConfigMap, metadata: {name: settings, namespace: shop}, data: {mode: fast}}
            ---
            apiVersion: external-secrets.io/v1
            kind: ExternalSecret
            metadata: {name: known, namespace: shop}
            spec: {data: [{secretKey: user, remoteRef: {key: a}}]}
            ---
            {apiVersion: external-secrets.io/v1, kind: ExternalSecret, metadata: {name: extracted, namespace: shop}, spec: {dataFrom: [{extract: {key: a}}]}}
            """;
        Assert.Equal(key is null ? [] : [key], Yaml.Findings(yaml, "L07").Select(f => f.Actual));
    }

    [Fact]
    public void A_mount_needs_a_volume_and_a_template_is_one() => Assert.Contains(
        "StatefulSet shop/db spec.template.spec.containers[0].volumeMounts[1].name: logs",
        Yaml.Shown("""
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: {name: db, namespace: shop}
            spec:
              volumeClaimTemplates: [{metadata: {name: data}}]
              template: {spec: {containers: [{name: db, volumeMounts: [{name: data, mountPath: /data}, {name: logs, mountPath: /logs}]}]}}
            """, "A20"));

    [Fact]
    public void A_store_is_asked_for_the_keys_of_its_credentials() => Assert.Equal(
        ["SecretStore shop/vault spec.provider.aws.auth.secretRef.secretAccessKeySecretRef.key: wrong"],
        Yaml.Shown("""
            apiVersion: external-secrets.io/v1
            kind: SecretStore
            metadata: {name: vault, namespace: shop}
            spec:
              provider:
                aws: {auth: {secretRef: {accessKeyIDSecretRef: {name: key, key: id}, secretAccessKeySecretRef: {name: key, key: wrong}}}}
            ---
            {apiVersion: v1, kind: Secret, metadata: {name: key, namespace: shop}, stringData: {id: <a>, secret: <b>}}
            """, "L06"));

    [Fact]
    public void A_store_of_the_cluster_may_be_closed_to_a_namespace_and_two_owners_fight() => Assert.Equal(
        [
            "ExternalSecret shop/one spec.secretStoreRef: vault is not for namespace shop",
            "ExternalSecret shop/two spec.target.name: one, as ExternalSecret one",
        ],
        Yaml.Shown("""
            apiVersion: external-secrets.io/v1
            kind: ClusterSecretStore
            metadata: {name: vault}
            spec: {conditions: [{namespaces: [other]}], provider: {fake: {}}}
            ---
            apiVersion: external-secrets.io/v1
            kind: ClusterSecretStore
            metadata: {name: open}
            spec: {provider: {fake: {}}}
            ---
            apiVersion: external-secrets.io/v1
            kind: ExternalSecret
            metadata: {name: one, namespace: shop}
            spec: {secretStoreRef: {kind: ClusterSecretStore, name: vault}, dataFrom: [{extract: {key: a}}]}
            ---
            apiVersion: external-secrets.io/v1
            kind: ExternalSecret
            metadata: {name: two, namespace: shop}
            spec: {secretStoreRef: {kind: ClusterSecretStore, name: open}, target: {name: one}, dataFrom: [{extract: {key: a}}]}
            """, "L06"));

    [Fact]
    public void What_stands_in_the_context_resolves_and_is_not_checked_itself()
    {
        var pod =
            "{apiVersion: v1, kind: Pod, metadata: {name: shop, namespace: shop}, spec: {containers: [{name: shop, envFrom: [{secretRef: {name: db}}]}]}}";
        var owner = Yaml.Read("""
            {apiVersion: external-secrets.io/v1, kind: ExternalSecret, metadata: {name: db, namespace: shop}, spec: {dataFrom: [{extract: {key: a}}]}}
            ---
            {apiVersion: v1, kind: Pod, metadata: {name: broken, namespace: shop}, spec: {containers: [{name: shop, envFrom: [{secretRef: {name: gone}}]}]}}
            """);

        Assert.Single(Yaml.Findings(pod, "L07"));
        Assert.Empty(Yaml.Findings(pod, "L07", new CheckOptions { Context = [owner] }));
    }

    [Fact]
    public void Two_listeners_of_one_gateway_conflict_also_over_a_listener_set() => Assert.Equal(
        ["ListenerSet edge/guest spec.listeners[0]: HTTP shop.example.com:80, as listener http of Gateway web"],
        Yaml.Shown("""
            apiVersion: gateway.networking.k8s.io/v1
            kind: Gateway
            metadata: {name: web, namespace: edge}
            spec: {listeners: [{name: http, port: 80, protocol: HTTP, hostname: shop.example.com}]}
            ---
            apiVersion: gateway.networking.k8s.io/v1
            kind: ListenerSet
            metadata: {name: guest, namespace: edge}
            spec: {parentRef: {name: web}, listeners: [{name: other, port: 80, protocol: HTTP, hostname: shop.example.com}]}
            """, "R24"));

    [Theory]
    [InlineData("Same", "gateway", 0)]
    [InlineData("Same", "shop", 1)]
    [InlineData("All", "shop", 0)]
    public void The_solver_of_a_certificate_must_get_in_on_port_80(string from, string space, int findings)
    {
        var yaml = $$$$$$"""
            apiVersion: gateway.networking.k8s.io/v1
            kind: Gateway
            metadata: {name: web, namespace: gateway}
            spec: {listeners: [{name: http, port: 80, protocol: HTTP, hostname: shop.example.com, allowedRoutes: {namespaces: {from: {{{{{{from}}}}}}}}}]}
            ---
            apiVersion: cert-manager.io/v1
            kind: ClusterIssuer
            metadata: {name: letsencrypt}
            spec: {acme: {solvers: [{http01: {gatewayHTTPRoute: {parentRefs: [{name: web, namespace: gateway}]}}}]}}
            ---
            apiVersion: cert-manager.io/v1
            kind: Certificate
            metadata: {name: shop, namespace: {{{{{{space}}}}}}}
            spec: {secretName: shop-tls, dnsNames: [shop.example.com], issuerRef: {kind: ClusterIssuer, name: letsencrypt}}
            """;
        Assert.Equal(findings, Yaml.Findings(yaml, "R24").Count);
    }

    [Fact]
    public void Line_and_column_are_those_of_the_value()
    {
        var finding = Yaml.Findings("""
            apiVersion: v1
            kind: Pod
            metadata:
              name: shop
              namespace: shop
            spec:
              containers:
                - name: shop
                  image: shop:latest
            """, "R01").Single();

        Assert.Equal("test.yaml:9:14", finding.At!.ToString());
    }
}
