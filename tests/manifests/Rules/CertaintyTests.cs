using System.Globalization;
using Infra.Manifests;
using Infra.Rules;
using Infra.Tests.Support;

namespace Infra.Tests.Rules;

/// <summary>What is not sure is no error: it is information, or nothing.</summary>
public sealed class CertaintyTests : IDisposable
{
    private const string Deployment = """
        {apiVersion: apps/v1, kind: Deployment, metadata: {name: web, namespace: shop}, spec: {selector: {matchLabels: {app: web}},
         template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "web:1"}]}}}}
        """;

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("{0}.yaml", Severity.Information)]
    [InlineData("{0}/web.yaml", Severity.Error)]
    public void What_samples_refer_to_may_be_elsewhere_and_what_environments_refer_to_may_not(string name, Severity expected)
    {
        for (var i = 0; i < 8; i++)
        {
            _folder.Write(string.Format(CultureInfo.InvariantCulture, name, i), """
                {apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: web},
                 spec: {ingressClassName: nginx, defaultBackend: {service: {name: web, port: {number: 80}}}}}
                ---
                {apiVersion: v1, kind: ConfigMap, metadata: {name: web}}
                """);
        }

        Assert.Equal([expected],
            Checker.Check(InventoryReader.Read(_folder.Folder), Yaml.Only("L03")).Findings.Select(f => f.Severity).Distinct());
    }

    [Theory]
    [InlineData(false, Severity.Error)]
    [InlineData(true, Severity.Information)]
    public void What_a_kustomization_that_cannot_be_built_may_add_is_no_error(bool isUnbuilt, Severity expected)
    {
        var read = Yaml.Read(
            "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {template: {spec: {containers: [{name: web, image: web}]}}}}");
        read = read with { Manifests = [.. read.Manifests.Select(manifest => manifest with { Root = "web", IsUnbuilt = isUnbuilt })] };

        Assert.All(Checker.Check(read, Yaml.Only("A02")).Findings, finding => Assert.Equal(expected, finding.Severity));
        Assert.NotEmpty(Checker.Check(read, Yaml.Only("A02")).Findings);
    }

    [Theory]
    [InlineData("1.36", new[] { Severity.Information })]
    [InlineData("1.37", new Severity[0])]
    public void An_autoscaler_may_go_to_zero_by_a_measure_that_needs_no_pods(string version, Severity[] expected) => Assert.Equal(expected,
        Yaml.Findings("""
            {apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name: web}, spec: {minReplicas: 0, maxReplicas: 1,
             scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web},
             metrics: [{type: External, external: {metric: {name: queue}, target: {type: Value, value: "1"}}}]}}
            """, "A24", new CheckOptions { Kubernetes = version }).Select(finding => finding.Severity));

    [Fact]
    public void A_selector_that_the_server_refuses_is_one_finding()
    {
        var wrong = Deployment.Replace("matchLabels: {app: web}", "matchLabels: {app: shop}", StringComparison.Ordinal);

        Assert.Single(Yaml.Findings(wrong, "A21"));
        Assert.Empty(Yaml.Findings(wrong, "R22"));
    }

    [Fact]
    public void A_mount_without_a_volume_is_one_finding()
    {
        var wrong = Deployment.Replace("image: \"web:1\"", "image: \"web:1\", volumeMounts: [{name: data, mountPath: /data}]",
            StringComparison.Ordinal);

        Assert.Single(Yaml.Findings(wrong, "A20"));
        Assert.Empty(Yaml.Findings(wrong, "L07"));
    }

    [Theory]
    [InlineData("shop", Severity.Error)]
    [InlineData("flux-system", Severity.Information)]
    public void A_monitor_for_pods_of_a_namespace_that_has_none_here_is_information(string space, Severity expected) =>
        Assert.Equal([expected], Yaml.Findings($$"""
        {{Deployment}}
        ---
        apiVersion: monitoring.coreos.com/v1
        kind: PodMonitor
        metadata: {name: all, namespace: {{space}} }
        spec: {selector: {matchLabels: {app: other} }, podMetricsEndpoints: [{port: http}]}
        """, "R22").Select(finding => finding.Severity));

    [Fact]
    public void Variables_that_flux_takes_from_a_cluster_may_be_there() => Assert.Equal([Severity.Information], Yaml.Findings("""
        {apiVersion: source.toolkit.fluxcd.io/v1, kind: GitRepository, metadata: {name: flux-system, namespace: flux-system}, spec: {interval: 1m, url: https://example.com}}
        ---
        {apiVersion: kustomize.toolkit.fluxcd.io/v1, kind: Kustomization, metadata: {name: apps, namespace: flux-system},
         spec: {interval: 1m, prune: true, sourceRef: {kind: GitRepository, name: flux-system}, postBuild: {substituteFrom: [{kind: ConfigMap, name: cluster}]}}}
        """, "L16").Select(finding => finding.Severity));

    [Fact]
    public void Two_autoscalers_of_kustomizations_that_nothing_applies_are_a_warning()
    {
        const string Scaler = "{{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {{name: {0}, namespace: shop}}, "
            + "spec: {{maxReplicas: 3, scaleTargetRef: {{apiVersion: apps/v1, kind: Deployment, name: web}}}}}}\n---\n";
        var read = Yaml.Read(
            string.Concat(((string[])["a", "b"]).Select(name => string.Format(CultureInfo.InvariantCulture, Scaler, name))));

        var apart = read with { Manifests = [.. read.Manifests.Select(manifest => manifest with { Root = manifest.Id.Name })] };
        var applied = read with { Manifests = [.. apart.Manifests.Select(manifest => manifest with { Parent = "clusters/prod" })] };

        Assert.Equal([Severity.Error, Severity.Warning, Severity.Error], ((Inventory[])[read, apart, applied])
            .Select(one => Assert.Single(Checker.Check(one, Yaml.Only("L18")).Findings).Severity));
    }

    [Fact]
    public void A_class_that_google_serves_need_not_be_named() => Assert.Empty(Yaml.Findings("""
        {apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: web, annotations: {networking.gke.io/managed-certificates: web}},
         spec: {defaultBackend: {service: {name: web, port: {number: 80}}}}}
        """, "L15"));

    [Fact]
    public void The_namespace_of_flux_is_made_with_it() => Assert.Equal([Severity.Information, Severity.Warning], Yaml.Findings("""
        {apiVersion: v1, kind: Namespace, metadata: {name: shop}}
        ---
        {apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: flux-system}}
        ---
        {apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: store}}
        """, "L12").Select(finding => finding.Severity).Order());

    [Fact]
    public void A_namespace_that_kustomize_gives_to_a_cluster_wide_object_is_no_finding()
    {
        var read = Yaml.Read(
            "{apiVersion: cert-manager.io/v1, kind: ClusterIssuer, metadata: {name: ca, namespace: shop}, spec: {selfSigned: {}}}");
        var issuer = read.Manifests[0];
        var metadata = issuer.Tree.Map("metadata")!;
        var given = issuer with
        {
            Root = "issuers",
            Tree = issuer.Tree.With("metadata",
                metadata.With("namespace", new ScalarNode("shop") { Line = 2, File = "kustomization.yaml" })),
        };

        Assert.Single(Checker.Check(read, Yaml.Only("A05")).Findings);
        Assert.Empty(Checker.Check(read with { Manifests = [given] }, Yaml.Only("A05")).Findings);
    }

    [Theory]
    [InlineData("ClusterIssuer", "none", "team", Severity.Information)]
    [InlineData("ClusterIssuer", "other", "team", Severity.Error)]
    [InlineData("Issuer", "none", "team", Severity.Error)]
    public void Whoever_runs_the_cluster_may_declare_its_issuers(string kind, string declared, string space, Severity expected) =>
        Assert.Equal([expected],
        Yaml.Findings($$"""
        {apiVersion: cert-manager.io/v1, kind: Certificate, metadata: {name: a, namespace: {{space}}}, spec: {secretName: a, dnsNames: [a.example.com], issuerRef: {name: ca, kind: {{kind}} } } }
        ---
        {apiVersion: cert-manager.io/v1, kind: {{(declared == "none" ? "Certificate" : "ClusterIssuer")}}, metadata: {name: {{declared}}, namespace: {{space}}}, spec: {selfSigned: {} } }
        """, "L05").Where(found => found.On.Id.Name == "a").Select(found => found.Severity));

    [Fact]
    public void An_issuer_of_the_cluster_may_use_a_secret_that_a_certificate_makes_in_some_namespace() => Assert.Empty(Yaml.Findings("""
        {apiVersion: cert-manager.io/v1, kind: Certificate, metadata: {name: ca, namespace: cert-manager}, spec: {isCA: true, secretName: root, issuerRef: {name: self, kind: ClusterIssuer}}}
        ---
        {apiVersion: cert-manager.io/v1, kind: ClusterIssuer, metadata: {name: ca}, spec: {ca: {secretName: root}}}
        """, "L16"));

    [Theory]
    [InlineData(true, Severity.Information)]
    [InlineData(false, Severity.Error)]
    public void A_chart_that_nothing_rendered_may_bring_a_class(bool hasChart, Severity expected)
    {
        if (hasChart)
            _folder.Write("storage/Chart.yaml", "apiVersion: v2\nname: storage\nversion: 1.0.0\n");

        _folder.Write("claim.yaml",
            "{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: a, namespace: b}, spec: {storageClassName: fast}}");
        var folder = FolderContent.Of(_folder.Folder);
        Assert.Equal([expected],
            Checker.Check(InventoryReader.AsFiles(folder, "folder"), Yaml.Only("L08")).Findings.Select(found => found.Severity));
    }

    [Theory]
    [InlineData("use-annotation", false)]
    [InlineData("https", true)]
    public void A_backend_that_the_load_balancer_reads_from_an_annotation_is_no_port(string port, bool isFound) =>
        Assert.Equal(isFound, Yaml.Findings($$"""
        {apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: a, namespace: b}, spec: {defaultBackend: {service: {name: web, port: {name: {{port}} } } } } }
        ---
        {apiVersion: v1, kind: Service, metadata: {name: web, namespace: b}, spec: {type: ExternalName, externalName: a.example.com, ports: [{name: http, port: 80}] } }
        """, "L03").Count > 0);

    [Theory]
    [InlineData("openshift-ingress")]
    [InlineData("kube-public")]
    public void The_namespaces_of_a_distribution_are_there(string space) => Assert.Empty(Yaml.Findings(
        $"{{apiVersion: v1, kind: ConfigMap, metadata: {{name: a, namespace: {space}}}}}", "L12"));

    [Theory]
    [InlineData("_replication", false)]
    [InlineData("not_a_host", true)]
    public void A_private_authority_signs_names_that_are_no_hosts(string name, bool isFound) => Assert.Equal(isFound, Yaml.Findings(
        $"{{apiVersion: cert-manager.io/v1, kind: Certificate, metadata: {{name: a, namespace: b}}, spec: {{secretName: a, dnsNames: [{name}]}}}}", "R53").Count > 0);

    [Fact]
    public void An_image_that_is_built_of_source_code_has_no_tag_yet() => Assert.Empty(Yaml.Findings(
        "{apiVersion: v1, kind: Pod, metadata: {name: a, namespace: b}, spec: {containers: [{name: a, image: 'ko://example.com/team/web/cmd/web'}]}}", "R01"));

    [Theory]
    [InlineData("!env_var API_KEY", false)]
    [InlineData("0f8e7d6c5b4a39281706", true)]
    public void A_key_that_a_file_takes_from_the_environment_is_no_secret(string value, bool isFound) =>
        Assert.Equal(isFound, Yaml.Findings(
        $"{{apiVersion: v1, kind: ConfigMap, metadata: {{name: a, namespace: b}}, data: {{a.yml: \"url: http://a\\napi_key: {value}\\n\"}}}}", "R13").Count > 0);

    [Theory]
    [InlineData("Pod", "{containers: [{name: a, image: postgres:17, command: [sleep, infinity]}]}", false)]
    [InlineData("Job", "{template: {spec: {containers: [{name: a, image: postgres:17}]}}}", false)]
    [InlineData("Pod", "{containers: [{name: a, image: postgres:17}]}", true)]
    public void An_image_of_a_database_may_be_there_for_its_client(string kind, string spec, bool isFound) =>
        Assert.Equal(isFound, Yaml.Findings(
        $"{{apiVersion: {(kind == "Job" ? "batch/v1" : "v1")}, kind: {kind}, metadata: {{name: a, namespace: b}}, spec: {spec}}}",
        "R32").Count > 0);

    public void Dispose() => _folder.Dispose();
}
