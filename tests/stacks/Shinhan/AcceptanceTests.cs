using Infra.Diagnostics;
using Infra.Hermetic;
using Infra.Manifests;
using Infra.Rules;

namespace Infra.Stacks.Tests.Shinhan;

/// <summary>The acceptance list of shinhan, by its numbers.</summary>
public sealed class AcceptanceTests
{
    private const string Everywhere = "0.0.0.0/0";
    private const string Instance = "aws:ec2/instance:Instance";
    private const string InRule = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
    private const string Balancer = "aws:lb/loadBalancer:LoadBalancer";

    private static StackResult Net => Runs.Net;

    private static StackResult Shinhan => Runs.Shinhan;

    [Fact]
    public void L01_one_network_has_a_public_and_a_private_subnet_and_gateways_both_ways()
    {
        Assert.Single(Net.Cloud("aws:ec2/vpc:Vpc"));
        Assert.Equal(["shinhan-private-ap-northeast-2a", "shinhan-public-ap-northeast-2a"], Net.Cloud("aws:ec2/subnet:Subnet").Keys.Order(StringComparer.Ordinal));
        Assert.Single(Net.Cloud("aws:ec2/internetGateway:InternetGateway"));
        var nat = Assert.Single(Net.Cloud("aws:ec2/natGateway:NatGateway")).Value;
        Assert.Contains("shinhan-public-", nat.Value("subnetId"), StringComparison.Ordinal);
    }

    [Fact]
    public void L02_the_private_subnet_goes_out_by_the_NAT_gateway_and_the_public_one_by_the_internet_gateway()
    {
        var routes = Net.Cloud("aws:ec2/route:Route");

        Assert.All(routes.Values, route => Assert.Equal(Everywhere, route.Value("destinationCidrBlock")));
        Assert.Contains("internetGateway", routes["shinhan-public"].Value("gatewayId"), StringComparison.Ordinal);
        Assert.Contains("natGateway", routes["shinhan-private-ap-northeast-2a"].Value("natGatewayId"), StringComparison.Ordinal);
        var subnets = Net.Cloud("aws:ec2/routeTableAssociation:RouteTableAssociation");
        foreach (var side in new[] { "public", "private" })
        {
            var association = subnets[$"shinhan-{side}-ap-northeast-2a"];
            Assert.Contains($"shinhan-{side}", association.Value("subnetId"), StringComparison.Ordinal);
            Assert.Contains($"shinhan-{side}", association.Value("routeTableId"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void L03_the_bastion_alone_has_a_public_address()
    {
        var machines = Net.Cloud(Instance);

        Assert.Equal(["shinhan-bastion", "shinhan-master", "shinhan-worker-01", "shinhan-worker-02"], machines.Keys.Order(StringComparer.Ordinal));
        Assert.All(machines.Values, machine => Assert.Equal("false", machine.Value("associatePublicIpAddress")));
        foreach (var (name, machine) in machines)
            Assert.Contains(name == "shinhan-bastion" ? "shinhan-public-" : "shinhan-private-", machine.Value("subnetId"), StringComparison.Ordinal);

        var named = Net.Cloud("aws:ec2/eip:Eip").Values.Select(address => address.Value("instance")).OfType<string>();
        Assert.Contains("shinhan-bastion", Assert.Single(named), StringComparison.Ordinal);
    }

    [Fact]
    public void L04_SSH_comes_from_the_administrators_to_the_bastion_and_from_the_bastion_to_nodes()
    {
        var ssh = Net.Cloud(InRule).Where(rule => rule.Value.Value("fromPort") == "22").ToDictionary(StringComparer.Ordinal);

        Assert.Equal(["shinhan-bastion-in-ssh-from-203-0-113-0-28", "shinhan-in-ssh"], ssh.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("203.0.113.0/28", ssh["shinhan-bastion-in-ssh-from-203-0-113-0-28"].Value("cidrIpv4"));
        Assert.Contains("shinhan-bastion", ssh["shinhan-in-ssh"].Value("referencedSecurityGroupId"), StringComparison.Ordinal);
        var refused = Assert.Throws<RefusedException>(() => Runs.With(Runs.Network, (Runs.Network, "[203.0.113.0/28]", $"[{Everywhere}]")));
        Assert.Contains(refused.Diagnostics, problem => problem.Code == Codes.OpenToTheWorld
            && problem.Where == "stack shinhan-network, infra:cloud.aws.bastion.sshFrom[0]");
    }

    [Theory]
    [InlineData("shinhan-in-api", "tcp", "6443")]
    [InlineData("shinhan-in-kubelet", "tcp", "10250")]
    [InlineData("shinhan-in-overlay", "udp", "8472")]
    [InlineData("shinhan-in-node-exporter", "tcp", "9100")]
    public void L05_nodes_reach_each_other_and_their_pods_do(string rule, string protocol, string port)
    {
        var made = Net.Cloud(InRule)[rule];

        Assert.Equal((protocol, port, port), (made.Value("ipProtocol"), made.Value("fromPort"), made.Value("toPort")));
        Assert.Contains("shinhan-nodes", made.Value("referencedSecurityGroupId"), StringComparison.Ordinal);
    }

    [Fact]
    public void L06_one_load_balancer_leads_to_both_workers_by_TCP()
    {
        var balancer = Assert.Single(Net.Cloud(Balancer)).Value;

        Assert.Equal(("false", "network"), (balancer.Value("internal"), balancer.Value("loadBalancerType")));
        var mapping = Assert.Single(balancer.Items("subnetMappings"));
        Assert.Contains("shinhan-edge-", mapping.Value("allocationId"), StringComparison.Ordinal);
        var groups = Net.Cloud("aws:lb/targetGroup:TargetGroup");
        Assert.All(groups.Values, group => Assert.Equal(("TCP", group.Value("port")), (group.Value("healthCheck", "protocol"), group.Value("healthCheck", "port"))));
        Assert.Equal([("shinhan-edge-http", "30080"), ("shinhan-edge-https", "30443")],
            groups.Select(group => (group.Key, group.Value.Value("port"))).Order());
        Assert.Equal(["shinhan-edge-http-worker-01", "shinhan-edge-http-worker-02", "shinhan-edge-https-worker-01", "shinhan-edge-https-worker-02"],
            Net.Cloud("aws:lb/targetGroupAttachment:TargetGroupAttachment").Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void L07_the_edge_has_the_ports_of_nodes_that_the_load_balancer_sends_to()
    {
        var service = Shinhan.Chart("nginx-gateway-fabric").Values.At("nginx", "service") as MapNode;

        Assert.Equal("NodePort", service!.Value("type"));
        Assert.Equal([("30080", "80"), ("30443", "443")], service!.Items("nodePorts").Select(port => (port.Value("port"), port.Value("listenerPort"))));
        var refused = Assert.Throws<RefusedException>(() => Runs.With(Runs.Stack, (Runs.Stack, "https: 30443", "https: 31634")));
        Assert.Contains(refused.Diagnostics, problem => problem.Where == "stack shinhan, infra:cluster.kubeadm.nodePorts" && problem.At is not null);
    }

    [Fact]
    public void L08_MetalLB_hands_the_address_of_its_pool_to_the_edge()
    {
        var result = Runs.With(Runs.Stack, Switches.ToMetalLb);

        var pool = Assert.Single(result.All("IPAddressPool"));
        Assert.Equal(["203.0.113.50/32"], pool.Tree.Texts("spec", "addresses"));
        Assert.Equal("LoadBalancer", result.Chart("nginx-gateway-fabric").Values.TextAt("nginx", "service", "type"));
    }

    [Fact]
    public void L09_a_managed_cluster_changes_no_application()
    {
        var managed = Runs.With(Runs.Stack, Switches.ToEks);

        Assert.Equal(Applications(Shinhan), Applications(managed));
        Assert.Equal("LoadBalancer", managed.Chart("nginx-gateway-fabric").Values.TextAt("nginx", "service", "type"));
        Assert.Empty(managed.All("IPAddressPool"));
    }

    [Fact]
    public void L10_tea_and_coffee_are_paths_of_one_address()
    {
        var route = Shinhan.One("HTTPRoute", "cafe", "cafe");

        Assert.Equal(["cafe.shinhan.example.com"], route.Tree.Texts("spec", "hostnames"));
        Assert.Equal([("PathPrefix", "/tea", "tea"), ("PathPrefix", "/coffee", "coffee")], route.Tree.Items("spec", "rules").Select(rule => (
            rule.Items("matches").Single().Value("path", "type"), rule.Items("matches").Single().Value("path", "value"),
            rule.Items("backendRefs").Single().Value("name"))));
    }

    [Theory]
    [InlineData("cafe", "tea", "2")]
    [InlineData("cafe", "coffee", "2")]
    [InlineData("nginx", "nginx", "3")]
    public void L11_pods_are_on_both_workers_or_wait(string space, string name, string replicas)
    {
        var deployment = Shinhan.One("Deployment", space, name);

        Assert.Equal(replicas, deployment.Value("spec", "replicas"));
        var nodes = deployment.Tree.Items("spec", "template", "spec", "topologySpreadConstraints").Single(spread => spread.Value("topologyKey") == "kubernetes.io/hostname");
        // The control plane is a node too: without the last of these it would count as one that has no pod yet.
        Assert.Equal(("1", "DoNotSchedule", "Honor"), (nodes.Value("maxSkew"), nodes.Value("whenUnsatisfiable"), nodes.Value("nodeTaintsPolicy")));
        Assert.Equal(["pod-template-hash"], nodes.Texts("matchLabelKeys"));
    }

    [Fact]
    public void L12_nginx_has_three_pods_of_a_numbered_build()
    {
        var deployment = Shinhan.One("Deployment", "nginx", "nginx");

        var container = Assert.Single(deployment.Tree.Items("spec", "template", "spec", "containers"));
        Assert.Equal("minseo205/k8s-project:8", container.Value("image"));
        Assert.Equal(["80"], container.Items("ports").Select(port => port.Value("containerPort")));
        Assert.Equal(["spec"], deployment.Options.IgnoreChanges);
        foreach (var tag in new[] { "latest", "v8" })
        {
            var refused = Assert.Throws<RefusedException>(() => Runs.With(Runs.Stack, (Runs.Stack, "k8s-project:8", $"k8s-project:{tag}")));
            Assert.Contains(refused.Diagnostics, problem => problem.Where == "stack shinhan, infra:images.nginx");
        }
    }

    [Fact]
    public void L13_Jenkins_builds_in_pods_without_root_and_without_the_Docker_of_a_node()
    {
        var jenkins = Shinhan.Chart("jenkins");

        Assert.Equal("jenkins", jenkins.Namespace);
        Assert.DoesNotContain(Net.Inventory.Cloud, resource => resource.Inputs.Text("userData")?.Contains("jenkins", StringComparison.OrdinalIgnoreCase) == true);
        Assert.Equal("0", (jenkins.Values.At("controller", "numExecutors") as ScalarNode)?.ToString());
        Assert.Equal("restricted", Level("jenkins-agents"));
        var rendered = string.Concat(Difference.Rendering(Shinhan).Values);
        Assert.DoesNotContain("docker.sock", rendered, StringComparison.Ordinal);
        Assert.DoesNotContain("privileged: true", rendered, StringComparison.Ordinal);
        Assert.Contains(Shinhan.All("ValidatingAdmissionPolicy"), policy => policy.Id.Name == "jenkins-builds");
        Assert.Contains("moby/buildkit", Jenkinsfile, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://github.com/2522001/shinhan-ict.git")]
    [InlineData("https://github.com/2522001/shinhan-ict")]
    [InlineData("https://github.com/2522001/Shinhan-ICT.git")]
    public void L14_code_and_manifests_are_in_two_repositories(string manifests)
    {
        var refused = Assert.Throws<RefusedException>(
            () => Runs.With(Runs.Stack, (Runs.Stack, "https://github.com/2522001/shinhan-ict-manifests.git", manifests)));

        Assert.Contains(refused.Diagnostics, problem => problem.Where == "stack shinhan, infra:manifestRepository"
            && problem.Code == Codes.SameRepository && problem.At is not null);
    }

    [Fact]
    public void L15_the_pipeline_writes_one_tag_with_a_credential()
    {
        Assert.Contains("https://github.com/2522001/shinhan-ict-manifests.git", Jenkinsfile, StringComparison.Ordinal);
        Assert.Contains("nginx/Deployment-nginx.yaml", Jenkinsfile, StringComparison.Ordinal);
        Assert.Contains("minseo205/k8s-project", Jenkinsfile, StringComparison.Ordinal);
        Assert.Contains("withCredentials", Jenkinsfile, StringComparison.Ordinal);
        Assert.Contains("'manifests'", Jenkinsfile, StringComparison.Ordinal);
        Assert.DoesNotContain("latest", Jenkinsfile, StringComparison.Ordinal);
        // The file that it writes has the image once, so that one line changes.
        var file = Difference.Rendering(Shinhan).Single(file => file.Key.EndsWith("nginx/Deployment-nginx.yaml", StringComparison.Ordinal)).Value;
        Assert.Equal(2, file.Split("minseo205/k8s-project:").Length);
    }

    [Fact]
    public void L16_Argo_CD_is_behind_the_edge_its_cache_is_reached_and_one_application_watches()
    {
        var route = Shinhan.One("HTTPRoute", "argocd", "argocd");
        Assert.All(route.Tree.Items("spec", "parentRefs"), parent => Assert.StartsWith("https-", parent.Value("sectionName"), StringComparison.Ordinal));
        Assert.Equal(["argocd-server"], route.Tree.Items("spec", "rules").SelectMany(rule => rule.Items("backendRefs")).Select(backend => backend.Value("name")));

        var cache = Shinhan.One("NetworkPolicy", "argocd", "argocd-redis");
        var rule = Assert.Single(cache.Tree.Items("spec", "ingress"));
        Assert.Equal(["6379"], rule.Items("ports").Select(port => port.Value("port")));
        Assert.Equal(["argocd-application-controller", "argocd-applicationset-controller", "argocd-repo-server", "argocd-server"],
            rule.Items("from").Select(peer => peer.Value("podSelector", "matchLabels", "app.kubernetes.io/name")).Order(StringComparer.Ordinal));
        foreach (var part in new[] { "repo-server", "application-controller" })
        {
            Assert.Contains(Shinhan.One("NetworkPolicy", "argocd", $"argocd-{part}").Tree.Items("spec", "egress"), to =>
                to.Items("ports").Any(port => port.Value("port") == "6379")
                && to.Items("to").Any(peer => peer.Value("podSelector", "matchLabels", "app.kubernetes.io/name") == "argocd-redis"));
        }

        var application = Assert.Single(Shinhan.All("Application"));
        Assert.Equal(("https://github.com/2522001/shinhan-ict-manifests.git", "nginx", "nginx"), (application.Value("spec", "source", "repoURL"),
            application.Value("spec", "source", "path"), application.Value("spec", "destination", "namespace")));
    }

    [Fact]
    public void L17_metrics_and_dashboards_are_on_volumes_and_something_is_collected()
    {
        var values = Shinhan.Chart("kube-prometheus-stack").Values;

        var claim = (MapNode)values.At("prometheus", "prometheusSpec", "storageSpec", "volumeClaimTemplate", "spec")!;
        Assert.Equal(("20Gi", "local-path"), (claim.Value("resources", "requests", "storage"), claim.Value("storageClassName")));
        Assert.Equal(("true", "local-path"), (values.Value("grafana", "persistence", "enabled"), values.Value("grafana", "persistence", "storageClassName")));
        Assert.NotEmpty(values.Value("grafana", "persistence", "size")!);
        // What is collected lets Prometheus in, which is what the first try lacked.
        foreach (var monitor in Shinhan.All("PodMonitor"))
        {
            Assert.Contains(Shinhan.All("NetworkPolicy"), policy => policy.Id.Namespace == monitor.Id.Namespace
                && policy.Id.Name == $"{monitor.Id.Name}-metrics");
        }

        Assert.NotEmpty(Shinhan.All("PodMonitor"));
    }

    [Fact]
    public void L18_every_chart_and_image_has_one_version()
    {
        Assert.All(Shinhan.Inventory.Charts, chart => Assert.Matches(@"^v?[0-9]+\.[0-9]+\.[0-9]+$", chart.Version));
        var check = Checker.Check(Shinhan.Inventory, new CheckOptions { Production = true });
        Assert.DoesNotContain(check.Findings, finding => finding.Rule.Name is "pinned-image" or "pinned-chart");
    }

    [Fact]
    public void L19_flows_are_denied_the_listener_has_TLS_and_no_secret_is_rendered()
    {
        foreach (var space in Shinhan.All("Namespace"))
        {
            var deny = Shinhan.One("NetworkPolicy", space.Id.Name, "default-deny");
            Assert.Equal(["Ingress", "Egress"], deny.Tree.Texts("spec", "policyTypes"));
        }

        var listeners = Shinhan.One("Gateway", "gateway", "web-gateway").Tree.Items("spec", "listeners").ToList();
        Assert.All(listeners.Where(listener => listener.Value("protocol") != "HTTP"), listener => Assert.Equal("Terminate", listener.Value("tls", "mode")));
        Assert.Equal(5, listeners.Count(listener => listener.Value("protocol") == "HTTPS"));
        var check = Checker.Check(Shinhan.Inventory, new CheckOptions { Production = true });
        Assert.DoesNotContain(check.Findings, finding => finding.Rule.Name is "clear-text" or "plain-secret" or "secret-with-data");
    }

    [Fact]
    public void L20_a_new_load_balancer_keeps_the_address_and_the_ports()
    {
        var address = Net.Inventory.Cloud.Single(resource => resource.Key.Name == "shinhan-edge-ap-northeast-2a");
        var balancer = Net.Inventory.Cloud.Single(resource => resource.Key.Type == Balancer);

        Assert.Equal((true, true), (address.Options.Protect, address.Options.RetainOnDelete));
        Assert.Null(address.Inputs.Text("networkInterface"));
        Assert.Contains("shinhan-edge-ap-northeast-2a", balancer.Inputs.Items("subnetMappings").Single().Value("allocationId"), StringComparison.Ordinal);
        // Nothing of the cluster knows the load balancer.
        Assert.DoesNotContain(Shinhan.Inventory.Cloud, resource => resource.Key.Type.StartsWith("aws:", StringComparison.Ordinal));
    }

    private static string Jenkinsfile => Shinhan.One("ConfigMap", "jenkins", "jenkins-job-nginx").Value("data", "nginx.Jenkinsfile")!;

    private static string? Level(string space) => Shinhan.Inventory.Manifests.Single(manifest => manifest.Id.Kind == "Namespace" && manifest.Id.Name == space)
        .Value("metadata", "labels", "pod-security.kubernetes.io/enforce");

    private static Dictionary<string, string> Applications(StackResult result) => Difference.Rendering(result)
        .Where(file => file.Key.StartsWith("cafe/", StringComparison.Ordinal) || file.Key.StartsWith("nginx/", StringComparison.Ordinal))
        .ToDictionary(StringComparer.Ordinal);
}
