using Infra.Catalogue;
using Infra.Manifests;
using Infra.Rules;

namespace Infra.Tests.Rules;

/// <summary>What operators and controllers make is no missing object, and what nobody makes is one.</summary>
public sealed class MadeTests
{
    private const string Pod = "{apiVersion: v1, kind: Pod, metadata: {name: web, namespace: shop}, spec: {containers: [{name: web, %}]}}";

    [Theory]
    [InlineData("{apiVersion: postgresql.cnpg.io/v1, kind: Cluster, metadata: {name: db, namespace: shop}, spec: {instances: 1}}", "db-app",
        "uri", null)]
    [InlineData("{apiVersion: postgresql.cnpg.io/v1, kind: Cluster, metadata: {name: db, namespace: shop}, spec: {instances: 1}}", "db-app",
        "dsn", "dsn")]
    [InlineData("{apiVersion: postgresql.cnpg.io/v1, kind: Cluster, metadata: {name: db, namespace: shop}, spec: {instances: 1}}",
        "db-reader", "uri", "Secret shop/db-reader")]
    [InlineData("{apiVersion: acid.zalan.do/v1, kind: postgresql, metadata: {name: db, namespace: shop}, spec: {}}",
        "app.db.credentials.postgresql.acid.zalan.do", "password", null)]
    [InlineData("{apiVersion: k8s.mariadb.com/v1alpha1, kind: MariaDB, metadata: {name: db, namespace: shop}, spec: {}}", "db-root",
        "password", null)]
    [InlineData("{apiVersion: rabbitmq.com/v1beta1, kind: RabbitmqCluster, metadata: {name: mq, namespace: shop}, spec: {}}",
        "mq-default-user", "username", null)]
    [InlineData("{apiVersion: kafka.strimzi.io/v1, kind: Kafka, metadata: {name: bus, namespace: shop}, spec: {}}", "bus-cluster-ca-cert",
        "ca.crt", null)]
    [InlineData("{apiVersion: kafka.strimzi.io/v1, kind: KafkaUser, metadata: {name: shop, namespace: shop}, spec: {}}", "shop", "user.crt",
        null)]
    [InlineData("{apiVersion: elasticsearch.k8s.elastic.co/v1, kind: Elasticsearch, metadata: {name: logs, namespace: shop}, spec: {}}",
        "logs-es-elastic-user", "elastic", null)]
    [InlineData("{apiVersion: elasticsearch.k8s.elastic.co/v1, kind: Elasticsearch, metadata: {name: logs, namespace: shop}, spec: {}}",
        "logs-es-elastic-user", "password", "password")]
    [InlineData("{apiVersion: k8s.keycloak.org/v2alpha1, kind: Keycloak, metadata: {name: login, namespace: shop}, spec: {}}",
        "login-initial-admin", "password", null)]
    [InlineData("{apiVersion: cert-manager.io/v1, kind: Certificate, metadata: {name: web, namespace: shop}, spec: {secretName: web-tls, keystores: {jks: {create: true}}}}", "web-tls", "keystore.jks", null)]
    [InlineData("{apiVersion: cert-manager.io/v1, kind: Certificate, metadata: {name: web, namespace: shop}, spec: {secretName: web-tls}}",
        "web-tls", "keystore.jks", "keystore.jks")]
    [InlineData("{apiVersion: bitnami.com/v1alpha1, kind: SealedSecret, metadata: {name: api, namespace: shop}, spec: {encryptedData: {TOKEN: AgA}}}", "api", "TOKEN", null)]
    [InlineData("{apiVersion: bitnami.com/v1alpha1, kind: SealedSecret, metadata: {name: api, namespace: shop}, spec: {encryptedData: {TOKEN: AgA}}}", "api", "KEY", "KEY")]
    [InlineData("{apiVersion: secrets-store.csi.x-k8s.io/v1, kind: SecretProviderClass, metadata: {name: api, namespace: shop}, spec: {secretObjects: [{secretName: synced}]}}", "synced", "TOKEN", null)]
    [InlineData("{apiVersion: external-secrets.io/v1, kind: ClusterExternalSecret, metadata: {name: api}, spec: {namespaces: [shop], externalSecretSpec: {data: [{secretKey: TOKEN, remoteRef: {key: a}}]}}}", "api", "TOKEN", null)]
    [InlineData("{apiVersion: external-secrets.io/v1, kind: ClusterExternalSecret, metadata: {name: api}, spec: {namespaces: [other], externalSecretSpec: {}}}", "api", "TOKEN", "Secret shop/api")]
    [InlineData("{apiVersion: v1, kind: Secret, metadata: {name: api, namespace: vault, annotations: {replicator.v1.mittwald.de/replicate-to: shop}}, stringData: {TOKEN: a}}", "api", "TOKEN", null)]
    [InlineData("{apiVersion: v1, kind: Secret, metadata: {name: api, namespace: vault}, stringData: {TOKEN: a}}", "api", "TOKEN",
        "Secret shop/api")]
    [InlineData("{apiVersion: v1, kind: Service, metadata: {name: web, namespace: shop, annotations: {service.beta.openshift.io/serving-cert-secret-name: web-cert}}, spec: {}}", "web-cert", "tls.key", null)]
    [InlineData("{apiVersion: objectbucket.io/v1alpha1, kind: ObjectBucketClaim, metadata: {name: pictures, namespace: shop}, spec: {}}",
        "pictures", "AWS_ACCESS_KEY_ID", null)]
    [InlineData("{apiVersion: onepassword.com/v1, kind: OnePasswordItem, metadata: {name: api, namespace: shop}, spec: {}}", "api", "TOKEN",
        null)]
    public void A_secret_has_the_keys_that_its_maker_gives_it(string maker, string secret, string key, string? found) => Assert.Equal(
        found is null ? [] : [found],
        Yaml.Findings(maker + "\n---\n" + Using("env: [{name: A, valueFrom: {secretKeyRef: {name: " + secret + ", key: " + key + "}}}]"),
            "L07")
            .Select(finding => finding.Actual));

    [Theory]
    [InlineData("mergePolicy: Merge, ", "USER", null)]
    [InlineData("mergePolicy: Merge, ", "URL", null)]
    [InlineData("", "URL", null)]
    [InlineData("", "USER", "USER")]
    public void A_template_of_an_external_secret_replaces_its_values_unless_it_is_merged(string policy, string key, string? found) =>
        Assert.Equal(
        found is null ? [] : [found],
        Yaml.Findings($$$$$$"""
            apiVersion: external-secrets.io/v1
            kind: ExternalSecret
            metadata: {name: db, namespace: shop}
            spec:
              target: {template: { {{{{{{policy}}}}}}data: {URL: "x"}}}
              data: [{secretKey: USER, remoteRef: {key: db}}]
            ---
            """ + "\n" + Using("env: [{name: A, valueFrom: {secretKeyRef: {name: db, key: " + key + "}}}]"), "L07").Select(finding => finding.Actual));

    [Fact]
    public void Every_namespace_has_the_certificate_of_the_cluster_and_an_account() => Assert.Empty(
        Yaml.Shown(Using("envFrom: [{configMapRef: {name: kube-root-ca.crt}}]"), "L07"));

    [Theory]
    [InlineData("args: [create, --secret-name=web-admission]", "secrets", "web-admission", null)]
    [InlineData("args: [create]", "secrets", "web-admission", Severity.Information)]
    [InlineData("args: [create]", "pods", "web-admission", Severity.Error)]
    public void A_secret_that_a_job_may_make_is_no_error(string args, string resource, string secret, Severity? severity) => Assert.Equal(
        severity is null ? [] : [severity.Value],
        Yaml.Findings($$$$$$"""
            apiVersion: batch/v1
            kind: Job
            metadata: {name: maker, namespace: shop}
            spec: {template: {spec: {serviceAccountName: maker, containers: [{name: a, {{{{{{args}}}}}}}]}}}
            ---
            {apiVersion: v1, kind: ServiceAccount, metadata: {name: maker, namespace: shop}}
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata: {name: maker, namespace: shop}
            rules: [{apiGroups: [""], resources: [{{{{{{resource}}}}}}], verbs: [get, create]}]
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata: {name: maker, namespace: shop}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: maker}
            subjects: [{kind: ServiceAccount, name: maker}]
            ---
            """ + "\n" + Using("envFrom: [{secretRef: {name: " + secret + "}}]"), "L07").Select(finding => finding.Severity));

    [Theory]
    [InlineData("{apiVersion: example.com/v1, kind: Shop, metadata: {name: shop, namespace: shop}}", Severity.Information)]
    [InlineData("{apiVersion: example.com/v1, kind: Shop, metadata: {name: shop, namespace: other}}", Severity.Error)]
    [InlineData("{apiVersion: argoproj.io/v1alpha1, kind: Application, metadata: {name: shop, namespace: argocd}, spec: {source: {repoURL: a, chart: shop}, destination: {namespace: shop}}}", Severity.Information)]
    [InlineData("{apiVersion: cilium.io/v2, kind: CiliumNetworkPolicy, metadata: {name: shop, namespace: shop}}", Severity.Error)]
    public void What_something_unknown_may_bring_is_information(string other, Severity severity)
    {
        var finding = Assert.Single(Yaml.Findings(other + "\n---\n" + Using("envFrom: [{secretRef: {name: api}}]"), "L07"));
        Assert.Equal(severity, finding.Severity);
    }

    [Theory]
    [InlineData("app.kubernetes.io/name: prometheus, app.kubernetes.io/instance: k8s, part: monitoring", true)]
    [InlineData("app.kubernetes.io/name: prometheus, app.kubernetes.io/instance: other", false)]
    [InlineData("app: prometheus", false)]
    public void Pods_of_an_operator_have_known_labels_and_may_have_others(string selector, bool isFound) => Assert.Equal(
        isFound ? [] : ["Service shop/prometheus"],
        Yaml.Findings($$$$$$"""
            apiVersion: monitoring.coreos.com/v1
            kind: Prometheus
            metadata: {name: k8s, namespace: shop}
            spec: {podMetadata: {labels: {part: monitoring}}}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: prometheus, namespace: shop}
            spec: {selector: { {{{{{{selector}}}}}} }, ports: [{port: 9090}]}
            """, "L01").Select(finding => finding.Subject));

    [Fact]
    public void A_monitor_may_select_the_service_of_the_api_server() => Assert.Empty(Yaml.Shown("""
        apiVersion: monitoring.coreos.com/v1
        kind: ServiceMonitor
        metadata: {name: apiserver, namespace: shop}
        spec: {namespaceSelector: {matchNames: [default]}, selector: {matchLabels: {component: apiserver, provider: kubernetes}}, endpoints: [{port: https}]}
        """, "R22"));

    [Theory]
    [InlineData("db-rw", true)]
    [InlineData("db-rx", false)]
    public void A_route_may_lead_to_a_service_that_an_operator_makes(string service, bool isFound) => Assert.Equal(
        isFound ? [] : [$"Service shop/{service}"],
        Yaml.Findings($$$$$$"""
            {apiVersion: postgresql.cnpg.io/v1, kind: Cluster, metadata: {name: db, namespace: shop}, spec: {instances: 1}}
            ---
            apiVersion: gateway.networking.k8s.io/v1
            kind: TCPRoute
            metadata: {name: db, namespace: shop}
            spec: {rules: [{backendRefs: [{name: {{{{{{service}}}}}}, port: 5432}]}]}
            """, "L03").Select(finding => finding.Actual));

    [Fact]
    public void One_missing_object_is_one_finding_however_many_refer_to_it()
    {
        var finding = Assert.Single(Yaml.Findings(Using("envFrom: [{secretRef: {name: api}}]") + "\n---\n"
            + Using("envFrom: [{secretRef: {name: api}}]")
                .Replace("name: web, namespace", "name: worker, namespace", StringComparison.Ordinal), "L07"));
        Assert.Equal(2, finding.Count);
    }

    [Fact]
    public void An_object_of_no_namespace_may_be_applied_into_any() => Assert.Empty(Yaml.Shown("""
        {apiVersion: v1, kind: ServiceAccount, metadata: {name: controller}}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: controller}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
        subjects: [{kind: ServiceAccount, name: controller, namespace: controller-system}]
        """, "L10"));

    [Fact]
    public void The_facts_can_be_read_and_name_who_makes_what() => Assert.All(
        CatalogueFile.Read("Made.yaml").Maps("objects"), entry =>
        {
            Assert.Matches("^[a-z0-9.-]+/[A-Za-z0-9]+$", entry.Item.Text("of"));
            Assert.NotNull(entry.Item.Text("by"));
        });

    private static string Using(string container) => Pod.Replace("%", container, StringComparison.Ordinal);
}
