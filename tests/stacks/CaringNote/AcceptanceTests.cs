using System.Text.RegularExpressions;
using Infra.Hermetic;
using Infra.Manifests;

namespace Infra.Stacks.Tests.CaringNote;

/// <summary>
/// The acceptance list of Caring Note, by its numbers: on NGINX Gateway Fabric as the stacks are, and in <see cref="IngressTests"/> on
/// ingress-nginx as the running system is.
/// </summary>
public sealed class AcceptanceTests
{
    private const string Prod = "caringnote-prod";
    private const string Staging = "caringnote-staging";

    private static readonly string[] ApiVariables =
    [
        "SPRING_PROFILES_ACTIVE", "SPRING_DATASOURCE_URL", "SPRING_DATASOURCE_USERNAME", "SPRING_DATASOURCE_PASSWORD",
        "SPRINGDOC_SWAGGER_UI_PATH",
        "SPRINGDOC_SWAGGERUI_URL", "SPRINGDOC_API-DOCS_PATH", "SERVER_SERVLET_CONTEXT_PATH", "SPRING_JPA_HIBERNATE_DIALECT",
        "SPRING_DATASOURCE_DRIVER_CLASS_NAME", "SPRING_AI_OPENAI_API_KEY", "NAVER_CLOVA_API_KEY",
    ];

    [Theory]
    [InlineData(Prod, "caring-note", "caringnote.co.kr", "https", "caringnote-co-kr-tls")]
    [InlineData(Staging, "caring-note-staging", "stg.caringnote.co.kr", "https-stg", "stg-caringnote-co-kr-tls")]
    public void L01_L02_one_route_leads_the_host_to_the_api_and_to_the_pages(string stack, string space, string host, string listener,
        string secret)
    {
        var route = Result(stack).One("HTTPRoute", space, "caringnote-ingress");

        Assert.Equal([host], route.Tree.Texts("spec", "hostnames"));
        Assert.Equal([listener], route.Tree.Items("spec", "parentRefs").Select(parent => parent.Value("sectionName")));
        Assert.Equal([("PathPrefix", "/api/", "caring-note-api", "8080"), ("PathPrefix", "/", "caring-note-web", "80")],
            route.Tree.Items("spec", "rules").Select(rule => (rule.Items("matches").Single(), rule.Items("backendRefs").Single()))
                .Select(rule =>
                    (rule.Item1.Value("path", "type"), rule.Item1.Value("path", "value"), rule.Item2.Value("name"),
                        rule.Item2.Value("port"))));
        var own = Result(stack).Inventory.Manifests.Single(manifest => manifest.Id.Kind == (stack == Prod ? "Gateway" : "ListenerSet"));
        Assert.Equal([secret], own.Tree.Items("spec", "listeners").Where(its => its.Value("name") == listener)
            .SelectMany(its => its.Items("tls", "certificateRefs")).Select(its => its.Value("name")));
    }

    [Theory]
    [InlineData(Prod, "caring-note")]
    [InlineData(Staging, "caring-note-staging")]
    public void L03_an_hours_recording_gets_through_and_its_answer_may_take_five_minutes(string stack, string space)
    {
        Assert.Equal("100m", Result(stack).One("ClientSettingsPolicy", space, "caringnote").Value("spec", "body", "maxSize"));
        var policy = Result(stack).One("ProxySettingsPolicy", space, "caringnote");
        Assert.Equal(("300s", "300s"), (policy.Value("spec", "timeout", "read"), policy.Value("spec", "timeout", "send")));
    }

    [Theory]
    [InlineData(Prod, "prod", "caring_note", "postgresql-caring-note", "api-secret")]
    [InlineData(Staging, "staging", "caring_note_staging", "postgresql-caring-note-staging", "api-secret-staging")]
    public void L04_each_environment_has_its_own_database_role_and_secret(string stack, string profile, string database, string login,
        string keys)
    {
        Assert.Equal(profile, Variable(stack, "SPRING_PROFILES_ACTIVE").Value("value"));
        Assert.Equal($"jdbc:postgresql://postgresql.caring-note.svc:5432/{database}",
            Variable(stack, "SPRING_DATASOURCE_URL").Value("value"));
        Assert.Equal((login, "username"), Source(stack, "SPRING_DATASOURCE_USERNAME"));
        Assert.Equal((login, "password"), Source(stack, "SPRING_DATASOURCE_PASSWORD"));
        Assert.Equal((keys, "OPEN_AI_API_KEY"), Source(stack, "SPRING_AI_OPENAI_API_KEY"));
        Assert.Equal((keys, "CLOVA_API_KEY"), Source(stack, "NAVER_CLOVA_API_KEY"));
    }

    [Theory]
    [InlineData(Prod)]
    [InlineData(Staging)]
    public void L05_the_api_has_its_twelve_variables_of_which_four_are_secret(string stack)
    {
        Assert.All(ApiVariables, name => Assert.NotNull(Variable(stack, name)));
        Assert.Equal(["NAVER_CLOVA_API_KEY", "SPRING_AI_OPENAI_API_KEY", "SPRING_DATASOURCE_PASSWORD", "SPRING_DATASOURCE_USERNAME"],
            ApiVariables.Where(name => Variable(stack, name).At("valueFrom", "secretKeyRef") is not null).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("caring-note-api", "8080")]
    [InlineData("caring-note-web", "80")]
    public void L06_services_are_inside_the_cluster_on_the_ports_of_their_pods(string service, string port)
    {
        foreach (var made in new[]
        {
            Runs.Prod.One("Service", "caring-note", service),
            Runs.Staging.One("Service", "caring-note-staging", service),
        })
        {
            var mapping = Assert.Single(made.Tree.Items("spec", "ports"));
            Assert.Equal(("ClusterIP", port, port), (made.Value("spec", "type"), mapping.Value("port"), mapping.Value("targetPort")));
        }
    }

    [Theory]
    [InlineData(Prod)]
    [InlineData(Staging)]
    public void L07_images_are_tagged_with_a_whole_commit(string stack) => Assert.All(Result(stack).Inventory.Manifests
        .Where(manifest => manifest.Id is { Kind: "Deployment", Name: "caring-note-api" or "caring-note-web" })
        .Select(deployment => Container(deployment).Value("image")!), image => Assert.Matches(":[0-9a-f]{40}$", image));

    [Theory]
    [InlineData(Prod, "caring-note")]
    [InlineData(Staging, "caring-note-staging")]
    public void L08_the_api_is_asked_for_its_health_in_both_environments(string stack, string space)
    {
        var probe = (MapNode)Container(Result(stack).One("Deployment", space, "caring-note-api"))["readinessProbe"]!;

        Assert.Equal(("/api/actuator/health", "8080", "20", "10", "3"), (probe.Value("httpGet", "path"), probe.Value("httpGet", "port"),
            probe.Value("initialDelaySeconds"), probe.Value("periodSeconds"), probe.Value("failureThreshold")));
    }

    [Theory]
    [InlineData(Prod, "caring-note")]
    [InlineData(Staging, "caring-note-staging")]
    public void L09_the_api_rolls_out_by_a_quarter(string stack, string space)
    {
        var api = Result(stack).One("Deployment", space, "caring-note-api");

        Assert.Equal(("RollingUpdate", "25%", "25%", "1"), (api.Value("spec", "strategy", "type"),
            api.Value("spec", "strategy", "rollingUpdate", "maxSurge"), api.Value("spec", "strategy", "rollingUpdate", "maxUnavailable"),
            api.Value("spec", "replicas")));
    }

    [Fact]
    public void L10_postgresql_is_one_primary_of_version_16_on_a_volume_of_its_own()
    {
        var cluster = Runs.Prod.One("Cluster", "caring-note", "postgresql");
        Assert.Equal(("1", "16", "200", "16Gi"), (cluster.Value("spec", "instances"), cluster.Value("spec", "imageCatalogRef", "major"),
            cluster.Value("spec", "postgresql", "parameters", "max_connections"), cluster.Value("spec", "storage", "size")));
        var volume = Runs.Prod.One("PersistentVolume", null, "postgresql");
        Assert.Equal(("/mnt/postgresql", "postgresql-1", "caring-note", "Retain"), (volume.Value("spec", "local", "path"),
            volume.Value("spec", "claimRef", "name"), volume.Value("spec", "claimRef", "namespace"),
            volume.Value("spec", "persistentVolumeReclaimPolicy")));
        Assert.Equal(["ReadWriteOnce"], volume.Tree.Texts("spec", "accessModes"));
    }

    [Fact]
    public void L10_the_sizes_and_the_folder_of_the_running_system_are_settings()
    {
        var prod = Runs.With(Prod,
            (Prod, """resources: { cpu: "1", memory: 4Gi }""",
                """resources: { cpu: "2", cpuLimit: "4", memory: 8Gi, memoryRequest: 4Gi }"""),
            (Prod, """max_connections: "200" """.TrimEnd(), """max_connections: "400" """.TrimEnd()),
            (Prod, "    version: 16\n", "    version: 16\n    image: ghcr.io/cloudnative-pg/postgresql:16.4\n"),
            (Prod, "path: /mnt/postgresql", "path: /mnt/data"));

        var cluster = prod.One("Cluster", "caring-note", "postgresql");
        Assert.Equal(("ghcr.io/cloudnative-pg/postgresql:16.4", "400", "2", "4Gi", "4", "8Gi"), (cluster.Value("spec", "imageName"),
            cluster.Value("spec", "postgresql", "parameters", "max_connections"), cluster.Value("spec", "resources", "requests", "cpu"),
            cluster.Value("spec", "resources", "requests", "memory"), cluster.Value("spec", "resources", "limits", "cpu"),
            cluster.Value("spec", "resources", "limits", "memory")));
        Assert.Equal("/mnt/data", prod.One("PersistentVolume", null, "postgresql").Value("spec", "local", "path"));
    }

    [Fact]
    public void L11_the_primary_answers_as_postgresql_in_the_namespace_that_the_settings_name()
    {
        var prod = Runs.With(Prod, (Prod, "  infra:profile: prod\n", "  infra:profile: prod\n  infra:namespace: default\n"));

        var cluster = prod.One("Cluster", "default", "postgresql");
        Assert.Equal(["postgresql"], cluster.Tree.Items("spec", "managed", "services", "additional")
            .Select(service => service.Value("serviceTemplate", "metadata", "name")));
        Assert.Equal("postgresql.default.svc", prod.One("Keycloak", "default", "keycloak").Value("spec", "db", "host"));
    }

    [Fact]
    public void L12_three_databases_exist_after_one_deployment_each_with_an_owner_that_is_no_superuser()
    {
        Assert.Equal([("caring_note", "caring_note"), ("caring_note_staging", "caring_note_staging"), ("keycloak", "keycloak")],
            Runs.Prod.Inventory.Manifests.Where(manifest => manifest.Id.Kind == "Database")
                .Select(database => (database.Value("spec", "name"), database.Value("spec", "owner"))).Order());
        var cluster = Runs.Prod.One("Cluster", "caring-note", "postgresql");
        Assert.Equal("false", cluster.Value("spec", "enableSuperuserAccess"));
        Assert.All(cluster.Tree.Items("spec", "managed", "roles"), role => Assert.Null(role.Value("superuser")));
    }

    [Fact]
    public void L13_keycloak_uses_its_own_database_below_its_path_with_one_pod()
    {
        var keycloak = Runs.Prod.One("Keycloak", "caring-note", "keycloak");

        Assert.Equal(("postgresql.caring-note.svc", "keycloak", "postgresql-keycloak", "1", "keycloak", "80", "8080"),
            (keycloak.Value("spec", "db", "host"), keycloak.Value("spec", "db", "database"),
                keycloak.Value("spec", "db", "usernameSecret", "name"),
                keycloak.Value("spec", "instances"), keycloak.Value("spec", "http", "serviceName"),
                keycloak.Value("spec", "http", "serviceHttpPort"),
                keycloak.Value("spec", "http", "httpPort")));
        Assert.Contains(keycloak.Tree.Items("spec", "additionalOptions"),
            option => (option.Value("name"), option.Value("value")) == ("http-relative-path", "/keycloak"));
        // NGINX Gateway Fabric always sets these headers and never Forwarded.
        Assert.Equal("xforwarded", keycloak.Value("spec", "proxy", "headers"));
    }

    [Fact]
    public void L14_one_route_leads_to_what_a_login_needs_and_none_to_the_console()
    {
        var routes = Runs.Prod.Inventory.Manifests.Where(manifest => manifest.Id.Kind == "HTTPRoute"
            && manifest.Tree.Items("spec", "rules")
                .Any(rule => rule.Items("backendRefs").Any(backend => backend.Value("name") == "keycloak")));

        var route = Assert.Single(routes);
        Assert.Equal(["caringnote.co.kr"], route.Tree.Texts("spec", "hostnames"));
        Assert.Equal(["/keycloak/realms", "/keycloak/resources", "/keycloak/.well-known"],
            route.Tree.Items("spec", "rules").SelectMany(rule => rule.Items("matches")).Select(match => match.Value("path", "value")));
        Assert.Single(Runs.Prod.Inventory.Manifests, manifest => manifest.Id.Kind == "Certificate"
            && manifest.Tree.Texts("spec", "dnsNames").Contains("caringnote.co.kr"));
    }

    [Fact]
    public void L15_the_edge_takes_the_ports_of_the_one_machine_and_a_load_balancer_where_there_is_one()
    {
        var proxies = Proxies(Runs.Prod);
        Assert.Equal(("daemonSet", "ClusterIP"), (proxies.Value("kind"), proxies.Value("service", "type")));
        Assert.Equal([("80", "80"), ("443", "443")],
            proxies.Items("container", "hostPorts").Select(port => (port.Value("port")!, port.Value("containerPort")!)));

        var balanced = Proxies(Runs.With(Prod, (Prod, "      hostPorts: true # nothing stands in front of the machine\n", ""),
            (Prod, "  infra:zone:", "  infra:metalLb: { addresses: [203.0.113.20-203.0.113.20] }\n  infra:zone:")));
        Assert.Equal((null, "LoadBalancer"), (balanced.Value("kind"), balanced.Value("service", "type")));
    }

    [Fact]
    public void L17_no_password_stands_in_a_file_or_an_object()
    {
        foreach (var file in Directory.EnumerateFiles(Runs.Folder, "Pulumi.caringnote-*.yaml"))
        {
            Assert.DoesNotMatch("(?i)^ *[a-z]*(password|secretKey|accessKey|apiKey): ",
                Regex.Replace(File.ReadAllText(file), "(?m)^#.*$", ""));
        }

        var secrets = Runs.Prod.Inventory.Manifests.Concat(Runs.Staging.Inventory.Manifests).Where(manifest => manifest.Id.Kind == "Secret")
            .ToList();
        Assert.NotEmpty(secrets);
        Assert.All(secrets.SelectMany(secret => ((MapNode)secret.Tree["stringData"]!).Entries).Where(entry => entry.Key != "username"),
            entry => Assert.Matches("^<secret infra:[A-Za-z.]+>$", ((ScalarNode)entry.Value).Text));
    }

    [Theory]
    [InlineData(Prod, "caring-note")]
    [InlineData(Staging, "caring-note-staging")]
    public void L18_the_folders_of_uploads_and_of_speech_are_volumes_with_the_folders_that_the_api_expects(string stack, string space)
    {
        var api = Result(stack).One("Deployment", space, "caring-note-api");

        Assert.Equal(["/data/stt", "/data/tus"],
            Mounts(api).Select(mount => mount.Path).Where(path => path.StartsWith("/data", StringComparison.Ordinal)).Order());
        Assert.Equal(["mkdir", "-p", "/data/tus/upload", "/data/tus/merge", "/data/stt/audio/origin", "/data/stt/audio/convert"],
            api.Tree.Items("spec", "template", "spec", "initContainers").Single().Texts("command"));
    }

    [Fact]
    public void L18_a_size_keeps_them_over_an_update_for_which_the_pod_is_stopped_then()
    {
        var kept = Runs.With(Prod,
            (Prod, "resources: { cpu: 500m, memory: 1536Mi }", "resources: { cpu: 500m, memory: 1536Mi }\n      volumeSize: 20Gi"));

        Assert.Equal("Recreate", kept.One("Deployment", "caring-note", "caring-note-api").Value("spec", "strategy", "type"));
        Assert.Equal(["20Gi", "20Gi"], kept.Inventory.Manifests.Where(manifest => manifest.Id.Kind == "PersistentVolumeClaim")
            .Select(claim => claim.Value("spec", "resources", "requests", "storage")));
    }

    [Fact]
    public void L19_another_cluster_changes_the_load_balancer_and_the_storage_and_no_application()
    {
        var elsewhere = Runs.With(Prod,
            (Prod, """
                  infra:cluster:
                    kubeadm:
                      controlPlane: { name: caring-note-1, host: 203.0.113.10, hostKey: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAITheMachinesPublicHostKeyGoesHere }
                      ssh: { user: ubuntu }
                      hostPorts: true # nothing stands in front of the machine

                """, "  infra:cluster: { existing: { context: cloud, networks: [203.0.113.10/32] } }\n  infra:metalLb: { addresses: [10.0.0.5-10.0.0.9] }\n"),
            (Prod, "      source: { onNode: { node: caring-note-1, path: /mnt/postgresql } }\n", ""));

        var (here, there) = (Objects(Runs.Prod), Objects(elsewhere));
        Assert.Equal(["IPAddressPool metallb/ip-pool", "L2Advertisement metallb/l2-advertisement", "Namespace metallb"],
            there.Keys.Except(here.Keys).Order(StringComparer.Ordinal));
        Assert.Equal(["PersistentVolume postgresql"], here.Keys.Except(there.Keys));
        Assert.Equal(["Cluster caring-note/postgresql", "Namespace gateway"],
            here.Keys.Intersect(there.Keys).Where(id => !Node.Same(here[id], there[id])).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void L20_another_image_of_staging_changes_its_one_deployment_and_nothing_else()
    {
        var changed = Runs.With(Staging, (Staging, "959320a99d1515fa7e65accaeb1965ce7c9dd8cf", "1234567890123456789012345678901234567890"));

        Assert.Equal(Runs.Staging.Inventory.Manifests.Select(manifest => manifest.Id),
            changed.Inventory.Manifests.Select(manifest => manifest.Id));
        Assert.Equal(["caring-note-api"], Runs.Staging.Inventory.Manifests.Zip(changed.Inventory.Manifests)
            .Where(pair => !Node.Same(pair.First.Tree, pair.Second.Tree)).Select(pair => pair.First.Id.Name));
        var prod = Runs.With(Prod, (Staging, "959320a99d1515fa7e65accaeb1965ce7c9dd8cf", "1234567890123456789012345678901234567890"));
        Assert.All(Runs.Prod.Inventory.Manifests.Zip(prod.Inventory.Manifests),
            pair => Assert.True(Node.Same(pair.First.Tree, pair.Second.Tree)));
    }

    [Fact]
    public void No_object_is_rendered_by_both_stacks() =>
        Assert.Empty(Runs.Prod.Inventory.Manifests.Select(m => m.Id).Intersect(Runs.Staging.Inventory.Manifests.Select(m => m.Id)));

    [Fact]
    public void Staging_reads_the_password_of_its_own_role_and_of_no_other()
    {
        var role = Runs.Staging.One("Role", "caring-note", "postgresql-caring-note-staging");
        var rule = Assert.Single(role.Tree.Items("rules"));
        Assert.Equal(["postgresql-caring-note-staging"], rule.Texts("resourceNames"));
        Assert.Equal(["get"], rule.Texts("verbs"));
    }

    [Theory]
    [InlineData(Prod, "caring-note")]
    [InlineData(Staging, "caring-note-staging")]
    public void The_api_is_let_out_to_the_internet_to_its_database_to_keycloak_and_back_through_the_edge(string stack, string space)
    {
        var egress = Result(stack).One("NetworkPolicy", space, "caring-note-api").Tree.Items("spec", "egress").ToList();

        Assert.Equal(["5432 caring-note", "8080 caring-note", " gateway", "443 0.0.0.0/0"], egress.Select(rule =>
            $"{rule.Items("ports").FirstOrDefault()?.Value("port")} {rule.Items("to").Single().Value("ipBlock", "cidr")
                ?? rule.Items("to").Single().Value("namespaceSelector", "matchLabels", "kubernetes.io/metadata.name")}"));
    }

    [Fact]
    public void What_the_pages_were_built_with_is_no_variable_of_their_pods() =>
        Assert.Empty(Container(Runs.Staging.One("Deployment", "caring-note-staging", "caring-note-web")).Items("env"));

    [Fact]
    public void Users_prove_their_address_and_a_second_factor_and_each_environment_is_a_client_of_its_own()
    {
        var realm = (MapNode)Runs.Prod.One("KeycloakRealmImport", "caring-note", "caringnote").Tree.At("spec", "realm")!;

        Assert.Equal("true", realm.Value("verifyEmail"));
        Assert.Contains(realm.Items("requiredActions"),
            action => (action.Value("alias"), action.Value("defaultAction")) == ("CONFIGURE_TOTP", "true"));
        Assert.Equal(["caringnote https://caringnote.co.kr/*", "caringnote-staging https://stg.caringnote.co.kr/*"],
            realm.Items("clients").Select(client => $"{client.Value("clientId")} {string.Join(' ', client.Texts("redirectUris"))}"));
    }

    private static SortedDictionary<string, MapNode> Objects(StackResult result) => new(result.Inventory.Manifests
        .ToDictionary(manifest => $"{manifest.Id.Kind} {(manifest.Id.Namespace is { } space ? $"{space}/" : "")}{manifest.Id.Name}",
            manifest => manifest.Tree),
        StringComparer.Ordinal);

    private static StackResult Result(string stack) => stack == Prod ? Runs.Prod : Runs.Staging;

    private static MapNode Proxies(StackResult result) => (MapNode)result.Inventory.Charts
        .Single(chart => chart.Name == "nginx-gateway-fabric").Values.At("nginx")!;

    private static MapNode Container(Manifest deployment) => deployment.Tree.Items("spec", "template", "spec", "containers").Single();

    private static MapNode Variable(string stack, string name) =>
        Container(Result(stack).One("Deployment", stack == Prod ? "caring-note" : "caring-note-staging", "caring-note-api"))
            .Items("env").Single(variable => variable.Value("name") == name);

    private static (string?, string?) Source(string stack, string name) =>
        (Variable(stack, name).Value("valueFrom", "secretKeyRef", "name"), Variable(stack, name).Value("valueFrom", "secretKeyRef", "key"));

    private static IEnumerable<(string Path, string Name)> Mounts(Manifest deployment) =>
        Container(deployment).Items("volumeMounts").Select(mount => (mount.Value("mountPath")!, mount.Value("name")!));
}
