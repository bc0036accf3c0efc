using System.Text.RegularExpressions;
using Infra.Diagnostics;
using Infra.Hermetic;
using Infra.Manifests;
using Infra.Rules;

namespace Infra.Stacks.Tests.Egov;

/// <summary>
/// The acceptance list of eGovFrame's template, by its numbers: on NGINX Gateway Fabric as the stack is, and in <see cref="IngressTests"/> on
/// ingress-nginx.
/// </summary>
public sealed class AcceptanceTests
{
    private static readonly string[] Services =
        ["user-service", "portal-service", "board-service", "reserve-item-service", "reserve-check-service", "reserve-request-service"];

    private static readonly string[] Backends = ["apigateway", "discovery", "config", .. Services];
    private static readonly string[] Fronts = ["frontend-admin", "frontend-portal"];
    private static readonly string[] Scaled = ["apigateway", .. Services, .. Fronts];

    public static TheoryData<string> EachBackend => [.. Backends];

    public static TheoryData<string> EachService => [.. Services];

    [Fact]
    public void L01_there_are_eleven_applications_on_their_ports_of_which_nine_are_scaled()
    {
        var ports = Backends.Concat(Fronts).ToDictionary(name => name, name => Container(Lab, name).Items("ports").Single().Value("containerPort"));
        Assert.Equal(11, ports.Count);
        Assert.Equal(("8000", "8761", "8888"), (ports["apigateway"], ports["discovery"], ports["config"]));
        Assert.All(Fronts, front => Assert.Equal("3000", ports[front]));
        // The Services answer on 80 (L02); an ordinary user listens above 1024.
        Assert.All(Services, service => Assert.Equal("8080", ports[service]));

        Assert.Equal(Scaled.Select(name => $"{name}-hpa-cpu").Order(StringComparer.Ordinal),
            Lab.All("HorizontalPodAutoscaler").Select(scaler => scaler.Id.Name).Order(StringComparer.Ordinal));
        Assert.All(Scaled, name =>
        {
            var scaler = Lab.One("HorizontalPodAutoscaler", $"{name}-hpa-cpu");
            Assert.Equal(("Deployment", $"{name}-deployment", "1", "3"), (scaler.Value("spec", "scaleTargetRef", "kind"),
                scaler.Value("spec", "scaleTargetRef", "name"), scaler.Value("spec", "minReplicas"), scaler.Value("spec", "maxReplicas")));
            var metric = Assert.Single(scaler.Tree.Items("spec", "metrics"));
            Assert.Equal(("cpu", "70"), (metric.Value("resource", "name"), metric.Value("resource", "target", "averageUtilization")));
            Assert.NotNull(Container(Lab, name).Value("resources", "requests", "cpu"));
        });
    }

    [Theory]
    [InlineData("apigateway", "NodePort", "8000", "8000", "30001")]
    [InlineData("discovery", "NodePort", "8761", "8761", "30002")]
    [InlineData("frontend-admin", "NodePort", "3000", "3000", "30011")]
    [InlineData("frontend-portal", "NodePort", "3000", "3000", "30012")]
    [InlineData("config", "ClusterIP", "8888", "8888", null)]
    [InlineData("user-service", "ClusterIP", "80", "8080", null)]
    [InlineData("portal-service", "ClusterIP", "80", "8080", null)]
    [InlineData("board-service", "ClusterIP", "80", "8080", null)]
    [InlineData("reserve-item-service", "ClusterIP", "80", "8080", null)]
    [InlineData("reserve-check-service", "ClusterIP", "80", "8080", null)]
    [InlineData("reserve-request-service", "ClusterIP", "80", "8080", null)]
    public void L02_services_have_the_ports_of_the_running_ones(string name, string type, string port, string target, string? nodePort)
    {
        var service = Lab.One("Service", name);

        Assert.Equal(type, service.Value("spec", "type"));
        var mapping = Assert.Single(service.Tree.Items("spec", "ports"));
        Assert.Equal((port, target, nodePort), (mapping.Value("port"), mapping.Value("targetPort"), mapping.Value("nodePort")));
        Assert.Equal(("production", $"{name}-pod"), (service.Value("spec", "selector", "env"), service.Value("spec", "selector", "name")));
    }

    [Theory]
    [InlineData("apigateway-ingress", "api.192.168.56.240.nip.io", "apigateway", "8000")]
    [InlineData("discovery-ingress", "discovery.192.168.56.240.nip.io", "discovery", "8761")]
    public void L03_the_gateway_and_eureka_have_hosts_below_the_configured_domain(string route, string host, string service, string port) =>
        Leads(Lab, route, host, service, port);

    [Fact]
    public void L03_another_domain_changes_the_hosts() => Leads(
        Runs.With(("infra:domain: 192.168.56.240.nip.io", "infra:domain: portal.example.com")),
        "apigateway-ingress", "api.portal.example.com", "apigateway", "8000");

    [Theory]
    [InlineData("frontend-admin-ingress", "admin.192.168.56.240.nip.io", "frontend-admin", "3000")]
    [InlineData("frontend-portal-ingress", "portal.192.168.56.240.nip.io", "frontend-portal", "3000")]
    public void L04_the_pages_have_hosts(string route, string host, string service, string port) => Leads(Lab, route, host, service, port);

    [Theory]
    [InlineData("host: admin.192.168.56.240.nip.io, ", "", "infra:fronts.admin", "INF0102")]
    [InlineData("host: portal.192.168.56.240.nip.io, ", "", "infra:fronts.portal", "INF0102")]
    [InlineData("host: admin.192.168.56.240.nip.io", "host: \"<TODO: domain of the pages>\"", "infra:fronts.admin.host", "INF0110")]
    public void L04_a_host_that_is_not_set_is_an_error_at_preview(string text, string replacement, string place, string code)
    {
        var refused = Assert.Throws<RefusedException>(() => Runs.With((text, replacement)));

        Assert.Contains(refused.Diagnostics, problem =>
            problem.Code.Id == code && problem.Where.StartsWith($"stack egov, {place}", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(EachBackend))]
    public void L05_backends_are_asked_for_their_health_at_their_own_port(string name)
    {
        var container = Container(Lab, name);
        var port = container.Items("ports").Single().Value("containerPort");

        Assert.All(new[] { "startupProbe", "readinessProbe", "livenessProbe" }, probe => Assert.Equal(("/actuator/health", port),
            (container.Value(probe, "httpGet", "path"), container.Value(probe, "httpGet", "port"))));
        Assert.Equal(("10", "5", "36"), (container.Value("startupProbe", "initialDelaySeconds"), container.Value("startupProbe", "periodSeconds"),
            container.Value("startupProbe", "failureThreshold")));
        Assert.Equal((name == "config" ? "30" : "10", "10", "3"), (container.Value("readinessProbe", "initialDelaySeconds"),
            container.Value("readinessProbe", "periodSeconds"), container.Value("readinessProbe", "failureThreshold")));
        Assert.Equal(("60", "30", "5", "3"), (container.Value("livenessProbe", "initialDelaySeconds"), container.Value("livenessProbe", "periodSeconds"),
            container.Value("livenessProbe", "timeoutSeconds"), container.Value("livenessProbe", "failureThreshold")));
        Assert.Null(container.Value("securityContext", "failureThreshold"));
    }

    [Theory]
    [MemberData(nameof(EachBackend))]
    public void L06_backends_have_their_share_and_no_privilege(string name)
    {
        var container = Container(Lab, name);
        var pod = Pod(Lab, name);

        Assert.Equal(("250m", "512Mi", "1000m", "1Gi"), (container.Value("resources", "requests", "cpu"), container.Value("resources", "requests", "memory"),
            container.Value("resources", "limits", "cpu"), container.Value("resources", "limits", "memory")));
        Assert.Equal(("true", "1000", "1000", "1000"), (pod.Value("securityContext", "runAsNonRoot"), pod.Value("securityContext", "runAsUser"),
            pod.Value("securityContext", "runAsGroup"), pod.Value("securityContext", "fsGroup")));
        Assert.Equal("false", container.Value("securityContext", "allowPrivilegeEscalation"));
        Assert.Equal(["ALL"], container.Texts("securityContext", "capabilities", "drop"));
    }

    [Fact]
    public void L07_the_gateway_has_the_variables_of_set_a() => Has("apigateway",
        ("EUREKA_INSTANCE_HOSTNAME", "backend-configmap"), ("APIGATEWAY_HOSTNAME", "backend-configmap"),
        ("SPRING_CLOUD_CONFIG_URI", "backend-configmap"), ("RABBITMQ_HOSTNAME", "backend-configmap"));

    [Theory]
    [MemberData(nameof(EachService))]
    public void L07_services_have_the_variables_of_set_b(string name)
    {
        Has(name,
            ("APP_HOME", "common-configmap"), ("EUREKA_INSTANCE_HOSTNAME", "backend-configmap"), ("APIGATEWAY_HOSTNAME", "backend-configmap"),
            ("SPRING_CLOUD_CONFIG_URI", "backend-configmap"), ("MYSQL_HOSTNAME", "backend-configmap"), ("ZIPKIN_HOSTNAME", "backend-configmap"),
            ("RABBITMQ_HOSTNAME", "backend-configmap"));
        Assert.Equal(Container(Lab, name).Items("ports").Single().Value("containerPort"), Variable(Lab, name, "SERVER_PORT")!.Value("value"));
    }

    [Fact]
    public void L07_the_config_server_has_the_variables_of_set_c_and_looks_where_its_files_are()
    {
        Has("config", ("RABBITMQ_HOSTNAME", "backend-configmap"));
        var mount = Container(Lab, "config").Items("volumeMounts").Single(mount => mount.Value("name") == "app-config").Value("mountPath");
        Assert.Equal($"file:{mount}", Variable(Lab, "config", "SEARCH_LOCATION")!.Value("value"));
    }

    [Fact]
    public void L07_the_config_maps_name_the_services_of_the_namespace()
    {
        Assert.Equal(
            [
                ("APIGATEWAY_HOSTNAME", "apigateway.egov.svc.cluster.local"), ("EUREKA_INSTANCE_HOSTNAME", "discovery.egov.svc.cluster.local"),
                ("MYSQL_HOSTNAME", "mysql.egov.svc.cluster.local"), ("RABBITMQ_HOSTNAME", "rabbitmq.egov.svc.cluster.local"),
                ("SPRING_CLOUD_CONFIG_URI", "http://config.egov.svc.cluster.local:8888"), ("ZIPKIN_HOSTNAME", "zipkin.egov.svc.cluster.local"),
            ],
            Data(Lab.One("ConfigMap", "backend-configmap")));
        Assert.Equal([("APP_HOME", "/srv/nfs"), ("TZ", "Asia/Seoul")], Data(Lab.One("ConfigMap", "common-configmap")));
    }

    [Theory]
    [InlineData("board-service")]
    [InlineData("portal-service")]
    public void L08_who_keeps_files_mounts_the_claim_and_tolerates_its_taint(string name)
    {
        var claim = Pod(Lab, name).Items("volumes").Single(volume => volume.Value("persistentVolumeClaim", "claimName") == "backend-pvc");
        var mount = Container(Lab, name).Items("volumeMounts").Single(mount => mount.Value("name") == claim.Value("name"));
        Assert.Equal(("/srv/nfs", null), (mount.Value("mountPath"), mount.Value("readOnly")));
        var toleration = Assert.Single(Pod(Lab, name).Items("tolerations"));
        Assert.Equal(("pvc", "backend-pvc", "NoSchedule"), (toleration.Value("key"), toleration.Value("value"), toleration.Value("effect")));
    }

    [Theory]
    [InlineData("user-service")]
    [InlineData("reserve-check-service")]
    [InlineData("reserve-item-service")]
    [InlineData("reserve-request-service")]
    public void L08_who_is_told_of_the_folder_finds_its_messages_there(string name) => Assert.Equal("true",
        Container(Lab, name).Items("volumeMounts").Single(mount => mount.Value("mountPath") == "/srv/nfs").Value("readOnly"));

    [Fact]
    public void L09_files_are_shared_by_nfs()
    {
        var claim = Lab.One("PersistentVolumeClaim", "backend-pvc");

        Assert.Equal(("nfs", "5Gi"), (claim.Value("spec", "storageClassName"), claim.Value("spec", "resources", "requests", "storage")));
        Assert.Equal(["ReadWriteMany"], claim.Tree.Texts("spec", "accessModes"));
    }

    [Fact]
    public void L09_on_openstack_all_claims_are_of_cinder_and_one_node_has_the_files()
    {
        var stack = Runs.OnCinder;
        Assert.Equal("cinder.csi.openstack.org", stack.One("StorageClass", "cinder", null).Value("provisioner"));
        var claim = stack.One("PersistentVolumeClaim", "backend-pvc");
        Assert.Equal(("cinder", "5Gi"), (claim.Value("spec", "storageClassName"), claim.Value("spec", "resources", "requests", "storage")));
        Assert.Equal(["ReadWriteOnce"], claim.Tree.Texts("spec", "accessModes"));
        Assert.All(stack.All("PersistentVolumeClaim"), other => Assert.Equal("cinder", other.Value("spec", "storageClassName")));
        Assert.DoesNotContain(stack.Inventory.Charts, chart => chart.Chart.Contains("nfs", StringComparison.Ordinal));
        Assert.All(new[] { "board-service", "portal-service" }, name =>
        {
            Assert.Equal("worker1", Pod(stack, name).Value("nodeSelector", "kubernetes.io/hostname"));
            Assert.Equal(("1", "Recreate"), (stack.One("Deployment", $"{name}-deployment").Value("spec", "replicas"),
                stack.One("Deployment", $"{name}-deployment").Value("spec", "strategy", "type")));
            Assert.DoesNotContain(stack.All("HorizontalPodAutoscaler"), scaler => scaler.Id.Name == $"{name}-hpa-cpu");
        });
    }

    [Fact]
    public void L09_on_openstack_databases_are_on_volumes_while_files_may_stay_on_nfs()
    {
        var stack = Runs.WithCinder("share: { server: 192.168.56.21, path: /srv/nfs }");

        Assert.Equal("cinder", stack.One("PersistentVolumeClaim", "mysql").Value("spec", "storageClassName"));
        Assert.Equal("nfs", stack.One("PersistentVolumeClaim", "backend-pvc").Value("spec", "storageClassName"));
        Assert.Equal("3", stack.One("HorizontalPodAutoscaler", "board-service-hpa-cpu").Value("spec", "maxReplicas"));
    }

    [Theory]
    [InlineData("    boardService: { scale: { fixed: 2 } }", "infra:apps.boardService.scale")]
    [InlineData("    portalService: { scale: { auto: { maxReplicas: 3 } } }", "infra:apps.portalService.scale")]
    [InlineData("    boardService: { placement: { nodeSelector: { kubernetes.io/hostname: worker2 } } }", "infra:apps.boardService.placement.nodeSelector")]
    public void L09_on_openstack_a_second_pod_or_node_is_refused(string apps, string place)
    {
        var refused = Assert.Throws<RefusedException>(() =>
            Runs.WithCinder("node: worker1", ("  infra:images:\n", $"  infra:apps:\n{apps}\n  infra:images:\n")));

        Assert.Contains(refused.Diagnostics, problem => problem.Code.Id == "INF0205"
            && problem.Where.StartsWith($"stack egov, {place}", StringComparison.Ordinal));
    }

    [Fact]
    public void L10_the_class_nfs_is_that_of_the_running_provisioner()
    {
        var values = Lab.Inventory.Charts.Single(chart => chart.Chart == "nfs-subdir-external-provisioner").Values;

        Assert.Equal(("192.168.56.21", "/srv/nfs"), (values.Value("nfs", "server"), values.Value("nfs", "path")));
        Assert.Equal(("nfs", "nfs-provisioner", "false"), (values.Value("storageClass", "name"), values.Value("storageClass", "provisionerName"),
            values.Value("storageClass", "archiveOnDelete")));
    }

    [Fact]
    public void L10_without_a_running_provisioner_the_kubernetes_projects_driver_makes_the_volumes()
    {
        var nfs = Runs.With((", provisioner: nfs-provisioner", "")).One("StorageClass", "nfs", null);

        Assert.Equal(("nfs.csi.k8s.io", "192.168.56.21", "/srv/nfs"),
            (nfs.Value("provisioner"), nfs.Value("parameters", "server"), nfs.Value("parameters", "share")));
    }

    [Fact]
    public void L11_mysql_makes_both_databases_when_it_starts_and_its_administrator_has_a_password()
    {
        var set = Lab.One("StatefulSet", "mysql");
        Assert.Equal("1", set.Value("spec", "replicas"));
        var scripts = Data(Lab.One("ConfigMap", "mysql-scripts")).ToDictionary(file => file.Item1, file => file.Item2);
        Assert.Contains("CREATE DATABASE IF NOT EXISTS `msaportal`", scripts["setup.sql"], StringComparison.Ordinal);
        Assert.Contains("CREATE DATABASE IF NOT EXISTS `reservation`", scripts["setup.sql"], StringComparison.Ordinal);
        Assert.Contains("GRANT ALL PRIVILEGES ON `reservation`.* TO 'msaportal'@'%'", scripts["setup.sql"], StringComparison.Ordinal);
        Assert.DoesNotContain("ADMIN", scripts["setup.sql"], StringComparison.Ordinal);
        Assert.DoesNotContain("IDENTIFIED BY 'msaportal'", scripts["setup.sql"], StringComparison.Ordinal);

        var server = set.Tree.Items("spec", "template", "spec", "containers").Single();
        Assert.DoesNotContain(server.Items("env"), variable => variable.Value("name")!.Contains("EMPTY", StringComparison.Ordinal));
        Assert.Contains(server.Items("env"), variable => variable.Value("name") == "MYSQL_ROOT_PASSWORD_FILE");
        Assert.Equal("localhost", server.Items("env").Single(variable => variable.Value("name") == "MYSQL_ROOT_HOST").Value("value"));
        Assert.All(Services, name =>
        {
            Assert.Equal(("mysql-msaportal", "username"), Source(name, "DB_USERNAME"));
            Assert.Equal(("mysql-msaportal", "password"), Source(name, "DB_PASSWORD"));
        });
    }

    [Theory]
    [InlineData("      - { name: reservation, owner: msaportal }\n", "", "reservation")]
    [InlineData("reservation, owner: msaportal", "reservations, owner: msaportal", "reservation")]
    [InlineData("msaportal, owner: msaportal", "portal, owner: msaportal", "msaportal")]
    public void L11_a_stack_without_one_of_the_databases_is_refused(string text, string replacement, string database)
    {
        var refused = Assert.Throws<RefusedException>(() => Runs.With((text, replacement)));

        Assert.Contains(refused.Diagnostics, problem => problem.Where == "stack egov, infra:mySql.databases" && problem.Actual == database);
    }

    [Theory]
    [InlineData("5672", "30003")]
    [InlineData("15672", "30004")]
    [InlineData("5601", "30005")]
    [InlineData("9411", "30008")]
    public void L12_the_laboratorys_ports_are_on_every_node(string port, string nodePort) => Assert.Equal(port,
        Lab.All("Service").SelectMany(service => service.Tree.Items("spec", "ports")).Single(mapping => mapping.Value("nodePort") == nodePort)
            .Value("port"));

    [Fact]
    public void L12_jenkins_is_on_the_laboratorys_ports()
    {
        var controller = (MapNode)Lab.Inventory.Charts.Single(chart => chart.Chart == "jenkins").Values.At("controller")!;

        Assert.Equal(("NodePort", "30006"), (controller.Value("serviceType"), controller.Value("nodePort")));
        Assert.Equal(("NodePort", "30007"), (controller.Value("agentListenerServiceType"), controller.Value("agentListenerNodePort")));
    }

    [Fact]
    public void Topics_are_there_before_a_service_declares_its_queue()
    {
        var declared = Data(Lab.One("ConfigMap", "rabbitmq-definitions")).Single(file => file.Item1 == "topology.json").Item2;

        Assert.All(new[] { "attachment-entity.topic", "inventory-updated.topic", "reserve-request.topic", "springCloudBus" },
            topic => Assert.Contains($"\"{topic}\"", declared, StringComparison.Ordinal));
    }

    [Fact]
    public void L12_elsewhere_no_service_is_on_the_nodes()
    {
        var stack = Runs.With(("infra:lab: true", "infra:lab: false"));

        Assert.DoesNotContain(stack.All("Service").SelectMany(service => service.Tree.Items("spec", "ports")), port => port.Value("nodePort") is not null);
        Assert.All(stack.All("Service").Where(service => service.Value("spec", "clusterIP") != "None"),
            service => Assert.Equal("ClusterIP", service.Value("spec", "type")));
    }

    [Fact]
    public void L13_no_two_claims_can_have_one_folder()
    {
        // Classes make a folder or a volume for each claim; nothing claims a volume by its size alone.
        Assert.Empty(Lab.All("PersistentVolume"));
        var claims = Lab.All("PersistentVolumeClaim").ToList();
        Assert.All(claims, claim => Assert.NotNull(claim.Value("spec", "storageClassName")));
        Assert.Equal(["backend-pvc"], claims.Where(claim => claim.Value("spec", "storageClassName") == "nfs").Select(claim => claim.Id.Name));
        Assert.Equal(claims.Count, claims.Select(claim => claim.Id.Name).Distinct().Count());
    }

    [Fact]
    public void L14_the_config_server_serves_seven_files()
    {
        var files = Data(Lab.One("ConfigMap", "config-files")).ToDictionary(file => file.Item1, file => file.Item2);
        Assert.Equal(
            [
                "application.yml", "board-service.yml", "portal-service.yml", "reserve-check-service.yml", "reserve-item-service.yml",
                "reserve-request-service.yml", "user-service.yml",
            ],
            files.Keys.Order(StringComparer.Ordinal));
        Assert.Contains("config-files", Pod(Lab, "config").Items("volumes").Select(volume => volume.Value("configMap", "name")));
        Assert.Equal("native", Variable(Lab, "config", "SPRING_PROFILES_ACTIVE")!.Value("value"));
        Assert.All(files.Values, text => Assert.Matches(@"^(?!.*(password|secret): *[^$\s])", text.ReplaceLineEndings("\u2028")));
    }

    [Fact]
    public void L14_each_file_finds_its_variables_in_the_pods_that_read_it()
    {
        foreach (var (file, text) in Data(Lab.One("ConfigMap", "config-files")))
        {
            var readers = file == "application.yml" ? Services.Append("apigateway") : [Path.GetFileNameWithoutExtension(file)];
            foreach (var reader in readers)
            {
                var variables = Container(Lab, reader).Items("env").Select(variable => variable.Value("name")!).ToHashSet(StringComparer.Ordinal);
                Assert.All(Placeholders(text).Where(name => !name.HasDefault), name => Assert.Contains(name.Name, variables));
            }
        }
    }

    [Fact]
    public void L14_from_git_it_has_settings_of_its_own_and_is_let_out()
    {
        var stack = Runs.With(("  infra:lab: true\n", """
              infra:lab: true
              infra:configServer:
                git: { repository: https://github.com/portal/settings.git, login: { user: reader } }

            """));

        Assert.Equal("prod", Variable(stack, "config", "SPRING_PROFILES_ACTIVE")!.Value("value"));
        Assert.Equal(["application-prod.yml"], Data(stack.One("ConfigMap", "config-files")).Select(file => file.Item1));
        Assert.Equal("https://github.com/portal/settings.git", Variable(stack, "config", "GIT_REPOSITORY")!.Value("value"));
        Assert.Equal("config-repository", Variable(stack, "config", "GIT_PASSWORD")!.Value("valueFrom", "secretKeyRef", "name"));
        Assert.Contains(stack.One("NetworkPolicy", "config").Tree.Items("spec", "egress").SelectMany(rule => rule.Items("ports")),
            port => port.Value("port") == "443");
    }

    [Fact]
    public void L15_logs_go_to_logstash_in_a_profile_in_which_they_are_sent()
    {
        foreach (var name in Services.Append("apigateway").Append("config"))
        {
            Assert.Equal("logstash.egov.svc.cluster.local:8088", Variable(Lab, name, "logstash_hostname")!.Value("value"));
            Assert.NotEqual("default", Variable(Lab, name, "SPRING_PROFILES_ACTIVE")!.Value("value"));
            Assert.Contains(Lab.One("NetworkPolicy", name).Tree.Items("spec", "egress").SelectMany(rule => rule.Items("ports")),
                port => port.Value("port") == "8088");
        }

        Assert.Contains(Lab.One("Service", "logstash").Tree.Items("spec", "ports"), port => port.Value("port") == "8088");
    }

    [Theory]
    [InlineData("default")]
    [InlineData("test")]
    public void L15_a_profile_in_which_no_log_is_sent_is_refused(string profile) => Assert.Contains("infra:profile",
        Assert.Throws<RefusedException>(() => Runs.With(("  infra:lab: true\n", $"  infra:lab: true\n  infra:profile: {profile}\n")))
            .Diagnostics.Select(problem => problem.Where[(problem.Where.IndexOf(", ", StringComparison.Ordinal) + 2)..]));

    [Fact]
    public void L16_what_applications_need_is_made_before_them()
    {
        var before = Runs.Before();
        ResourceKey Deployment(string name) => before.Keys.Single(key => key.Name == name && key.Type == "kubernetes:apps/v1:Deployment");

        foreach (var name in Services.Append("apigateway").Concat(Fronts))
        {
            var first = before[Deployment(name)].Select(key => key.Name).ToHashSet(StringComparer.Ordinal);
            Assert.Superset(new HashSet<string>(["mysql", "rabbitmq", "zipkin", "config", "discovery"], StringComparer.Ordinal), first);
        }

        Assert.Superset(new HashSet<string>(["mysql", "rabbitmq", "zipkin"], StringComparer.Ordinal),
            before[Deployment("config")].Select(key => key.Name).ToHashSet(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("discovery")]
    [InlineData("config")]
    public void L17_eureka_and_the_config_server_have_one_pod(string name)
    {
        Assert.Equal("1", Lab.One("Deployment", $"{name}-deployment").Value("spec", "replicas"));
        Assert.DoesNotContain(Lab.All("HorizontalPodAutoscaler"), scaler => scaler.Value("spec", "scaleTargetRef", "name") == $"{name}-deployment");
        var refused = Assert.Throws<RefusedException>(() =>
            Runs.With(("  infra:images:\n", $"  infra:apps:\n    {name}: {{ scale: {{ fixed: 2 }} }}\n  infra:images:\n")));
        Assert.Contains(refused.Diagnostics, problem =>
            problem.Code.Id == "INF0208" && problem.Where.EndsWith($"infra:apps.{name}.scale", StringComparison.Ordinal));
    }

    [Fact]
    public void L17_peers_of_eureka_know_each_other_and_services_know_all_of_them()
    {
        var stack = Runs.With(("  infra:lab: true\n", "  infra:lab: true\n  infra:discoveryPeers: 2\n"));

        Assert.Equal("http://${SPRING_SECURITY_USER_NAME}:${SPRING_SECURITY_USER_PASSWORD}@discovery-2.egov.svc.cluster.local:8761/eureka",
            Variable(stack, "discovery", "EUREKA_CLIENT_SERVICEURL_DEFAULTZONE")!.Value("value"));
        Assert.Equal("http://${SPRING_SECURITY_USER_NAME}:${SPRING_SECURITY_USER_PASSWORD}@discovery.egov.svc.cluster.local:8761/eureka",
            Variable(stack, "discovery-2", "EUREKA_CLIENT_SERVICEURL_DEFAULTZONE")!.Value("value"));
        Assert.All(new[] { "discovery", "discovery-2" }, name =>
            Assert.Equal("1", stack.One("Deployment", $"{name}-deployment").Value("spec", "replicas")));
        Assert.Equal("http://${EUREKA_USERNAME}:${EUREKA_PASSWORD}@discovery.egov.svc.cluster.local:8761/eureka,"
            + "http://${EUREKA_USERNAME}:${EUREKA_PASSWORD}@discovery-2.egov.svc.cluster.local:8761/eureka",
            Variable(stack, "board-service", "EUREKA_SERVERS")!.Value("value"));
    }

    [Fact]
    public void L18_nothing_has_the_socket_of_docker_or_a_folder_of_its_node() => Assert.DoesNotContain(Lab.Inventory.Manifests
        .SelectMany(manifest => new[] { manifest.Tree.Items("spec", "template", "spec", "volumes"), manifest.Tree.Items("spec", "volumes") })
        .SelectMany(volumes => volumes), volume => volume.At("hostPath") is not null);

    [Fact]
    public void L19_every_object_is_as_its_schema_wants_it_and_refers_to_what_is_there() => Assert.DoesNotContain(
        Checker.Check(Lab.Inventory, new CheckOptions()).Findings,
        finding => finding.Rule.Id[0] is 'A' or 'L' && finding.Severity == Severity.Error);

    [Fact]
    public void L20_the_three_machines_are_settings_of_the_cluster()
    {
        var machines = Runs.Before().Keys.Where(key => key.Type.StartsWith("command:remote:", StringComparison.Ordinal)).Select(key => key.Name).ToList();

        Assert.All(new[] { "control-plane1", "worker1", "worker2" },
            name => Assert.Contains(machines, machine => machine.Contains(name, StringComparison.Ordinal)));
    }

    private static StackResult Lab => Runs.Lab;

    private static void Leads(StackResult stack, string route, string host, string service, string port)
    {
        var made = stack.One("HTTPRoute", route);
        Assert.Equal([host], made.Tree.Texts("spec", "hostnames"));
        var rule = Assert.Single(made.Tree.Items("spec", "rules"));
        Assert.All(rule.Items("matches"), match => Assert.Equal(("PathPrefix", "/"), (match.Value("path", "type"), match.Value("path", "value"))));
        var backend = Assert.Single(rule.Items("backendRefs"));
        Assert.Equal((service, port), (backend.Value("name"), backend.Value("port")));
    }

    private static void Has(string application, params IReadOnlyList<(string Variable, string ConfigMap)> expected) => Assert.All(expected, one =>
    {
        var source = Variable(Lab, application, one.Variable);
        Assert.Equal((one.ConfigMap, one.Variable),
            (source?.Value("valueFrom", "configMapKeyRef", "name"), source?.Value("valueFrom", "configMapKeyRef", "key")));
    });

    private static (string?, string?) Source(string application, string variable) =>
        (Variable(Lab, application, variable)?.Value("valueFrom", "secretKeyRef", "name"),
            Variable(Lab, application, variable)?.Value("valueFrom", "secretKeyRef", "key"));

    private static MapNode? Variable(StackResult stack, string application, string name) =>
        Container(stack, application).Items("env").SingleOrDefault(variable => variable.Value("name") == name);

    private static MapNode Pod(StackResult stack, string application) =>
        (MapNode)stack.One("Deployment", $"{application}-deployment").Tree.At("spec", "template", "spec")!;

    private static MapNode Container(StackResult stack, string application) => Pod(stack, application).Items("containers").Single();

    private static IEnumerable<(string, string)> Data(Manifest map) =>
        ((MapNode)map.Tree.At("data")!).Entries.Select(entry => (entry.Key, ((ScalarNode)entry.Value).ToString()!))
            .OrderBy(entry => entry.Key, StringComparer.Ordinal);

    // The variables that a file of Spring names, whose names have no dot.
    private static IEnumerable<(string Name, bool HasDefault)> Placeholders(string text) =>
        Regex.Matches(text, @"\$\{([A-Z][A-Z0-9_]*)(:?)", RegexOptions.None, TimeSpan.FromSeconds(1))
            .Select(match => (match.Groups[1].Value, match.Groups[2].Length > 0));
}
