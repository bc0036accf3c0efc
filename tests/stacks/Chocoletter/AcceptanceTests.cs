using System.Text.RegularExpressions;
using Infra.Diagnostics;
using Infra.Manifests;

namespace Infra.Stacks.Tests.Chocoletter;

/// <summary>What the running system must find again: one test for each line of its acceptance list.</summary>
public sealed class AcceptanceTests(House house) : IClassFixture<House>
{
    private static readonly Dictionary<string, string> Hosts = new()
    {
        ["blog.sonhs.com"] = "-blog",
        ["www.sonhs.com"] = "-www",
        ["sonhs.com"] = "",
        ["climbear.sonhs.com"] = "-climbear",
        ["chocoletter.sonhs.com"] = "-chocoletter",
        ["chocoletter-after.sonhs.com"] = "-chocoletter-after",
        ["chocoletter-server.sonhs.com"] = "-chocoletter-server",
        ["chocoletter-server-after.sonhs.com"] = "-chocoletter-server-after",
        ["chocoletter-chat.sonhs.com"] = "-chocoletter-chat",
    };

    [Fact]
    public void L01_both_stacks_listen_for_nine_hosts_by_a_pair_of_listeners_each()
    {
        Assert.Equal("nginx", One("Gateway", "gateway", "web-gateway").Value("spec", "gatewayClassName"));
        Assert.Equal(
            Hosts.SelectMany(host => new[] { $"http{host.Value} {host.Key} HTTP 80", $"https{host.Value} {host.Key} HTTPS 443" })
                .Order(StringComparer.Ordinal),
            Listeners().Select(l => $"{l.Value("name")} {l.Value("hostname")} {l.Value("protocol")} {l.Value("port")}")
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void L02_every_https_listener_terminates_with_the_hosts_secret_and_our_hosts_have_its_certificate()
    {
        foreach (var listener in Listeners().Where(l => l.Value("protocol") == "HTTPS"))
        {
            Assert.Equal("Terminate", listener.Value("tls", "mode"));
            Assert.Equal([Secret(listener.Value("hostname")!)],
                listener.Items("tls", "certificateRefs").Select(secret => secret.Value("name")));
        }

        var ours = Hosts.Keys.Except(["blog.sonhs.com", "climbear.sonhs.com"]);
        Assert.Equal(
            ours.Select(host => $"{host} {Secret(host)} ClusterIssuer letsencrypt-http").Order(StringComparer.Ordinal),
            house.Both.Where(m => m.Id is { Kind: "Certificate", Namespace: "gateway" })
                .Select(m =>
                    $"{m.Tree.Texts("spec", "dnsNames").Single()} {m.Value("spec", "secretName")} {m.Value("spec", "issuerRef", "kind")} {m.Value("spec", "issuerRef", "name")}")
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void L03_the_issuer_has_one_solver_through_the_gateway()
    {
        var solver = Assert.Single(One("ClusterIssuer", null, "letsencrypt-http").Tree.Items("spec", "acme", "solvers"));
        var parent = Assert.Single(solver.Items("http01", "gatewayHTTPRoute", "parentRefs"));
        Assert.Equal(("Gateway", "web-gateway", "gateway", null),
            (parent.Value("kind"), parent.Value("name"), parent.Value("namespace"), parent.Value("sectionName")));
    }

    [Theory]
    [InlineData("prod", "chocoletter-route", "chocoletter", "chocoletter-client-service")]
    [InlineData("prod", "chocoletter-server-route", "chocoletter-server", "chocoletter-server-service")]
    [InlineData("prod", "chocoletter-chat-route", "chocoletter-chat", "chocoletter-chat-service")]
    [InlineData("after", "chocoletter-after-route", "chocoletter-after", "chocoletter-client-after-service")]
    [InlineData("after", "chocoletter-server-after-route", "chocoletter-server-after", "chocoletter-server-after-service")]
    public void L04_to_L08_each_route_attaches_to_its_https_listener_and_leads_to_its_service(string stack, string route, string host,
        string service)
    {
        var result = stack == "prod" ? house.Prod : house.After;
        var made = result.Inventory.Manifests.Single(m => m.Id is { Kind: "HTTPRoute", Namespace: "chocoletter" } && m.Id.Name == route);

        Assert.Equal([$"https-{host}"], made.Tree.Items("spec", "parentRefs").Select(parent => parent.Value("sectionName")));
        Assert.Equal([$"{host}.sonhs.com"], made.Tree.Texts("spec", "hostnames"));
        var rule = Assert.Single(made.Tree.Items("spec", "rules"));
        var match = Assert.Single(rule.Items("matches"));
        Assert.Equal(("PathPrefix", "/"), (match.Value("path", "type"), match.Value("path", "value")));
        var backend = Assert.Single(rule.Items("backendRefs"));
        Assert.Equal((service, "80"), (backend.Value("name"), backend.Value("port")));
    }

    [Theory]
    [InlineData("chocoletter-server-service", "80", "8080")]
    [InlineData("chocoletter-server-after-service", "80", "8080")]
    [InlineData("chocoletter-chat-service", "80", "8081")]
    [InlineData("chocoletter-client-service", "80", "80")]
    [InlineData("chocoletter-client-after-service", "80", "80")]
    [InlineData("redis-service", "6379", "6379")]
    public void L09_services_map_their_ports_inside_the_cluster(string service, string port, string target)
    {
        var made = One("Service", "chocoletter", service);
        var mapping = Assert.Single(made.Tree.Items("spec", "ports"));
        Assert.Equal(("ClusterIP", port, target), (made.Value("spec", "type"), mapping.Value("port"), mapping.Value("targetPort")));
    }

    [Theory]
    [InlineData("refac-chocoletter-server", "refac/chocoletter-server:3.0", "chocoletter-server", "chocoletter-server-secret",
        "chocoletter-server-service")]
    [InlineData("refac-chocoletter-server-after", "refac/chocoletter-server-after:2.3", "chocoletter-server-after",
        "chocoletter-server-after-secret", "chocoletter-server-after-service")]
    [InlineData("refac-chocoletter-chat", "refac/chocoletter-chat:0.8", "chocoletter-chat", "chocoletter-chat-secret",
        "chocoletter-chat-service")]
    [InlineData("chocoletter-client-deploy", "refac/chocoletter-client:2.4", "chocoletter-client", null, "chocoletter-client-service")]
    [InlineData("chocoletter-client-after-deploy", "refac/chocoletter-client-after:1.1", "chocoletter-client-after", null,
        "chocoletter-client-after-service")]
    public void L10_to_L12_each_deployment_runs_its_image_with_its_selector_pull_secret_and_variables(
        string deployment, string image, string label, string? secret, string service)
    {
        var made = One("Deployment", "chocoletter", deployment);
        var container = Assert.Single(made.Tree.Items("spec", "template", "spec", "containers"));

        Assert.Equal($"123456789012.dkr.ecr.ap-northeast-2.amazonaws.com/{image}", container.Value("image"));
        Assert.Equal(["ecr-registry-key"], made.Tree.Items("spec", "template", "spec", "imagePullSecrets").Select(s => s.Value("name")));
        Assert.Equal(secret is null ? [] : [secret], container.Items("envFrom").Select(from => from.Value("secretRef", "name")));
        var selected = MapNode.Of(("app", label));
        Assert.True(Node.Same(selected, made.Tree.At("spec", "selector", "matchLabels")));
        Assert.True(Node.Same(selected, made.Tree.At("spec", "template", "metadata", "labels")));
        Assert.True(Node.Same(selected, One("Service", "chocoletter", service).Tree.At("spec", "selector")));
    }

    [Fact]
    public void L13_the_one_store_serves_every_external_secret()
    {
        Assert.Equal("aws-secrets-mgr", Assert.Single(house.Both, m => m.Id.Kind is "SecretStore" or "ClusterSecretStore").Id.Name);
        Assert.Equal(3,
            house.Both.Count(m => m.Id.Kind == "ExternalSecret" && m.Value("spec", "secretStoreRef", "name") == "aws-secrets-mgr"));
    }

    [Theory]
    [InlineData("chocoletter-external-secret-server", "chocoletter-server-secret", "prod/chocoletter-server")]
    [InlineData("chocoletter-external-secret-server-after", "chocoletter-server-after-secret", "after/chocoletter-server")]
    [InlineData("chocoletter-external-secret-chat", "chocoletter-chat-secret", "prod/chocoletter-chat")]
    public void L14_application_secrets_are_read_every_hour_from_one_remote_key(string name, string target, string key)
    {
        var made = One("ExternalSecret", "chocoletter", name);
        Assert.Equal(("1h", target), (made.Value("spec", "refreshInterval"), made.Value("spec", "target", "name")));
        Assert.Equal([key], made.Tree.Items("spec", "dataFrom").Select(from => from.Value("extract", "key")));
    }

    [Fact]
    public void L15_the_pull_secret_comes_from_the_token_generator_every_six_hours()
    {
        var made = One("ExternalSecret", "chocoletter", "ecr-token-sync");
        Assert.Null(made.Tree.At("spec", "secretStoreRef"));
        Assert.Equal(("6h", "ecr-registry-key", "kubernetes.io/dockerconfigjson"),
            (made.Value("spec", "refreshInterval"), made.Value("spec", "target", "name"),
                made.Value("spec", "target", "template", "type")));
        Assert.Equal(["ecr-token-generator"],
            made.Tree.Items("spec", "dataFrom").Select(from => from.Value("sourceRef", "generatorRef", "name")));
        One("ECRAuthorizationToken", "chocoletter", "ecr-token-generator");
    }

    [Fact]
    public void L16_another_tag_changes_one_deployment_and_nothing_else()
    {
        var changed = House.RunWith("prod", "chocoletter-server:3.0", "chocoletter-server:3.1");

        var different = house.Prod.Inventory.Manifests.Zip(changed.Inventory.Manifests)
            .Where(pair => !Node.Same(pair.First.Tree, pair.Second.Tree));

        Assert.Equal(house.Prod.Inventory.Manifests.Select(m => m.Id), changed.Inventory.Manifests.Select(m => m.Id));
        Assert.Equal(["refac-chocoletter-server"], different.Select(pair => pair.First.Id.Name));
    }

    [Fact]
    public void L17_the_storage_is_reached_by_both_https_listeners_and_a_service_without_a_selector()
    {
        var route = One("HTTPRoute", "nas", "nas-route");
        Assert.Equal(["https", "https-www"], route.Tree.Items("spec", "parentRefs").Select(parent => parent.Value("sectionName")));
        Assert.Equal(["sonhs.com", "www.sonhs.com"], route.Tree.Texts("spec", "hostnames"));
        var service = One("Service", "nas", "nas-service");
        Assert.Null(service.Tree.At("spec", "selector"));
        var slice = One("EndpointSlice", "nas", "nas-service");
        Assert.Equal("nas-service", slice.Value("metadata", "labels", "kubernetes.io/service-name"));
        Assert.Equal(["192.168.0.3"], slice.Tree.Items("endpoints").SelectMany(endpoint => endpoint.Texts("addresses")));
        Assert.Equal([("http", "5000")], slice.Tree.Items("ports").Select(port => (port.Value("name"), port.Value("port"))));
        Assert.Equal([("http", "80")], service.Tree.Items("spec", "ports").Select(port => (port.Value("name"), port.Value("port"))));
    }

    [Fact]
    public void L18_uploads_are_unlimited_for_the_storage_alone()
    {
        var policy = Assert.Single(house.Both, m => m.Id.Kind == "ClientSettingsPolicy");
        Assert.Equal(("nas", "HTTPRoute", "nas-route", "0", "10h"), (policy.Id.Namespace, policy.Value("spec", "targetRef", "kind"),
            policy.Value("spec", "targetRef", "name"), policy.Value("spec", "body", "maxSize"), policy.Value("spec", "body", "timeout")));
        Assert.Null(policy.Tree.At("spec", "timeouts"));
    }

    [Fact]
    public void L19_the_address_pool_is_announced()
    {
        var pool = Assert.Single(house.Both, m => m.Id.Kind == "IPAddressPool");
        Assert.Equal(["192.168.0.200-192.168.0.250"], pool.Tree.Texts("spec", "addresses"));
        Assert.Equal([pool.Id.Name], Assert.Single(house.Both, m => m.Id.Kind == "L2Advertisement").Tree.Texts("spec", "ipAddressPools"));
    }

    [Fact]
    public void L20_every_deployment_is_probed_and_asks_for_what_it_needs_and_chat_has_one_pod()
    {
        foreach (var deployment in house.Both.Where(m => m.Id.Kind == "Deployment"))
        {
            var container = Assert.Single(deployment.Tree.Items("spec", "template", "spec", "containers"));
            Assert.All(["startupProbe", "readinessProbe", "livenessProbe"], probe => Assert.NotNull(container[probe]));
            Assert.All(["cpu", "memory"], resource => Assert.NotNull(container.At("resources", "requests", resource)));
        }

        Assert.Equal("1", One("Deployment", "chocoletter", "refac-chocoletter-chat").Value("spec", "replicas"));
        Assert.DoesNotContain(house.Both,
            m => m.Id.Kind == "HorizontalPodAutoscaler" && m.Value("spec", "scaleTargetRef", "name") == "refac-chocoletter-chat");
        Assert.All(house.Both.Where(m => m.Id.Kind == "Secret"), secret =>
            Assert.All(((MapNode)secret.Tree["stringData"]!).Entries,
                entry => Assert.Matches("^<secret infra:[A-Za-z]+>$", ((ScalarNode)entry.Value).Text)));
        Assert.DoesNotContain(house.Both, m => Regex.IsMatch(ManifestWriter.ToYaml(m.Tree), "AKIA[0-9A-Z]{16}|BEGIN [A-Z ]*PRIVATE KEY"));
    }

    [Fact]
    public void L21_a_host_on_one_line_brings_its_listeners_certificate_and_route_at_once()
    {
        var more = House.RunWith("prod", "hosts: [chocoletter.sonhs.com]", "hosts: [chocoletter.sonhs.com, sweets.sonhs.com]");

        var gateway = more.Inventory.Manifests.Single(m => m.Id.Kind == "Gateway");
        Assert.Equal(["http-sweets", "https-sweets"],
            gateway.Tree.Items("spec", "listeners").Where(l => l.Value("hostname") == "sweets.sonhs.com").Select(l => l.Value("name")));
        Assert.Equal("sweets-sonhs-com-tls",
            more.Inventory.Manifests.Single(m => m.Id is { Kind: "Certificate", Name: "sweets-sonhs-com" }).Value("spec", "secretName"));
        Assert.Equal(["chocoletter.sonhs.com", "sweets.sonhs.com"],
            more.Inventory.Manifests.Single(m => m.Id is { Kind: "HTTPRoute", Name: "chocoletter-route" }).Tree.Texts("spec", "hostnames"));
    }

    [Theory]
    [InlineData("chocoletter-server", "chocoletter-server-service")]
    [InlineData("chocoletter-server-after", "chocoletter-server-after-service")]
    public void L22_the_requests_of_a_client_reach_one_pod_of_the_server(string policy, string service)
    {
        var made = One("UpstreamSettingsPolicy", "chocoletter", policy);
        Assert.Equal("ip_hash", made.Value("spec", "loadBalancingMethod"));
        var target = Assert.Single(made.Tree.Items("spec", "targetRefs"));
        Assert.Equal(("Service", service), (target.Value("kind"), target.Value("name")));
    }

    [Fact]
    public void L22_a_server_of_several_pods_without_that_is_refused_with_the_reason()
    {
        const string Server = "hosts: [chocoletter-server.sonhs.com]";

        var refused = Assert.Throws<RefusedException>(() => House.RunWith("prod", Server, $"{Server}\n      affinity: none"));

        var problem = Assert.Single(refused.Diagnostics);
        Assert.Equal((Codes.SingleReplica, "stack prod, infra:apps.server.affinity"), (problem.Code, problem.Where));
        Assert.Contains("a login by Kakao keeps its state in the session of one pod", problem.Allowed, StringComparison.Ordinal);
    }

    [Fact]
    public void L22_one_pod_of_the_server_needs_no_affinity()
    {
        const string Server = "hosts: [chocoletter-server.sonhs.com]";

        var one = House.RunWith("prod", Server,
            $"{Server}\n      affinity: none\n      scale: {{ one: {{ reason: logins live in its session }} }}");

        Assert.DoesNotContain(one.Inventory.Manifests, manifest => manifest.Id.Kind == "UpstreamSettingsPolicy");
    }

    [Fact]
    public void L23_a_silent_chat_is_not_cut_after_a_minute()
    {
        var made = One("ProxySettingsPolicy", "chocoletter", "chocoletter-chat");
        Assert.Equal("1h", made.Value("spec", "timeout", "read"));
        var target = Assert.Single(made.Tree.Items("spec", "targetRefs"));
        Assert.Equal(("HTTPRoute", "chocoletter-chat-route"), (target.Value("kind"), target.Value("name")));
    }

    [Fact]
    public void No_object_is_rendered_by_both_stacks() =>
        Assert.Empty(house.Prod.Inventory.Manifests.Select(m => m.Id).Intersect(house.After.Inventory.Manifests.Select(m => m.Id)));

    [Fact]
    public void Chat_refuses_to_be_scaled_and_says_why()
    {
        var refused =
            Assert.Throws<RefusedException>(() =>
                House.RunWith("prod", "hosts: [chocoletter-chat.sonhs.com]",
                    "hosts: [chocoletter-chat.sonhs.com]\n      scale: { auto: { minReplicas: 2 } }"));

        var problem = Assert.Single(refused.Diagnostics);
        Assert.Equal(("INF0208", "stack prod, infra:apps.chat.scale"), (problem.Code.Id, problem.Where));
        Assert.Contains("consumer group", problem.ToString(), StringComparison.Ordinal);
    }

    private static string Secret(string host) => host.Replace('.', '-') + "-tls";

    private IEnumerable<MapNode> Listeners() =>
        house.Both.Where(m => m.Id.Kind is "Gateway" or "ListenerSet").SelectMany(m => m.Tree.Items("spec", "listeners"));

    private Manifest One(string kind, string? space, string name) =>
        house.Both.Single(m => m.Id.Kind == kind && m.Id.Namespace == space && m.Id.Name == name);
}
