using Infra.Diagnostics;
using Infra.Manifests;
using Infra.Policies;
using Infra.Rules;

namespace Infra.Tests.Policies;

/// <summary>What the financial policy finds in objects, charts and resources of a cloud, one demand at a time.</summary>
public sealed class FinancialPolicyTests
{
    private const string Deny = """
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: default-deny, namespace: shop }
        spec: { podSelector: {}, policyTypes: [Ingress, Egress] }
        """;

    private const string Space = """
        apiVersion: v1
        kind: Namespace
        metadata: { name: shop, labels: { pod-security.kubernetes.io/enforce: restricted } }
        """;

    [Fact]
    public void What_keeps_it_is_not_found() => Assert.Empty(Breaches(Space + "\n" + Deny + "\n" + Web("acme/web:1.2.3", "DoNotSchedule")));

    [Theory]
    [InlineData("", "incoming and outgoing traffic of namespace shop is not denied")]
    [InlineData("---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: a, namespace: shop }\nspec: { podSelector: {}, policyTypes: [Ingress] }",
        "outgoing traffic of namespace shop is not denied")]
    [InlineData("---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: a, namespace: shop }\nspec: { podSelector: { matchLabels: { app: web } }, policyTypes: [Ingress, Egress] }",
        "incoming and outgoing traffic of namespace shop is not denied")]
    public void Flows_are_denied_whatever_pods_come(string policy, string actual) =>
        Assert.Equal(("INF0704", actual), One(Space + "\n" + policy));

    [Fact]
    public void A_chart_in_a_namespace_that_no_one_declares_is_not_isolated()
    {
        var chart = new ChartRelease { Name = "redis", Namespace = "cache", Chart = "redis", Repository = "https://charts.example.com", Version = "1.2.3" };

        var breach = Assert.Single(Policy("charts.example.com").Breaches(new Inventory { Name = "stack test", Charts = [chart] }, []));
        Assert.Equal("INF0704", breach.Code.Id);
    }

    [Theory]
    [InlineData("acme/web:latest", "INF0707")]
    [InlineData("acme/web", "INF0707")]
    [InlineData("evil.example.com/acme/web:1.2.3", "INF0707")]
    [InlineData("docker.io/acmecorp/web:1.2.3", "INF0707")]
    public void Images_do_not_move_and_come_from_listed_places(string image, string code) =>
        Assert.Equal((code, image), One(Space + "\n" + Deny + "\n" + Web(image, "DoNotSchedule")));

    [Theory]
    [InlineData("ScheduleAnyway", "ScheduleAnyway")]
    public void Several_pods_have_to_be_on_several_nodes(string wish, string actual) =>
        Assert.Equal(("INF0712", actual), One(Space + "\n" + Deny + "\n" + Web("acme/web:1.2.3", wish)));

    [Theory]
    [InlineData("privileged")]
    [InlineData("baseline")]
    public void Pods_are_restricted(string level) =>
        Assert.Equal(("INF0706", level), One(Space.Replace("restricted", level, StringComparison.Ordinal) + "\n" + Deny));

    [Theory]
    [InlineData("NodePort")]
    [InlineData("ClusterIP")]
    public void A_port_of_every_node_is_a_way_past_the_load_balancer(string type)
    {
        var service = $$"""
            ---
            apiVersion: v1
            kind: Service
            metadata: { name: web, namespace: shop }
            spec: { type: {{type}}, selector: { app: web }, ports: [{ port: 80 }] }
            """;

        Assert.Equal(type == "NodePort" ? ["INF0703"] : [], Codes(Space + "\n" + Deny + "\n" + service));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("tls: [{ hosts: [shop.example.com], secretName: shop-tls }]", false)]
    public void Hosts_have_TLS(string tls, bool isBreach)
    {
        var ingress = $$"""
            ---
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata: { name: web, namespace: shop }
            spec:
              ingressClassName: nginx
              {{tls}}
              rules: [{ host: shop.example.com, http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: web, port: { number: 80 } } } }] } }]
            """;

        Assert.Equal(isBreach ? ["INF0705"] : [], Codes(Space + "\n" + Deny + "\n" + ingress));
    }

    [Fact]
    public void There_is_one_load_balancer()
    {
        var both = string.Concat(new[] { "a", "b" }.Select(name => $$"""

            ---
            apiVersion: v1
            kind: Service
            metadata: { name: {{name}}, namespace: shop }
            spec: { type: LoadBalancer, selector: { app: web }, ports: [{ port: 443 }] }
            """));

        Assert.Equal(("INF0703", "Service shop/b"), One(Space + "\n" + Deny + both));
    }

    [Theory]
    [InlineData("apps", "deployments", "patch", 1)]
    [InlineData("*", "*", "*", 1)]
    [InlineData("apps", "deployments", "get", 0)]
    [InlineData("", "pods", "create", 1)]
    [InlineData("", "pods/exec", "create", 0)]
    public void What_builds_may_not_deploy(string group, string resource, string verb, int breaches)
    {
        var grants = $$"""
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata: { name: builds, namespace: shop }
            rules: [{ apiGroups: ["{{group}}"], resources: ["{{resource}}"], verbs: ["{{verb}}"] }]
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata: { name: builds, namespace: shop }
            roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: builds }
            subjects: [{ kind: ServiceAccount, name: jenkins, namespace: ci }]
            """;

        Assert.Equal(breaches, Builder(Space + "\n" + Deny + "\n" + Web("acme/web:1.2.3", "DoNotSchedule") + "\n" + grants).Count(code => code == "INF0709"));
    }

    [Fact]
    public void Agents_may_be_made_where_nothing_else_runs()
    {
        var grants = """
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata: { name: agents, namespace: shop }
            rules: [{ apiGroups: [""], resources: [pods], verbs: [create, delete] }]
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata: { name: agents, namespace: shop }
            roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: agents }
            subjects: [{ kind: ServiceAccount, name: jenkins, namespace: ci }]
            """;

        Assert.DoesNotContain("INF0709", Builder(Space + "\n" + Deny + "\n" + grants));
    }

    [Fact]
    public void Whoever_administers_the_cluster_builds_nothing()
    {
        var grants = """
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRoleBinding
            metadata: { name: ci }
            roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin }
            subjects: [{ kind: ServiceAccount, name: jenkins, namespace: ci }]
            """;

        Assert.Contains("INF0709", Builder(Space + "\n" + Deny + "\n" + grants));
    }

    [Theory]
    [InlineData("aws:ec2/instance:Instance", "associatePublicIpAddress", true, "INF0701")]
    [InlineData("aws:ec2/subnet:Subnet", "mapPublicIpOnLaunch", true, "INF0701")]
    [InlineData("aws:ec2/subnet:Subnet", "mapPublicIpOnLaunch", false, null)]
    [InlineData("aws:lb/loadBalancer:LoadBalancer", "internal", true, null)]
    public void Machines_are_private(string type, string key, bool value, string? code)
    {
        var found = Cloud((type, "a", MapNode.Of((key, Scalar(value)), ("rootBlockDevice", MapNode.Of(("encrypted", Scalar(true)))))));

        Assert.Equal(code is null ? [] : [code], found);
    }

    [Fact]
    public void A_second_machine_with_an_address_is_a_second_bastion() => Assert.Equal(["INF0702"], Cloud(
        ("aws:ec2/eip:Eip", "a", MapNode.Of(("instance", Scalar("i-1")))), ("aws:ec2/eip:Eip", "b", MapNode.Of(("instance", Scalar("i-2")))),
        ("aws:ec2/eip:Eip", "nat", MapNode.Of(("domain", Scalar("vpc"))))));

    [Fact]
    public void A_second_public_load_balancer_is_a_second_way_in() => Assert.Equal(["INF0703"], Cloud(
        ("aws:lb/loadBalancer:LoadBalancer", "a", MapNode.Empty), ("aws:lb/loadBalancer:LoadBalancer", "b", MapNode.Empty)));

    [Theory]
    [InlineData("0.0.0.0/0", 22, 1)]
    [InlineData("0.0.0.0/0", 443, 0)]
    [InlineData("203.0.113.0/24", 22, 0)]
    public void SSH_is_not_open_to_the_internet(string from, int port, int breaches) => Assert.Equal(breaches, Cloud(
        ("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "a",
            MapNode.Of(("cidrIpv4", Scalar(from)), ("ipProtocol", Scalar("tcp")), ("fromPort", Scalar(port)), ("toPort", Scalar(port))))).Count);

    [Theory]
    [InlineData("10.0.0.5", true, null)]
    [InlineData("10.0.0.5", false, "INF0701")]
    [InlineData("198.51.100.7", true, "INF0701")]
    [InlineData("203.0.113.9", true, "INF0701 INF0702")]
    public void Nodes_are_reached_through_the_bastion(string host, bool proxied, string? codes)
    {
        var connection = proxied ? MapNode.Of(("host", Scalar(host)), ("proxy", MapNode.Of(("host", Scalar("203.0.113.9"))))) : MapNode.Of(("host", Scalar(host)));

        Assert.Equal(codes?.Split(' ') ?? [], Cloud(("command:remote:Command", "a", MapNode.Of(("connection", connection)))));
    }

    [Fact]
    public void A_managed_cluster_is_private_audited_and_encrypted()
    {
        var open = Cloud(("aws:eks/cluster:Cluster", "a", MapNode.Of(("vpcConfig", MapNode.Of(("endpointPublicAccess", Scalar(true)))))));

        Assert.Equal(["INF0701", "INF0708", "INF0710"], open);
    }

    [Fact]
    public void The_bastion_builds_nothing()
    {
        var breaches = Cloud(
            ("aws:ec2/instance:Instance", "jump", MapNode.Of(("userData", Scalar("docker run jenkins/jenkins")),
                ("rootBlockDevice", MapNode.Of(("encrypted", Scalar(true)))))),
            ("aws:ec2/eip:Eip", "jump", MapNode.Of(("instance", Scalar("<aws:ec2/instance:Instance jump id>")))));

        Assert.Equal(["INF0709"], breaches);
    }

    [Fact]
    public void An_exception_that_is_over_is_told_on_the_day_and_holds_until_then()
    {
        var policy = Policy("docker.io/acme") with
        {
            Exceptions = [new Exemption("INF0706", "Namespace/shop", "the old agent goes in spring", "platform", new DateOnly(2027, 5, 31))],
        };
        var stack = Read(Space.Replace("restricted", "privileged", StringComparison.Ordinal) + "\n" + Deny);

        Assert.Empty(policy.Breaches(stack, []));
        Assert.Empty(policy.Expired(new DateOnly(2027, 5, 31)));
        Assert.Equal(Infra.Diagnostics.Codes.ExpiredExemption, Assert.Single(policy.Expired(new DateOnly(2027, 6, 1))).Code);
    }

    private static FinancialPolicy Policy(params string[] registries) => new() { Registries = registries };

    private static Inventory Read(string yaml) => InventoryReader.ReadText(new StringReader(yaml), "input", "stack test").Complete();

    private static IReadOnlyList<Diagnostic> Breaches(string yaml) => Policy("docker.io/acme").Breaches(Read(yaml), []);

    private static (string, string?) One(string yaml)
    {
        var breach = Assert.Single(Breaches(yaml));
        return (breach.Code.Id, breach.Actual);
    }

    private static string[] Codes(string yaml) => [.. Breaches(yaml).Select(breach => breach.Code.Id)];

    // What builds is a chart of a namespace that is isolated.
    private static IReadOnlyList<string> Builder(string yaml)
    {
        var chart = new ChartRelease { Name = "jenkins", Namespace = "ci", Chart = "jenkins", Repository = "https://docker.io/acme", Version = "5.9.53" };
        var spaces = (Space + "\n" + Deny).Replace("shop", "ci", StringComparison.Ordinal);
        var stack = Read(spaces + "\n---\n" + yaml) with { Charts = [chart] };
        return [.. Policy("docker.io/acme").Breaches(stack, []).Select(breach => breach.Code.Id)];
    }

    private static List<string> Cloud(params (string Type, string Name, MapNode Inputs)[] resources) =>
    [
        .. Policy("docker.io/acme").Breaches(new Inventory
        {
            Name = "stack test",
            Cloud = [.. resources.Select(resource => new CloudResource(new ResourceKey(resource.Type, resource.Name), resource.Inputs))],
        }, []).Select(breach => breach.Code.Id),
    ];

    private static ScalarNode Scalar(object value) => new(value is int number ? (long)number : value);

    private static string Web(string image, string unsatisfiable) => $$"""
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web, namespace: shop }
        spec:
          replicas: 2
          selector: { matchLabels: { app: web } }
          template:
            metadata: { labels: { app: web } }
            spec:
              topologySpreadConstraints:
              - { maxSkew: 1, topologyKey: kubernetes.io/hostname, whenUnsatisfiable: {{unsatisfiable}}, labelSelector: { matchLabels: { app: web } } }
              containers: [{ name: web, image: "{{image}}" }]
        """;
}
