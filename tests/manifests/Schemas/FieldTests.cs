using Infra.Rules;
using Infra.Tests.Rules;

namespace Infra.Tests.Schemas;

public sealed class FieldTests
{
    [Fact]
    public void A_value_of_another_type_is_found_wherever_it_stands() => Assert.Equal(
        [
            "A01 ConfigMap team/web data.debug: true, a boolean",
            "A01 ConfigMap team/web data.workers: 4, a number",
            "A01 Deployment team/web metadata.annotations.sync: on, a boolean",
            "A01 Deployment team/web spec.replicas: \"3\", a string",
            "A01 Deployment team/web spec.template.metadata.labels.level: 2, a number",
            "A01 Deployment team/web spec.template.spec.containers[0].args[1]: 9000, a number",
            "A01 Deployment team/web spec.template.spec.containers[0].command: run -x, a string",
            "A01 Deployment team/web spec.template.spec.containers[0].env[0].value: a number",
            "A01 Deployment team/web spec.template.spec.containers[0].ports[0].containerPort: \"9000\", a string",
            "A01 Service team/web spec.selector.matchLabels: a map",
        ],
        Refusals.Of("""
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, namespace: team, annotations: {sync: on}}
            spec:
              replicas: "3"
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web, level: 2}}
                spec:
                  containers:
                    - name: web
                      image: registry.example.com/web:1.0.0
                      command: run -x
                      args: [--port, 9000]
                      env: [{name: PORT, value: 9000}]
                      ports: [{containerPort: "9000"}]
            ---
            {apiVersion: v1, kind: ConfigMap, metadata: {name: web, namespace: team}, data: {workers: 4, debug: true}}
            ---
            {apiVersion: v1, kind: Service, metadata: {name: web, namespace: team}, spec: {selector: {matchLabels: {app: web}}, ports: [{port: 80}]}}
            """));

    [Fact]
    public void An_unknown_field_is_found_in_every_kind() => Assert.Equal(
        [
            "R38 ConfigMap team/a deta: deta",
            "R38 CronJob team/a metadata.label: label",
            "R38 CronJob team/a spec.jobTemplate.spec.template.spec.containers[0].volumeMount: volumeMount",
            "R38 CronJob team/a spec.timezone: timezone",
            "A02 ExternalSecret team/a spec.data[0].remoteRef: ",
            "R38 ExternalSecret team/a spec.data[0].remoteRefs: remoteRefs",
            "R38 HTTPRoute team/a spec.hostname: hostname",
            "R38 NetworkPolicy team/a spec.egress[0].to[0].namespaceSelector.team: team",
        ],
        Refusals.Of("""
            apiVersion: batch/v1
            kind: CronJob
            metadata: {name: a, namespace: team, label: {app: a}}
            spec:
              schedule: "0 3 * * *"
              timezone: Etc/UTC
              jobTemplate:
                spec:
                  template:
                    spec:
                      restartPolicy: Never
                      containers: [{name: a, image: "a:1", volumeMount: []}]
            ---
            {apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: team}, deta: {b: c}}
            ---
            {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: a, namespace: team}, spec: {podSelector: {}, egress: [{to: [{namespaceSelector: {team: b}}]}]}}
            ---
            {apiVersion: gateway.networking.k8s.io/v1, kind: HTTPRoute, metadata: {name: a, namespace: team}, spec: {hostname: a.example.com}}
            ---
            {apiVersion: external-secrets.io/v1, kind: ExternalSecret, metadata: {name: a, namespace: team}, spec: {secretStoreRef: {name: a}, data: [{secretKey: b, remoteRefs: {key: c}}]}}
            """));

    [Theory]
    [InlineData("spec: {containers: [{name: a, image: \"a:1\"}], replicas: 1}", "remove it, or move it to where it belongs")]
    [InlineData("containers: [{name: a, image: \"a:1\"}]", "move it to spec, where it belongs")]
    [InlineData("spec: {containers: [{name: a, image: \"a:1\", hostNetwork: true}]}", "move it to spec, where it belongs")]
    [InlineData("spec: {containers: [{name: a, image: \"a:1\", imagePullpolicy: Always}]}", "did you mean imagePullPolicy?")]
    public void A_misplaced_field_is_sent_to_where_it_belongs(string rest, string fix) =>
        Assert.Equal(fix,
            Assert.Single(Yaml.Findings($"{{apiVersion: v1, kind: Pod, metadata: {{name: a, namespace: team}}, {rest}}}", "R38")).Fix);

    [Theory]
    [InlineData("{apiVersion: apps/v1, kind: Deployment, metadata: {name: a, namespace: team, creationTimestamp: null}, spec: {selector: {matchLabels: {a: b}}, strategy: {}, template: {metadata: {creationTimestamp: null, labels: {a: b}}, spec: {nodeSelector: null, containers: [{name: a, image: 'a:1', resources: {}, command: null}]}}}, status: {}}")]
    [InlineData("{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: a, namespace: team}, spec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: a, image: 'a:1'}]}}}, status: {}}")]
    [InlineData("{apiVersion: v1, kind: Service, metadata: {name: a, namespace: team}, spec: {ports: [{port: 80, targetPort: http}, {port: 443, targetPort: 8443, name: s}]}, status: {loadBalancer: {}}}")]
    [InlineData("{apiVersion: v1, kind: Pod, metadata: {name: a, namespace: team}, spec: {containers: [{name: a, image: 'a:1', resources: {requests: {cpu: 1, memory: 1.5Gi}, limits: {cpu: 0.5, memory: 128974848}}}]}}")]
    [InlineData("{apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: 'a:b', namespace: team}, roleRef: {kind: Role, name: 'a:b', apiGroup: rbac.authorization.k8s.io}, subjects: null}")]
    [InlineData("{apiVersion: v1, kind: Secret, metadata: {name: a, namespace: team}, stringData: {a: b}, data: {c: ZA==, d: \"\"}, type: Opaque}")]
    [InlineData("{apiVersion: argoproj.io/v1alpha1, kind: Application, metadata: {name: a, namespace: argocd, finalizers: [resources-finalizer.argocd.argoproj.io]}, spec: {project: default, destination: {namespace: a, server: 'https://kubernetes.default.svc'}, source: {repoURL: 'https://example.com/a', path: a, helm: {valuesObject: {any: [thing, 1]}}}}}")]
    public void What_a_server_takes_is_taken(string yaml) => Assert.Empty(Refusals.Of(yaml));

    [Fact]
    public void Null_is_no_value_of_a_field_that_must_be_there() => Assert.Equal(
        ["A02 Pod team/a spec.containers: "],
        Refusals.Of("{apiVersion: v1, kind: Pod, metadata: {name: a, namespace: team}, spec: {containers: null}}"));

    [Fact]
    public void Values_that_another_tool_fills_in_are_passed_over() => Assert.Empty(Refusals.Of("""
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: "${NAME}", namespace: team, labels: {team: "{{ team }}", host: $HOST}}
        spec:
          replicas: ${REPLICAS:=2}
          selector: {matchLabels: {a: b}}
          template:
            metadata: {labels: {a: b}}
            spec: {containers: [{name: a, image: "a:1", imagePullPolicy: $(POLICY)}]}
        ---
        apiVersion: v1
        kind: Secret
        metadata: {name: a, namespace: team}
        data: {a: "ENC[AES256_GCM,data:aGVsbG8=,type:str]"}
        sops: {version: 3.9.0}
        """));

    [Fact]
    public void The_version_of_Kubernetes_decides_about_a_field()
    {
        const string Yaml = """
            {apiVersion: v1, kind: Pod, metadata: {name: a, namespace: team}, spec: {hostnameOverride: b, workloadRef: {name: c}, containers: [{name: a, image: "a:1"}]}}
            """;

        Assert.Equal(["R38 Pod team/a spec.workloadRef: workloadRef (gone since 1.36)"], Refusals.Of(Yaml, new() { Kubernetes = "1.36" }));
        Assert.Empty(Refusals.Of(Yaml, new() { Kubernetes = "1.35" }));
        Assert.Equal(["R38 Pod team/a spec.workloadRef: workloadRef (new in 1.35)"], Refusals.Of(Yaml, new() { Kubernetes = "v1.34.2" }));
        Assert.Equal(
            [
                "R38 Pod team/a spec.hostnameOverride: hostnameOverride (new in 1.34)",
                "R38 Pod team/a spec.workloadRef: workloadRef (new in 1.35)",
            ],
            Refusals.Of(Yaml, new() { Kubernetes = "1.33" }));
    }

    [Fact]
    public void A_field_behind_a_new_gate_and_one_of_an_experimental_channel_are_told_and_fail_nothing() => Assert.Equal(
        [
            "Information spec.rules[0].sessionPersistence",
            "Information spec.schedulingGroup",
        ],
        Yaml.Findings("""
            {apiVersion: v1, kind: Pod, metadata: {name: a, namespace: team}, spec: {schedulingGroup: {podGroupName: b}, containers: [{name: a, image: "a:1"}]}}
            ---
            {apiVersion: gateway.networking.k8s.io/v1, kind: HTTPRoute, metadata: {name: a, namespace: team}, spec: {rules: [{sessionPersistence: {type: Cookie}}]}}
            """, "R38", new() { Kubernetes = "1.36" }).Select(finding => $"{finding.Severity} {finding.Path}").Order(StringComparer.Ordinal));

    [Fact]
    public void No_value_of_a_secret_or_variable_is_shown()
    {
        var findings = Checker.Check(Yaml.Read("""
            {apiVersion: v1, kind: Secret, metadata: {name: a, namespace: team}, data: {key: hunter2, pin: 12345678}, stringData: {pin: 87654321}}
            ---
            {apiVersion: v1, kind: Pod, metadata: {name: a, namespace: team}, spec: {containers: [{name: a, image: "a:1", env: [{name: PIN, value: 12345678}]}]}}
            """)).Findings.Where(Refusals.IsRefusal).ToList();

        Assert.Equal(4, findings.Count);
        Assert.DoesNotContain(findings, finding => $"{finding.Actual} {finding.Fix}".ContainsAny('7', '8'));
    }
}

file static class Texts
{
    public static bool ContainsAny(this string text, params ReadOnlySpan<char> any) => text.AsSpan().IndexOfAny(any) >= 0;
}
