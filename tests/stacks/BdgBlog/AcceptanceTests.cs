using Infra.Diagnostics;
using Infra.Hermetic;
using Infra.Manifests;
using Infra.Rendering;
using Infra.Rules;
using Infra.Tests.Support;

namespace Infra.Stacks.Tests.BdgBlog;

/// <summary>The acceptance list of bdg.blog, by its numbers.</summary>
public sealed class AcceptanceTests
{
    private static StackResult Prod => Runs.Prod;

    private static StackResult Dev => Runs.Dev;

    [Fact]
    public void L01_the_blog_has_two_pods_with_its_settings_and_its_login_to_the_registry()
    {
        var blog = Prod.One("Deployment", "bdg-blog", "bdg-blog");

        Assert.Equal("2", blog.Value("spec", "replicas"));
        var pod = blog.Tree.Map("spec").MapAt("template", "spec")!;
        var container = Assert.Single(pod.Items("containers"));
        Assert.Equal([("web", "3000")], container.Items("ports").Select(port => (port.Value("name"), port.Value("containerPort"))));
        Assert.Equal(["bdg-blog"], container.Items("envFrom").Select(source => source.Value("secretRef", "name")));
        Assert.Equal(["bdg-blog-regcred"], pod.Items("imagePullSecrets").Select(secret => secret.Value("name")));
        Assert.Equal("kubernetes.io/dockerconfigjson", Prod.One("Secret", "bdg-blog", "bdg-blog-regcred").Value("type"));
    }

    [Theory]
    [InlineData("bdg-blog", "ingressroute-bdg-blog", "Host(`deagwon.com`)", "bdg-blog:3000", "bdg-blog-crt-secret")]
    [InlineData("bdg-blog-harbor", "ingressroute", "Host(`harbor.deagwon.com`)", "harbor:80", "crt-secret")]
    [InlineData("argo", "ingressroute-argo", "Host(`ci.argo.deagwon.com`)", "argo-server:2746", "argo-crt-secret")]
    [InlineData("bdg-blog-argoci", "ingressroute-webhook", "Host(`webhook.argo.deagwon.com`) && Path(`/push`)",
        "bdg-blog-build-eventsource-svc:12000",
        "argo-crt-secret")]
    public void L02_L06_L08_L12_each_host_leads_to_its_service_by_https_and_http_is_redirected(
        string space, string name, string match, string service, string secret)
    {
        var route = Prod.One("IngressRoute", space, name);

        Assert.Equal(["websecure"], route.Tree.Texts("spec", "entryPoints"));
        var rule = Assert.Single(route.Tree.Items("spec", "routes"));
        Assert.Equal(match, rule.Value("match"));
        Assert.Equal(service, Backend(rule));
        Assert.Equal(secret, route.Value("spec", "tls", "secretName"));
        var redirect = Prod.One("IngressRoute", space, $"{name}-redirect");
        Assert.Equal(["web"], redirect.Tree.Texts("spec", "entryPoints"));
        var to = Prod.One("Middleware", space,
            Assert.Single(redirect.Tree.Items("spec", "routes")).Items("middlewares").Single().Value("name")!);
        Assert.Equal(("https", "true"), (to.Value("spec", "redirectScheme", "scheme"), to.Value("spec", "redirectScheme", "permanent")));
    }

    [Fact]
    public void L03_the_machine_of_development_stands_behind_a_headless_service_without_pods()
    {
        var service = Dev.One("Service", "bdg-blog-dev", "bdg-blog-dev");
        var slice = Dev.One("EndpointSlice", "bdg-blog-dev", "bdg-blog-dev");

        Assert.Equal(("None", null), (service.Value("spec", "clusterIP"), service.Value("spec", "selector")));
        Assert.Equal(["3991"], service.Tree.Items("spec", "ports").Select(port => port.Value("port")));
        Assert.Equal(["172.30.1.13"], Assert.Single(slice.Tree.Items("endpoints")).Texts("addresses"));
        Assert.Equal(["3991"], slice.Tree.Items("ports").Select(port => port.Value("port")));
        Assert.Empty(Dev.All("Endpoints"));
        var rule = Assert.Single(Dev.One("IngressRoute", "bdg-blog-dev", "ingressroute-bdg-blog").Tree.Items("spec", "routes"));
        Assert.Equal(("Host(`dev.deagwon.com`)", "bdg-blog-dev:3991"), (rule.Value("match"), Backend(rule)));
        Assert.Equal(["dev.deagwon.com"], Dev.One("Certificate", "bdg-blog-dev", "bdg-blog-crt-secret").Tree.Texts("spec", "dnsNames"));
    }

    [Fact]
    public void L04_MariaDB_keeps_its_folder_on_its_node_and_is_reached_inside_the_cluster_alone()
    {
        var server = Prod.One("StatefulSet", "bdg-blog-mariadb", "mariadb");
        var volume = Prod.All("PersistentVolume").Single(volume => volume.Value("spec", "claimRef", "namespace") == "bdg-blog-mariadb");
        var service = Prod.One("Service", "bdg-blog-mariadb", "mariadb");

        Assert.Equal("1", server.Value("spec", "replicas"));
        Assert.Equal("None", Prod.One("Service", "bdg-blog-mariadb", server.Value("spec", "serviceName")!).Value("spec", "clusterIP"));
        Assert.Equal(("10Gi", "Retain", "/mnt/bdg-blog/mariadb"),
            (volume.Value("spec", "capacity", "storage"), volume.Value("spec", "persistentVolumeReclaimPolicy"),
                volume.Value("spec", "local", "path")));
        Assert.Equal(["bdg-msi"], Nodes(volume));
        Assert.Equal("ClusterIP", service.Value("spec", "type"));
        Assert.Equal([("3313", "3306")],
            service.Tree.Items("spec", "ports").Select(port => (port.Value("port"), port.Value("targetPort"))));
        Assert.Contains("bdg-blog-mariadb", Prod.All("CronJob").Select(backup => backup.Id.Namespace));
    }

    [Fact]
    public void L05_the_broker_forgets_the_oldest_beyond_one_gigabyte()
    {
        var config = Prod.All("ConfigMap").Single(map => map.Id.Namespace == "bdg-blog-redis").Value("data", "redis.conf")!;

        Assert.Contains("maxmemory 1gb\n", config, StringComparison.Ordinal);
        Assert.Contains("maxmemory-policy allkeys-lru\n", config, StringComparison.Ordinal);
        Assert.Equal(["6379"],
            Prod.One("Service", "bdg-blog-redis", "bdg-blog-redis").Tree.Items("spec", "ports").Select(port => port.Value("port")));
    }

    [Fact]
    public void L07_the_registry_has_the_volumes_of_the_parts_that_it_still_has()
    {
        var volumes = Prod.All("PersistentVolume")
            .Where(volume => volume.Value("spec", "claimRef", "namespace")!.StartsWith("bdg-blog-harbor", StringComparison.Ordinal))
            .ToList();

        Assert.Equal(
            [
                ("harbor-database", "4Gi"),
                ("harbor-jobservice", "2Gi"),
                ("harbor-redis", "2Gi"),
                ("harbor-registry", "50Gi"),
                ("harbor-trivy", "4Gi"),
            ],
            volumes.Select(volume => (volume.Id.Name, volume.Value("spec", "capacity", "storage"))).Order());
        Assert.All(volumes, volume => Assert.Equal("Retain", volume.Value("spec", "persistentVolumeReclaimPolicy")));
        foreach (var part in new[] { "registry", "redis", "jobservice", "trivy" })
        {
            Assert.Equal($"harbor-{part}",
                Prod.One("PersistentVolumeClaim", "bdg-blog-harbor", $"harbor-{part}").Value("spec", "volumeName"));
        }

        var chart = Assert.Single(Prod.Inventory.Charts, chart => chart.Chart == "harbor");
        Assert.Equal(("clusterIP", "harbor", "https://harbor.deagwon.com"), (chart.Values.TextAt("expose", "type"),
            chart.Values.TextAt("expose", "clusterIP", "name"), chart.Values.Text("externalURL")));
    }

    [Fact]
    public void L09_L10_Argo_CD_speaks_gRPC_beside_its_pages_and_looks_every_six_hours()
    {
        var rules = Prod.One("IngressRoute", "bdg-blog-argocd", "ingressroute-argocd").Tree.Items("spec", "routes").ToList();

        var grpc = Assert.Single(rules,
            rule => rule.Value("match")!.Contains("Header(`Content-Type`, `application/grpc`)", StringComparison.Ordinal));
        var pages = Assert.Single(rules, rule => rule != grpc);
        Assert.Equal("h2c", Assert.Single(grpc.Items("services")).Value("scheme"));
        Assert.True(int.Parse(grpc.Value("priority")!, null) > int.Parse(pages.Value("priority")!, null));
        var values = Assert.Single(Prod.Inventory.Charts, chart => chart.Chart == "argo-cd").Values;
        Assert.Equal(("true", "6h", "--enable-helm"), (values.Value("configs", "params", "server.insecure"),
            values.Value("configs", "cm", "timeout.reconciliation"), values.Value("configs", "cm", "kustomize.buildOptions")));
    }

    [Fact]
    public void L11_seven_applications_compare_and_change_nothing_each_in_the_namespace_of_its_folder()
    {
        var applications = Prod.All("Application").Where(application => application.Id.Namespace == "bdg-blog-argocd").ToList();

        Assert.Equal(7, applications.Count);
        Assert.All(applications, application =>
        {
            Assert.Null(application.Value("spec", "syncPolicy", "automated", "prune"));
            Assert.Equal(application.Id.Name, application.Value("spec", "destination", "namespace"));
            Assert.Equal($"deploy/{application.Id.Name}", application.Value("spec", "source", "path"));
        });
        using var repository = new TemporaryFolder();
        ManifestRendering.Write(Prod.Inventory, Path.Combine(repository.Folder, "deploy"), ChartStyle.Argo);
        var rendered = InventoryReader.Read(repository.Folder);
        Assert.All(applications, application => Assert.Contains(rendered.Manifests, manifest =>
            manifest.At!.File.StartsWith($"deploy/{application.Id.Name}/", StringComparison.Ordinal)
                && manifest.Id.Namespace == application.Id.Name));
        Assert.DoesNotContain(Checker.Check(rendered, new CheckOptions()).Findings, finding => finding.Rule.Id == "L14");
        Assert.Contains("Secret", Assert.Single(Prod.Inventory.Charts, chart => chart.Chart == "argo-cd")
            .Values.Value("configs", "cm", "resource.exclusions")!, StringComparison.Ordinal);
    }

    [Fact]
    public void L06_pictures_are_shown_by_their_plain_addresses_and_everything_else_takes_a_key()
    {
        const string hosts = "(Host(`file.minio.deagwon.com`) || Host(`minio.deagwon.com`))";
        var route = Prod.One("IngressRoute", "bdg-blog-minio", "ingressroute");
        var rules = route.Tree.Items("spec", "routes").OrderByDescending(rule => int.Parse(rule.Value("priority")!, null)).ToList();

        Assert.Equal("crt-secret", route.Value("spec", "tls", "secretName"));
        Assert.Equal(
            [
                ($"{hosts} && Path(`/bdg-blog/`)", "garage:3900"),
                ($"{hosts} && Path(`/bdg-blog`)", "garage:3900"),
                ($"{hosts} && (Path(`/bdg-blog`) || PathPrefix(`/bdg-blog/`)) && Method(`GET`)", "garage:3902"),
                ($"{hosts} && (Path(`/bdg-blog`) || PathPrefix(`/bdg-blog/`)) && Method(`HEAD`)", "garage:3902"),
                (hosts, "garage:3900"),
            ],
            rules.Select(rule => (rule.Value("match")!, Backend(rule))));
        var changes = rules[2].Items("middlewares")
            .Select(middleware => Prod.One("Middleware", "bdg-blog-minio", middleware.Value("name")!)).ToList();
        Assert.Contains(changes, change => change.Value("spec", "headers", "customRequestHeaders", "Host") == "bdg-blog.web.garage");
        Assert.Contains(changes, change => change.Value("spec", "replacePathRegex", "replacement") == "/${1}");
        Assert.Contains("[s3_web]\nbind_addr = \"[::]:3902\"\nroot_domain = \".web.garage\"\n",
            Prod.One("ConfigMap", "bdg-blog-minio", "garage-0").Value("data", "garage.toml")!, StringComparison.Ordinal);
        // What pods ask by the public name leaves the house and comes back; what only the cluster needs does not.
        var policy = Prod.One("NetworkPolicy", "bdg-blog", "bdg-blog");
        Assert.Contains(policy.Tree.Items("spec", "egress"), rule => rule.Items("ports").Any(port => port.Value("port") == "443"));
    }

    [Fact]
    public void Pages_of_the_blog_and_of_its_development_may_send_pictures_from_the_browser()
    {
        var rules = Prod.One("IngressRoute", "bdg-blog-minio", "ingressroute").Tree.Items("spec", "routes").ToList();
        Assert.All(rules,
            rule => Assert.Contains("ingressroute-cors", rule.Items("middlewares").Select(middleware => middleware.Value("name"))));
        var headers = Prod.One("Middleware", "bdg-blog-minio", "ingressroute-cors");

        Assert.Equal(["https://deagwon.com", "https://dev.deagwon.com"],
            headers.Tree.Texts("spec", "headers", "accessControlAllowOriginList"));
        Assert.Contains("PUT", headers.Tree.Texts("spec", "headers", "accessControlAllowMethods"));
    }

    [Fact]
    public void L13_L14_pushes_to_main_are_built_and_then_written_down()
    {
        var sensor = Assert.Single(Prod.All("Sensor"));
        var workflow = Assert.Single(Prod.All("WorkflowTemplate"));

        Assert.Contains("^refs/heads/main$", Scalars(sensor.Tree));
        var text = string.Join('\n', Scalars(workflow.Tree));
        Assert.Contains("harbor.deagwon.com/bdg-blog/bdg-blog", text, StringComparison.Ordinal);
        Assert.DoesNotContain(":latest", text, StringComparison.Ordinal);
        Assert.Contains("Pulumi.bdg-blog-prod.yaml", text, StringComparison.Ordinal);
    }

    [Fact]
    public void L15_each_namespace_with_hosts_proves_them_by_an_issuer_of_its_own()
    {
        var certificates = Prod.All("Certificate").Concat(Dev.All("Certificate")).ToList();

        Assert.All(certificates, certificate => Assert.Equal("Issuer", certificate.Value("spec", "issuerRef", "kind")));
        Assert.Equal(certificates.Select(certificate => certificate.Id.Namespace).Order(),
            Prod.All("Issuer").Concat(Dev.All("Issuer")).Select(issuer => issuer.Id.Namespace).Order());
        Assert.Equal(
            [
                "cd.argo.deagwon.com", "ci.argo.deagwon.com", "deagwon.com", "dev.deagwon.com", "file.minio.deagwon.com",
                "harbor.deagwon.com",
                "minio.deagwon.com", "webhook.argo.deagwon.com",
            ],
            certificates.SelectMany(certificate => certificate.Tree.Texts("spec", "dnsNames")).Order(StringComparer.Ordinal));
        Assert.Equal(["file.minio.deagwon.com", "minio.deagwon.com"],
            Prod.One("Certificate", "bdg-blog-minio", "crt-secret").Tree.Texts("spec", "dnsNames").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void L16_a_second_project_builds_in_a_namespace_of_its_own_with_what_is_there_once()
    {
        const string builds = "  infra:builds:\n";
        var two = Runs.ProdWith(builds, builds + """
                shop:
                  host: webhook.shop.deagwon.com
                  repository: deagwon97/shop
                  image: harbor.deagwon.com/shop/web
                  deliverTo: https://github.com/deagwon97/shop.git
                  file: deploy.yaml
                  registryLogin: { user: robot$shop }

            """);

        Assert.Equal(["bdg-blog-argoci", "shop-argoci"], two.All("Application")
            .Where(application => application.Id.Name.EndsWith("-argoci", StringComparison.Ordinal))
            .Select(application => application.Value("spec", "destination", "namespace")).Order(StringComparer.Ordinal));
        Assert.Equal(["bdg-blog-argoci", "shop-argoci"], two.All("EventBus").Select(bus => bus.Id.Namespace).Order(StringComparer.Ordinal));
        foreach (var chart in new[] { "argo-workflows", "argo-events" })
            Assert.Single(two.Inventory.Charts, known => known.Chart == chart);
    }

    [Fact]
    public void L17_no_login_is_in_a_ConfigMap()
    {
        var texts = Prod.All("ConfigMap").Select(map => string.Join('\n', Scalars(map.Tree))).ToList();

        Assert.NotEmpty(texts);
        Assert.All(texts, text =>
        {
            Assert.DoesNotContain("\"auths\"", text, StringComparison.Ordinal);
            Assert.DoesNotContain("kind: Config", text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void L18_no_account_of_a_build_may_change_what_runs()
    {
        var rules = Prod.All("Role").Where(role => role.Id.Namespace == "bdg-blog-argoci").SelectMany(role => role.Tree.Items("rules"))
            .ToList();

        Assert.Equal([("workflows", "create"), ("workflowtaskresults", "create,patch")],
            rules.Select(rule => (string.Join(',', rule.Texts("resources")), string.Join(',', rule.Texts("verbs")))).Order());
        Assert.DoesNotContain(Prod.All("ClusterRoleBinding"), binding =>
            binding.Tree.Items("subjects").Any(subject => subject.Value("namespace") == "bdg-blog-argoci"));
    }

    [Fact]
    public void L19_the_pods_of_the_blog_meet_at_the_broker_and_a_client_stays_with_its_pod()
    {
        var container = Prod.One("Deployment", "bdg-blog", "bdg-blog").Tree.Map("spec").MapAt("template", "spec")!.Items("containers")
            .Single();

        Assert.Equal("bdg-blog-redis.bdg-blog-redis.svc",
            container.Items("env").Single(variable => variable.Value("name") == "NEXT_PUBLIC_REDIS_HOST").Value("value"));
        var rule = Prod.One("IngressRoute", "bdg-blog", "ingressroute-bdg-blog").Tree.Items("spec", "routes").Single();
        Assert.Equal("hrw", rule.Items("services").Single().Value("strategy"));
    }

    [Fact]
    public void L21_where_pods_run_is_said_in_the_stack_file()
    {
        var moved = Runs.ProdWith("    nodeSelector: { disk: ssd }\n", "    nodeSelector: { disk: hdd }\n");

        var pod = moved.One("StatefulSet", "bdg-blog-mariadb", "mariadb").Tree.Map("spec").MapAt("template", "spec")!;
        Assert.Equal("hdd", pod.Value("nodeSelector", "disk"));
    }

    [Theory]
    [InlineData("      resources: { cpu: 100m, memory: 512Mi }\n      egress",
        "      resources: { cpu: 100m, memory: 512Mi }\n      affinity: none\n      egress", "INF0208")]
    [InlineData("    blog: harbor.deagwon.com/bdg-blog/bdg-blog:ce29dc6", "    blog: harbor.deagwon.com/bdg-blog/bdg-blog:latest",
        "INF0116")]
    [InlineData("    builds: [{ host: ci.argo.deagwon.com, tlsSecret: argo-crt-secret }]\n", "", "INF0102")]
    [InlineData("databases: [{ name: bdg_blog, owner: bdg_blog }]", "databases: [{ name: blog, owner: bdg_blog }]", "INF0601")]
    [InlineData("buckets: [{ name: bdg-blog, public: true }, { name: backups }]", "buckets: [{ name: bdg-blog, public: true }]", "INF0601")]
    [InlineData("  infra:repository: https://github.com/deagwon97/bdg-blog-v2.git\n", "", "INF0102")]
    [InlineData("packaged: true", "packaged: false", "INF0207")]
    public void What_does_not_fit_is_refused_in_production(string text, string replacement, string code) =>
        Refuses(() => Runs.ProdWith(text, replacement), code);

    [Theory]
    [InlineData("  infra:development:", "  infra:repository: https://github.com/deagwon97/bdg-blog-v2.git\n  infra:development:",
        "INF0207")]
    [InlineData("    address: 172.30.1.13", "    address: bdg-msi", "INF0114")]
    [InlineData("dev.deagwon.com", "https://dev.deagwon.com", "INF0110")]
    public void What_does_not_fit_is_refused_for_the_machine_of_development(string text, string replacement, string code) =>
        Refuses(() => Runs.DevWith(text, replacement), code);

    private static void Refuses(Func<StackResult> run, string code)
    {
        var refused = Assert.Throws<RefusedException>(run);
        Assert.Contains(code, refused.Diagnostics.Select(problem => problem.Code.Id));
    }

    private static IEnumerable<string> Scalars(Node node) => node switch
    {
        MapNode map => map.Entries.SelectMany(entry => Scalars(entry.Value)),
        ListNode list => list.Items.SelectMany(Scalars),
        _ => [node.ToString()!],
    };

    private static string Backend(MapNode rule)
    {
        var service = rule.Items("services").Single();
        return $"{service.Value("name")}:{service.Value("port")}";
    }

    private static IEnumerable<string> Nodes(Manifest volume) =>
        volume.Tree.Items("spec", "nodeAffinity", "required", "nodeSelectorTerms").Single().Items("matchExpressions").Single()
            .Texts("values");
}
