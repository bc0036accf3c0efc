using Infra.Manifests;
using Infra.Rules;
using Infra.Tests.Support;

namespace Infra.Tests.Rules;

/// <summary>
/// What a rule must not say, beside what it must: defaults of the API, labels of controllers, host networks, ports, and names of Secrets.
/// </summary>
public sealed class TrustTests
{
    private const string Web =
        "{apiVersion: v1, kind: Pod, metadata: {name: web, namespace: shop, labels: {app: web}}, spec: {containers: [{name: web, ports: [{name: http, containerPort: 80}]}]}}\n---\n";

    private const string Database = """
        {apiVersion: apps/v1, kind: StatefulSet, metadata: {name: db, namespace: shop},
         spec: {replicas: 2, template: {metadata: {labels: {app: db}}, spec: {containers: [{name: db}]}}}}
        ---

        """;

    [Theory]
    [InlineData("{livenessProbe: {httpGet: {port: 10254}}}", 0)]
    [InlineData("{readinessProbe: {tcpSocket: {port: 10254}}}", 0)]
    [InlineData("{readinessProbe: {httpGet: {port: http}}}", 0)]
    [InlineData("{readinessProbe: {httpGet: {port: metrics}}}", 1)]
    public void A_probe_may_ask_any_number_and_only_a_declared_name(string probe, int errors) => Assert.Equal(errors, Errors($$$"""
        apiVersion: v1
        kind: Pod
        metadata: {name: web, namespace: shop}
        spec:
          containers:
            - {name: web, ports: [{name: http, containerPort: 80}], {{{probe[1..^1]}}}}
        """, "R05"));

    [Theory]
    [InlineData("9113", "Information")]
    [InlineData("http", "")]
    [InlineData("http-envoy-prom", "")]
    [InlineData("metrics", "Error")]
    public void A_service_may_send_to_any_number_and_only_to_a_declared_name(string port, string severity) => Assert.Equal(severity, Worst(
        Web + $"{{apiVersion: v1, kind: Service, metadata: {{name: web, namespace: shop}}, spec: {{selector: {{app: web}}, ports: [{{port: 80, targetPort: {port}}}]}}}}", "R05"));

    [Theory]
    [InlineData("statefulset.kubernetes.io/pod-name: db-0", 0)]
    [InlineData("statefulset.kubernetes.io/pod-name: db-2", 1)]
    [InlineData("statefulset.kubernetes.io/pod-name: cache-0", 1)]
    [InlineData("apps.kubernetes.io/pod-index: \"1\"", 0)]
    [InlineData("apps.kubernetes.io/pod-index: \"2\"", 1)]
    [InlineData("other: db-0", 1)]
    public void A_service_may_select_the_labels_that_controllers_add(string label, int errors) => Assert.Equal(errors, Errors(
        Database
            + $"{{apiVersion: v1, kind: Service, metadata: {{name: one, namespace: shop}}, spec: {{selector: {{app: db, {label}}}, ports: [{{port: 1}}]}}}}", "L01"));

    [Theory]
    [InlineData("imagePullSecret: registry-login")]
    [InlineData("pullSecret: registry-login")]
    [InlineData("backupTargetCredentialSecret: bucket-login")]
    [InlineData("secretKey: connection-string")]
    [InlineData("secretEnv: CLIENT_SECRET")]
    [InlineData("clientSecret: oauth-login")]
    [InlineData("passwordKey: admin-password")]
    [InlineData("existingSecret: db")]
    [InlineData("jwt: {existingSecret: login, secretKey: jwtSecretOfThe2Login}")]
    [InlineData("keys: {trustedServersExistingSecret: login, trustedServersSecretKey: trustedServers7Keys8}")]
    [InlineData("secretKeys: {password: password}")]
    [InlineData("envFromSecret: grafana-login")]
    [InlineData("secret.reloader.example.com/reload: web")]
    [InlineData("tokenTtl: 24h")]
    [InlineData("maxTokens: 4096")]
    [InlineData("adminPassword: <password>")]
    [InlineData("adminPassword: ${ADMIN_PASSWORD}")]
    [InlineData("adminPassword: your-password-here")]
    [InlineData("adminPassword: \"\"")]
    public void The_name_of_a_secret_in_values_is_none(string line) => Assert.Empty(OfValues(line));

    [Theory]
    [InlineData("wordpressPassword: correct-horse")]
    [InlineData("password: hunter2")]
    [InlineData("jwt: {existingSecret: '', secretKey: Zx81Qk27Lm93Tt02Ww55}")]
    [InlineData("login: {existingSecret: login, password: hunter2}")]
    [InlineData("clientSecret: Zx81Qk27Lm93Tt02Ww55")]
    [InlineData("sessionSecret: supersecret")]
    [InlineData("apiKey: k9f3k2l8d7s6a5q4w3e2")]
    [InlineData("url: postgres://shop:hunter2@db:5432/shop")]
    public void A_secret_in_values_is_an_error(string line) =>
        Assert.Equal([Severity.Error], OfValues(line).Select(finding => finding.Severity));

    [Theory]
    [InlineData("env: [{name: TLS_SECRET_NAME, value: tls}, {name: KUBE_SECRET, value: state}, {name: DUMMY_API_KEY, value: not-needed}]", 0)]
    [InlineData("args: [--server-tls-secret=server-tls, --usage-report-secret, usage, --mysql-native-password=ON]", 0)]
    [InlineData("args: [--password=$(PASSWORD), --token-file=/run/token]", 0)]
    [InlineData("env: [{name: DB_PASSWORD, value: hunter2}, {name: JWT_SECRET, value: not-so-random}, {name: API_KEY, value: abc123}]", 3)]
    [InlineData("args: [--password, hunter2]", 1)]
    [InlineData("args: [--admin-password=hunter2]", 1)]
    public void A_variable_or_argument_holds_a_secret_or_its_name(string part, int errors) => Assert.Equal(errors, Errors(
        $"{{apiVersion: v1, kind: Pod, metadata: {{name: web, namespace: shop}}, spec: {{containers: [{{name: web, {part}}}]}}}}", "R13"));

    [Theory]
    [InlineData("stringData: {username: shop, url: https://db.example.com, type: git}", 0)]
    [InlineData("stringData: {app.yaml: \"log: debug\\nport: 80\\n\"}", 0)]
    [InlineData("stringData: {app.yaml: \"log: debug\\npassword: hunter2\\n\"}", 1)]
    [InlineData("stringData: {password: <password>, token: your-token-here}", 0)]
    [InlineData("data: {password: Y2hhbmdlLW1lLXBsZWFzZQ==}", 0)]
    [InlineData("data: {username: c2hvcA==, password: aHVudGVyMg==}", 1)]
    [InlineData("stringData: {password: hunter2, token: abc, key: def}", 1)]
    [InlineData("""stringData: {.dockerconfigjson: '{"auths":{"a.example":{"username":"kim","password":"<secret infra:registry>"}}}'}""", 0)]
    [InlineData("""stringData: {.dockerconfigjson: '{"auths":{"a.example":{"username":"kim","password":"<secret infra:registry>"},"b.example":{"auth":"a2ltOmh1bnRlcjI="}}}'}""", 1)]
    [InlineData("""stringData: {.dockerconfigjson: '{"auths":["<secret>"]'}""", 1)]
    public void A_secret_with_nothing_secret_in_it_passes(string data, int errors) => Assert.Equal(errors, Errors(
        $"{{apiVersion: v1, kind: Secret, metadata: {{name: db, namespace: shop}}, {data}}}", "R14"));

    [Theory]
    [InlineData("{}", "{name: https, port: 443, protocol: HTTPS, tls: {certificateRefs: [{name: web}]}}", 0)]
    [InlineData("{cert-manager.io/issuer: acme}", "{name: https, port: 443, protocol: HTTPS, tls: {certificateRefs: [{name: web}]}}", 1)]
    [InlineData("{cert-manager.io/issuer: acme}",
        "{name: https, port: 443, protocol: HTTPS, hostname: a.example.com, tls: {certificateRefs: [{name: web}]}}", 0)]
    [InlineData("{}", "{name: https, port: 443, protocol: HTTPS, hostname: a.example.com}", 1)]
    [InlineData("{}", "{name: https, port: 443, protocol: HTTPS, tls: {mode: Passthrough}}", 1)]
    public void A_listener_has_the_defaults_of_its_api(string annotations, string listener, int errors) => Assert.Equal(errors, Errors(
        $"{{apiVersion: gateway.networking.k8s.io/v1, kind: Gateway, metadata: {{name: edge, namespace: shop, annotations: {annotations}}}, spec: {{gatewayClassName: nginx, listeners: [{listener}]}}}}", "R24"));

    [Theory]
    [InlineData("HTTPRoute", "https", true)]
    [InlineData("GRPCRoute", "https", true)]
    [InlineData("TLSRoute", "https", false)]
    [InlineData("TLSRoute", "raw", true)]
    [InlineData("HTTPRoute", "raw", false)]
    [InlineData("HTTPRoute", "sql", false)]
    [InlineData("TCPRoute", "sql", true)]
    public void A_listener_takes_the_routes_of_its_protocol(string kind, string section, bool taken)
    {
        var errors = Yaml.Findings($$$"""
            {apiVersion: gateway.networking.k8s.io/v1, kind: Gateway, metadata: {name: edge, namespace: shop}, spec: {gatewayClassName: nginx, listeners: [
              {name: https, port: 443, protocol: HTTPS, tls: {certificateRefs: [{name: web}]}},
              {name: raw, port: 8443, protocol: TLS, tls: {mode: Passthrough}}, {name: sql, port: 5432, protocol: TCP}]}}
            ---
            {apiVersion: gateway.networking.k8s.io/v1, kind: {{{kind}}}, metadata: {name: web, namespace: shop}, spec: {parentRefs: [{name: edge, sectionName: {{{section}}}}], rules: []}}
            """, "L02").Where(finding => finding.Severity == Severity.Error).Select(finding => finding.Actual);

        Assert.Equal(taken
            ? []
            : [$"listener {section} ({(section == "https" ? "HTTPS" : section == "raw" ? "TLS" : "TCP")}) takes no {kind}"], errors);
    }

    [Fact]
    public void Routes_of_two_kinds_for_one_host_are_no_duplicates() => Assert.Empty(Yaml.Findings("""
        {apiVersion: gateway.networking.k8s.io/v1, kind: Gateway, metadata: {name: edge, namespace: shop}, spec: {gatewayClassName: nginx, listeners: [
          {name: https, port: 443, protocol: HTTPS, tls: {certificateRefs: [{name: web}]}}, {name: raw, port: 8443, protocol: TLS, tls: {mode: Passthrough}}]}}
        ---
        {apiVersion: gateway.networking.k8s.io/v1, kind: HTTPRoute, metadata: {name: web, namespace: shop}, spec: {parentRefs: [{name: edge}], hostnames: [a.example.com], rules: [{}]}}
        ---
        {apiVersion: gateway.networking.k8s.io/v1, kind: TLSRoute, metadata: {name: web, namespace: shop}, spec: {parentRefs: [{name: edge}], hostnames: [a.example.com], rules: [{}]}}
        """, "R45"));

    [Theory]
    [InlineData("hostNetwork: true,", "to: [{podSelector: {matchLabels: {app: db}}}], ", "")]
    [InlineData("dnsPolicy: None,", "to: [{podSelector: {matchLabels: {app: db}}}], ", "")]
    [InlineData("", "", "Warning")]
    [InlineData("", "to: [{ipBlock: {cidr: 203.0.113.0/24}}], ", "Warning")]
    [InlineData("", "to: [{podSelector: {matchLabels: {app: db}}}], ", "Error")]
    public void A_pod_that_calls_others_needs_their_names(string pod, string peers, string severity) => Assert.Equal(severity, Worst($$$"""
        {apiVersion: v1, kind: Pod, metadata: {name: web, namespace: shop, labels: {app: web}}, spec: { {{{pod}}} containers: [{name: web}]}}
        ---
        {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: web, namespace: shop},
         spec: {podSelector: {matchLabels: {app: web}}, policyTypes: [Egress], egress: [{ {{{peers}}} ports: [{port: 6443}]}]}}
        """, "N04"));

    [Theory]
    [InlineData("{from: [{namespaceSelector: {}}], ports: [{port: metrics}]}", "")]
    [InlineData("{from: [{namespaceSelector: {}}]}", "Warning")]
    [InlineData("{}", "Warning")]
    public void One_port_for_all_namespaces_is_not_everything(string rule, string severity) => Assert.Equal(severity, Worst(
        Web + $"{{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {{name: web, namespace: shop}}, spec: {{podSelector: {{matchLabels: {{app: web}}}}, policyTypes: [Ingress], ingress: [{rule}]}}}}", "N03"));

    [Theory]
    [InlineData("{runAsUser: 1000}", 0)]
    [InlineData("{runAsNonRoot: true}", 0)]
    [InlineData("{}", 1)]
    [InlineData("{runAsUser: 0}", 1)]
    public void A_pod_with_a_user_id_does_not_run_as_root(string context, int findings) => Assert.Equal(findings, Yaml.Findings(
        $"{{apiVersion: v1, kind: Pod, metadata: {{name: web, namespace: shop}}, spec: {{securityContext: {context}, containers: [{{name: web}}]}}}}", "R06").Count);

    [Theory]
    [InlineData("os: {name: windows}")]
    [InlineData("nodeSelector: {kubernetes.io/os: windows}")]
    public void What_Windows_does_not_know_is_not_asked_of_it(string part) =>
        Assert.All((string[])["R06", "R07", "R08", "R09", "R10"], rule => Assert.Empty(
        Yaml.Findings($"{{apiVersion: v1, kind: Pod, metadata: {{name: web, namespace: shop}}, spec: {{{part}, containers: [{{name: web}}]}}}}", rule)));

    [Fact]
    public void A_privileged_container_is_one_finding()
    {
        const string Pod =
            "{apiVersion: v1, kind: Pod, metadata: {name: web, namespace: shop}, spec: {containers: [{name: web, securityContext: {privileged: true}}]}}";

        Assert.Single(Yaml.Findings(Pod, "R07"));
        Assert.Empty(Yaml.Findings(Pod, "R08"));
        Assert.Empty(Yaml.Findings(Pod, "R10"));
    }

    [Theory]
    [InlineData("external-secrets.io/v1", "target: {name: db}", 0)]
    [InlineData("external-secrets.io/v1", "refreshPolicy: OnChange", 0)]
    [InlineData("external-secrets.io/v1beta1", "refreshInterval: 1h", 1)]
    [InlineData("external-secrets.io/v1",
        "refreshInterval: 24h, dataFrom: [{sourceRef: {generatorRef: {kind: ECRAuthorizationToken, name: ecr}}}]", 1)]
    [InlineData("external-secrets.io/v1",
        "refreshInterval: \"0\", dataFrom: [{sourceRef: {generatorRef: {kind: ECRAuthorizationToken, name: ecr}}}]", 1)]
    [InlineData("external-secrets.io/v1", "dataFrom: [{sourceRef: {generatorRef: {kind: ECRAuthorizationToken, name: ecr}}}]", 0)]
    public void An_external_secret_is_refreshed_every_hour_unless_it_says_otherwise(string version, string spec, int errors) =>
        Assert.Equal(errors, Errors(
        $"{{apiVersion: {version}, kind: ExternalSecret, metadata: {{name: db, namespace: shop}}, spec: {{secretStoreRef: {{name: vault}}, {spec}}}}}", "R15"));

    [Theory]
    [InlineData("type: LoadBalancer, selector: {app: web}, ports: [{port: 80}]", "Warning")]
    [InlineData("type: LoadBalancer, selector: {app: edge}, ports: [{port: 443}]", "")]
    [InlineData("type: LoadBalancer, selector: {app: web}, ports: [{port: 16261, protocol: UDP}]", "")]
    [InlineData("type: LoadBalancer, loadBalancerClass: tailscale, selector: {app: web}, ports: [{port: 80}]", "")]
    [InlineData("type: LoadBalancer, selector: {istio: ingressgateway}, ports: [{port: 443}]", "")]
    public void The_edge_itself_may_be_reached(string service, string severity) => Assert.Equal(severity, Worst($$$"""
        {apiVersion: networking.k8s.io/v1, kind: IngressClass, metadata: {name: nginx}, spec: {controller: k8s.io/ingress-nginx}}
        ---
        {apiVersion: v1, kind: Pod, metadata: {name: edge, namespace: shop, labels: {app: edge}}, spec: {containers: [{name: edge, image: "registry.k8s.io/ingress-nginx/controller:v1.15.1"}]}}
        ---
        {apiVersion: v1, kind: Service, metadata: {name: web, namespace: shop}, spec: { {{{service}}} }}
        """, "R23"));

    [Fact]
    public void Without_an_edge_an_open_service_is_for_information() => Assert.Equal("Information", Worst(
        "{apiVersion: v1, kind: Service, metadata: {name: web, namespace: shop}, spec: {type: NodePort, selector: {app: web}, ports: [{port: 80}]}}", "R23"));

    [Theory]
    [InlineData("default", "", 1)]
    [InlineData("web", "", 1)]
    [InlineData("web",
        "{apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: web, namespace: shop}, roleRef: {kind: Role, name: web}, subjects: [{kind: ServiceAccount, name: web}]}", 0)]
    [InlineData("elsewhere", "", 0)]
    public void An_account_that_a_role_is_bound_to_needs_its_token(string account, string more, int findings) =>
        Assert.Equal(findings, Yaml.Findings($$$"""
        {apiVersion: v1, kind: ServiceAccount, metadata: {name: web, namespace: shop}}
        ---
        {apiVersion: v1, kind: Pod, metadata: {name: web, namespace: shop}, spec: {serviceAccountName: {{{account}}}, containers: [{name: web}]}}
        ---
        {{{more}}}
        """, "R12").Count);

    [Theory]
    [InlineData("{}", 1)]
    [InlineData("{type: Container, default: {memory: 1Gi, cpu: 1}}", 0)]
    [InlineData("{type: Container, defaultRequest: {memory: 1Gi, cpu: 1}}", 1)]
    [InlineData("{type: Pod, max: {memory: 1Gi}}", 1)]
    public void A_limit_range_gives_what_a_container_leaves_out(string limit, int findings) => Assert.Equal(findings, Yaml.Findings($$$"""
        {apiVersion: v1, kind: LimitRange, metadata: {name: usual, namespace: shop}, spec: {limits: [{{{limit}}}]}}
        ---
        {apiVersion: v1, kind: Pod, metadata: {name: web, namespace: shop}, spec: {containers: [{name: web}]}}
        """, "R03").Count);

    [Theory]
    [InlineData("DaemonSet", "/var/log", "Information")]
    [InlineData("DaemonSet", "/var/run/docker.sock", "Warning")]
    [InlineData("Deployment", "/var/log", "Warning")]
    public void An_agent_reads_its_node(string kind, string path, string severity) => Assert.Equal(severity, Worst(
        $"{{apiVersion: apps/v1, kind: {kind}, metadata: {{name: agent, namespace: shop}}, spec: {{template: {{spec: {{containers: [{{name: a}}], volumes: [{{name: v, hostPath: {{path: {path}}}}}]}}}}}}}}", "R11"));

    [Theory]
    [InlineData("{groups: [kafka.strimzi.io], verbs: ['*']}", 0)]
    [InlineData("{groups: [''], verbs: ['*']}", 1)]
    [InlineData("{groups: ['*'], verbs: [get]}", 1)]
    public void An_operator_may_do_anything_with_its_own_kinds(string rule, int findings)
    {
        var parts = rule.Trim('{', '}').Split(", verbs: ");
        Assert.Equal(findings, Yaml.Findings(
            $"{{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {{name: web}}, rules: [{{apiGroups: {parts[0]["groups: ".Length..]}, resources: {(findings == 1 && parts[1] == "[get]" ? "['*']" : "[things]")}, verbs: {parts[1]}}}]}}", "R26").Count);
    }

    [Theory]
    [InlineData("activeDeadlineSeconds: 60, ttlSecondsAfterFinished: 60,", "{}", 0)]
    [InlineData("activeDeadlineSeconds: 60,", "{helm.sh/hook: post-install}", 0)]
    [InlineData("activeDeadlineSeconds: 60,", "{}", 1)]
    [InlineData("", "{}", 1)]
    public void A_job_needs_no_field_that_has_a_default(string limits, string annotations, int findings) =>
        Assert.Equal(findings, Yaml.Findings(
        $"{{apiVersion: batch/v1, kind: Job, metadata: {{name: a, namespace: shop, annotations: {annotations}}}, spec: {{{limits} template: {{spec: {{containers: []}}}}}}}}", "R33").Count);

    [Theory]
    [InlineData("concurrencyPolicy: Forbid,", 0)]
    [InlineData("concurrencyPolicy: Allow,", 1)]
    [InlineData("", 1)]
    public void A_cron_job_may_not_pile_up(string policy, int findings) => Assert.Equal(findings, Yaml.Findings(
        $"{{apiVersion: batch/v1, kind: CronJob, metadata: {{name: a, namespace: shop}}, spec: {{{policy} schedule: '* * * * *', jobTemplate: {{spec: {{template: {{spec: {{containers: []}}}}}}}}}}}}", "R33").Count);

    [Fact]
    public void Objects_of_one_file_without_a_namespace_are_one_finding_for_information()
    {
        const string Files =
            "{apiVersion: v1, kind: Service, metadata: {name: a}}\n---\n{apiVersion: v1, kind: Service, metadata: {name: b}}";

        var finding = Assert.Single(Yaml.Findings(Files, "R16"));
        Assert.Equal((Severity.Information, 2), (finding.Severity, finding.Count));
        Assert.Equal(Severity.Error, Assert.Single(Yaml.Findings(Files, "R16", new CheckOptions { Production = true })).Severity);
    }

    [Fact]
    public void The_proxies_of_an_unknown_controller_are_not_known() => Assert.Empty(Yaml.Findings("""
        {apiVersion: gateway.networking.k8s.io/v1, kind: Gateway, metadata: {name: edge, namespace: shop}, spec: {gatewayClassName: amazon-vpc-lattice, listeners: [{name: http, port: 80, protocol: HTTP}]}}
        ---
        {apiVersion: gateway.networking.k8s.io/v1, kind: HTTPRoute, metadata: {name: web, namespace: shop}, spec: {parentRefs: [{name: edge}], rules: [{backendRefs: [{name: web, port: 80}]}]}}
        ---
        {apiVersion: v1, kind: Service, metadata: {name: web, namespace: shop}, spec: {selector: {app: web}, ports: [{port: 80}]}}
        ---
        {apiVersion: v1, kind: Pod, metadata: {name: web, namespace: shop, labels: {app: web}}, spec: {containers: [{name: web}]}}
        ---
        {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: deny, namespace: shop}, spec: {podSelector: {}, policyTypes: [Ingress]}}
        """, "N01"));

    private static int Errors(string yaml, string rule) => Yaml.Findings(yaml, rule).Count(finding => finding.Severity == Severity.Error);

    private static string Worst(string yaml, string rule) =>
        Yaml.Findings(yaml, rule).Select(finding => finding.Severity.ToString()).FirstOrDefault() ?? "";

    private static IReadOnlyList<Finding> OfValues(string line)
    {
        using var folder = new TemporaryFolder();
        folder.Write("values.yaml", line + "\n");
        return Checker.Check(InventoryReader.Read(folder.Folder), Yaml.Only("R13")).Findings;
    }
}
