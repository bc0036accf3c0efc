using Infra.Tests.Rules;

namespace Infra.Tests.Schemas;

public sealed class NameTests
{
    [Theory]
    [InlineData("v1", "ConfigMap", "a.b-c", true)]
    [InlineData("v1", "ConfigMap", "a_b", false)]
    [InlineData("v1", "ConfigMap", "A", false)]
    [InlineData("v1", "ConfigMap", "-a", false)]
    [InlineData("v1", "Service", "a.b", false)]
    [InlineData("v1", "Service", "1a", true)]
    [InlineData("v1", "Namespace", "a.b", false)]
    [InlineData("batch/v1", "CronJob", "a-name-of-more-than-fifty-two-letters-that-is-too-long", false)]
    [InlineData("rbac.authorization.k8s.io/v1", "Role", "system:Any_thing", true)]
    [InlineData("rbac.authorization.k8s.io/v1", "Role", "a/b", false)]
    [InlineData("networking.k8s.io/v1", "IPAddress", "10.0.0.1", true)]
    [InlineData("networking.k8s.io/v1", "IPAddress", "a", false)]
    [InlineData("example.com/v1", "Thing", "Thing", false)]
    public void A_name_has_the_form_of_its_kind(string apiVersion, string kind, string name, bool isTaken) =>
        Assert.Equal(isTaken, Yaml.Findings($"{{apiVersion: {apiVersion}, kind: {kind}, metadata: {{name: '{name}'}}}}", "A05").Count == 0);

    [Fact]
    public void A_service_of_a_digit_first_is_refused_before_1_36() => Assert.Equal("a letter first", Assert.Single(
        Yaml.Findings("{apiVersion: v1, kind: Service, metadata: {name: 1a, namespace: team}}", "A05",
            new() { Kubernetes = "1.35" })).Expected);

    [Fact]
    public void A_generated_name_may_end_with_a_hyphen() =>
        Assert.Empty(Yaml.Findings("{apiVersion: v1, kind: Pod, metadata: {generateName: a-, namespace: team}}", "A05"));

    [Fact]
    public void A_generated_name_is_checked_beside_a_name() => Assert.Equal("metadata.generateName", Assert.Single(
        Yaml.Findings("{apiVersion: v1, kind: Pod, metadata: {name: a, generateName: A_, namespace: team}}", "A05")).Path);

    [Theory]
    [InlineData("v1", "ConfigMap", "cleanup", false)]
    [InlineData("v1", "ConfigMap", "example.com/cleanup", true)]
    [InlineData("v1", "ConfigMap", "foregroundDeletion", true)]
    [InlineData("policy/v1", "PodDisruptionBudget", "cleanup", true)]
    [InlineData("example.com/v1", "Thing", "cleanup", true)]
    public void A_finalizer_of_a_kind_of_Kubernetes_has_a_domain(string apiVersion, string kind, string finalizer, bool isTaken) =>
        Assert.Equal(isTaken,
        Yaml.Findings($"{{apiVersion: {apiVersion}, kind: {kind}, metadata: {{name: a, finalizers: [{finalizer}]}}}}", "A05").Count == 0);

    [Fact]
    public void Labels_selectors_annotations_and_finalizers_are_held_to_their_form() => Assert.Equal(
        [
            "metadata.annotations.a b",
            "metadata.finalizers[0]",
            "metadata.labels.note",
            "metadata.labels['Team.example.com/a']",
            "metadata.namespace",
            "spec.selector.matchLabels.app",
            "spec.template.metadata.labels.app",
            "spec.template.spec.nodeSelector.zone",
        ],
        Yaml.Findings("""
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: a
              namespace: Team
              labels: {note: two words, Team.example.com/a: b, good.example.com/A_b.c: ""}
              annotations: {a b: c, Good.example.com/d: any text at all}
              finalizers: [not/a/name, example.com/good]
            spec:
              selector: {matchLabels: {app: -a}}
              template:
                metadata: {labels: {app: -a}}
                spec: {nodeSelector: {zone: a/b}, containers: [{name: a, image: "a:1"}]}
            """, "A05").Select(finding => finding.Path).Order(StringComparer.Ordinal));

    [Fact]
    public void A_namespace_on_an_object_of_the_whole_cluster_is_a_warning() => Assert.Equal(
        ["Warning ClusterIssuer team/a", "Warning ClusterRole team/a"],
        Yaml.Findings("""
            {apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: a, namespace: team}, rules: []}
            ---
            {apiVersion: cert-manager.io/v1, kind: ClusterIssuer, metadata: {name: a, namespace: team}, spec: {selfSigned: {}}}
            """, "A05").Select(finding => $"{finding.Severity} {finding.Subject}").Order(StringComparer.Ordinal));
}
