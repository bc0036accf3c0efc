using Infra.Rules;

namespace Infra.Tests.Rules;

public sealed class NetworkTests
{
    private const string Pods = """
        {apiVersion: v1, kind: Pod, metadata: {name: shop, namespace: shop, labels: {app: shop}}, spec: {containers: [{name: shop}]}}
        ---
        {apiVersion: v1, kind: Pod, metadata: {name: db, namespace: data, labels: {app: db}}, spec: {containers: [{name: db, ports: [{name: sql, containerPort: 5432}]}]}}
        ---
        {apiVersion: v1, kind: Namespace, metadata: {name: data, labels: {zone: inner}}}
        ---
        {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: deny, namespace: shop}, spec: {podSelector: {}, policyTypes: [Ingress, Egress]}}
        ---
        {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: deny, namespace: data}, spec: {podSelector: {}, policyTypes: [Ingress, Egress]}}
        ---

        """;

    private const string Out = """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: shop, namespace: shop}
        spec:
          podSelector: {matchLabels: {app: shop}}
          policyTypes: [Egress]
          egress: [{to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: data}}, podSelector: {matchLabels: {app: db}}}], ports: [{port: 5432}]}]
        ---

        """;

    private static string In(string from, string port) => $$$$$$"""
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: db, namespace: data}
        spec:
          podSelector: {matchLabels: {app: db}}
          policyTypes: [Ingress]
          ingress: [{from: [{{{{{{from}}}}}}], ports: [{{{{{{port}}}}}}]}]
        """;

    private const string Shop =
        "{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: shop}}, podSelector: {matchLabels: {app: shop}}}";

    [Theory]
    [InlineData(Shop, "{port: 5432}", true)]
    [InlineData(Shop, "{port: sql}", true)]
    [InlineData(Shop, "{port: 5000, endPort: 6000}", true)]
    [InlineData(Shop, "{port: 5433}", false)]
    [InlineData(Shop, "{port: 5432, protocol: UDP}", false)]
    [InlineData("{podSelector: {matchLabels: {app: shop}}}", "{port: 5432}", false)]
    [InlineData("{namespaceSelector: {}}", "{port: 5432}", true)]
    [InlineData("{ipBlock: {cidr: 0.0.0.0/0}}", "{port: 5432}", true)]
    [InlineData("{ipBlock: {cidr: 10.0.0.0/8}}", "{port: 5432}", false)]
    public void A_flow_needs_both_sides(string from, string port, bool allowed)
    {
        var found = Yaml.Shown(Pods + Out + In(from, port),
            "N02").Where(shown => shown.StartsWith("NetworkPolicy shop/shop", StringComparison.Ordinal));
        Assert.Equal(allowed ? [] : ["NetworkPolicy shop/shop spec.egress[0].to[0]: shop to db:5432 is not let in"], found);
    }

    [Fact]
    public void What_is_let_in_without_anybody_let_out_is_found() => Assert.Equal(
        ["NetworkPolicy data/db spec.ingress[0].from[0]: shop to db:5432 is not let out"],
        Yaml.Shown(Pods + In(Shop, "{port: 5432}"), "N02"));

    [Theory]
    [InlineData("{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: openshift-dns}}}", "{port: 5353, protocol: UDP}", null)]
    [InlineData("{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: openshift-dns}}}", "{port: 443}", Severity.Error)]
    [InlineData("{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: openshift-kube-apiserver}}}", "{port: 6443}",
        Severity.Warning)]
    [InlineData("{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}}", "{port: 53, protocol: UDP}", null)]
    public void Names_are_asked_where_the_distribution_answers(string to, string port, Severity? severity)
    {
        var found = Yaml.Findings(Pods + $$$$$$"""
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: more, namespace: shop}
            spec: {podSelector: {}, policyTypes: [Egress], egress: [{to: [{{{{{{to}}}}}}], ports: [{{{{{{port}}}}}}]}]}
            """, "N04");

        Assert.Equal(severity, found.SingleOrDefault()?.Severity);
    }

    [Fact]
    public void Its_own_address_is_what_a_pod_tells_others_and_no_flow() => Assert.Empty(Yaml.Shown(Pods + """
        {apiVersion: v1, kind: Pod, metadata: {name: api, namespace: shop, labels: {app: api}}, spec: {containers: [{name: api, env: [{name: SELF, value: "http://api.shop.svc:80"}]}]}}
        ---
        {apiVersion: v1, kind: Service, metadata: {name: api, namespace: shop}, spec: {selector: {app: api}, ports: [{port: 80}]}}
        """, "N05"));

    [Fact]
    public void A_variable_that_names_a_service_declares_a_flow()
    {
        const string Used = """
            {apiVersion: v1, kind: Service, metadata: {name: db, namespace: data}, spec: {selector: {app: db}, ports: [{port: 1234, targetPort: sql}]}}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: report, namespace: shop}
            spec:
              template:
                metadata: {labels: {app: report}}
                spec: {containers: [{name: report, env: [{name: URL, value: "jdbc:postgresql://db.data.svc.cluster.local:1234/reports"}]}]}
            ---
            """;
        Assert.Equal(
            [
                "Deployment shop/report spec.template.spec.containers[0].env[0]: db.data: its pods do not let report in",
                "Deployment shop/report spec.template.spec.containers[0].env[0]: db.data: report is not let out to it",
            ],
            Yaml.Shown(Pods + Used + "\n" + In(Shop, "{port: 5432}"), "N05"));
    }

    [Fact]
    public void A_service_that_a_variable_names_has_to_exist() => Assert.Equal(
        ["Pod shop/shop spec.containers[0].env[0]: cache.shop.svc"],
        Yaml.Shown("""
            apiVersion: v1
            kind: Pod
            metadata: {name: shop, namespace: shop}
            spec: {containers: [{name: shop, env: [{name: HOST, value: cache.shop.svc}, {name: OTHER, value: smtp.example.com}, {name: FAR, value: a.elsewhere.svc}]}]}
            """, "N05"));

    [Fact]
    public void Pods_that_one_policy_isolates_one_way_are_open_the_other_way()
    {
        var findings = Yaml.Findings("""
            {apiVersion: v1, kind: Pod, metadata: {name: a, namespace: shop, labels: {app: a}}, spec: {containers: [{name: a}]}}
            ---
            {apiVersion: v1, kind: Pod, metadata: {name: b, namespace: shop, labels: {app: b}}, spec: {containers: [{name: b}]}}
            ---
            {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: a, namespace: shop}, spec: {podSelector: {matchLabels: {app: a}}, policyTypes: [Ingress]}}
            """, "R18");

        Assert.Equal(
            ["namespace shop: incoming traffic of b, and outgoing traffic of a, b is not isolated"],
            findings.Select(f => f.Actual));
    }

    [Fact]
    public void The_proxies_of_a_gateway_may_be_reached_by_the_world_and_nobody_else_may() => Assert.Equal(
        ["NetworkPolicy edge/all spec.egress[0]: all peers, on all ports"],
        Yaml.Shown("""
            {apiVersion: gateway.networking.k8s.io/v1, kind: Gateway, metadata: {name: web, namespace: edge}, spec: {listeners: []}}
            ---
            {apiVersion: v1, kind: Pod, metadata: {name: other, namespace: edge, labels: {app: other}}, spec: {containers: [{name: a}]}}
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: proxies, namespace: edge}
            spec: {podSelector: {matchLabels: {gateway.networking.k8s.io/gateway-name: web}}, policyTypes: [Egress], egress: [{}]}
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: all, namespace: edge}
            spec: {podSelector: {}, policyTypes: [Egress], egress: [{}]}
            """, "N03"));

    [Fact]
    public void A_gateway_that_may_not_leave_its_namespace_reaches_no_route() => Assert.Equal(
        ["HTTPRoute shop/shop spec.rules[0].backendRefs[0]: the proxies of web may not reach Pod shop:8080"],
        Yaml.Shown("""
            {apiVersion: gateway.networking.k8s.io/v1, kind: Gateway, metadata: {name: web, namespace: edge},
             spec: {listeners: [{name: http, port: 80, protocol: HTTP, allowedRoutes: {namespaces: {from: All}}}]}}
            ---
            {apiVersion: gateway.networking.k8s.io/v1, kind: HTTPRoute, metadata: {name: shop, namespace: shop},
             spec: {parentRefs: [{name: web, namespace: edge}], rules: [{backendRefs: [{name: shop, port: 80}]}]}}
            ---
            {apiVersion: v1, kind: Service, metadata: {name: shop, namespace: shop}, spec: {selector: {app: shop}, ports: [{port: 80, targetPort: 8080}]}}
            ---
            {apiVersion: v1, kind: Pod, metadata: {name: shop, namespace: shop, labels: {app: shop}}, spec: {containers: [{name: shop}]}}
            ---
            {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: deny, namespace: edge}, spec: {podSelector: {}, policyTypes: [Egress]}}
            """, "N01"));
}
