using Infra.Manifests;
using Infra.Tests.Rules;
using Infra.Tests.Support;

namespace Infra.Tests.Schemas;

public sealed class KnownObjectTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("app/v1", "Deployment", "did you mean apps/v1?")]
    [InlineData("v1", "Deployment", "write apps/v1")]
    [InlineData("apps/v2", "Deployment", "write apps/v1")]
    [InlineData("networking.k8s.io/v1beta2", "Ingress", "write networking.k8s.io/v1")]
    [InlineData("apps/v1", "Deployement", "did you mean Deployment?")]
    [InlineData("apps/v1", "deployment", "did you mean Deployment?")]
    [InlineData("v1", "Configmap", "did you mean ConfigMap?")]
    [InlineData("v1", "Ingres", "did you mean Ingress?")]
    [InlineData("apps/v1", "Job", "write batch/v1")]
    [InlineData("autoscaling/v3", "HorizontalPodAutoscaler", "write autoscaling/v2")]
    [InlineData("networking.k8s.oi/v1", "Ingress", "did you mean networking.k8s.io/v1?")]
    [InlineData("cert-manger.io/v1", "Certificate", "did you mean cert-manager.io/v1?")]
    [InlineData("cert-manager.io/v1", "Certficate", "did you mean Certificate?")]
    [InlineData("certificates.k8s.io/v1beta1", "CertificateSigningRequest", "write certificates.k8s.io/v1")]
    [InlineData("batch/v2alpha1", "CronJob", "write batch/v1")]
    [InlineData("apps/v1", "Sandwich", "choose another kind")]
    public void A_kind_that_no_cluster_serves_is_an_error(string apiVersion, string kind, string fix) =>
        Assert.Equal(fix,
            Assert.Single(Yaml.Findings($"{{apiVersion: {apiVersion}, kind: {kind}, metadata: {{name: a, namespace: team}}}}", "A06")).Fix);

    [Theory]
    [InlineData("apps/v1", "Deployment")]
    [InlineData("policy/v1beta1", "PodDisruptionBudget")]
    [InlineData("resource.k8s.io/v1beta1", "ResourceClaim")]
    [InlineData("gateway.networking.k8s.io/v1", "TCPRoute")]
    [InlineData("gateway.networking.k8s.io/v1alpha2", "TCPRoute")]
    [InlineData("azmonitoring.coreos.com/v1", "ServiceMonitor")]
    [InlineData("example.com/v1", "Deployment")]
    [InlineData("kustomize.config.k8s.io/v1beta1", "Component")]
    [InlineData("kubelet.config.k8s.io/v1beta1", "KubeletConfiguration")]
    [InlineData("skaffold/v4beta11", "Config")]
    [InlineData("v1", "Config")]
    public void A_kind_that_may_be_there_is_none(string apiVersion, string kind) =>
        Assert.Empty(Yaml.Shown($"{{apiVersion: {apiVersion}, kind: {kind}, metadata: {{name: a, namespace: team}}}}", "A06"));

    [Fact]
    public void A_kind_is_refused_before_the_version_that_brought_it()
    {
        const string Class = "{apiVersion: storage.k8s.io/v1, kind: VolumeAttributesClass, metadata: {name: a}, driverName: a.example.com}";

        Assert.Empty(Yaml.Findings(Class, "A06", new() { Kubernetes = "1.34" }));
        Assert.Equal("write an earlier one, or upgrade to 1.34",
            Assert.Single(Yaml.Findings(Class, "A06", new() { Kubernetes = "1.33" })).Fix);
    }

    [Fact]
    public void An_object_without_what_makes_it_one_is_an_error_with_its_place() => Assert.Equal(
        [
            "4 Deployment team/(no name) metadata.nmae: nmae; did you mean name?",
            "7 ConfigMap team/123 metadata.name: 123, a number; put it in quotes: \"123\"",
            "10 ConfigMap team/off metadata.name: off, a boolean; put it in quotes: \"off\"",
            "12 ConfigMap team/a apiVersion: ; add apiVersion",
            "15 ConfigMap team/b apiversion: apiversion; did you mean apiVersion?",
            "19 (no kind) team/c kind: ; add kind",
            "22 Secret (no name) metadata: ; add metadata",
            "26 Pod team/(no name) metadata.name: a list or map; write a single string",
        ],
        Found("""
            {apiVersion: v1, kind: Namespace, metadata: {name: team}}
            ---
            {apiVersion: apps/v1, kind: Deployment,
             metadata: {nmae: web, namespace: team}}
            ---
            {apiVersion: v1, kind: ConfigMap,
             metadata: {name: 123, namespace: team}}
            ---
            {apiVersion: v1, kind: ConfigMap,
             metadata: {name: off, namespace: team}}
            ---
            {kind: ConfigMap, metadata: {name: a, namespace: team}}
            ---
            kind: ConfigMap
            apiversion: v1
            metadata: {name: b, namespace: team}

            ---
            {apiVersion: v1, metadata: {name: c, namespace: team}}
            ---

            {apiVersion: v1, kind: Secret}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: [d], namespace: team}
            """));

    [Theory]
    [InlineData("replicaCount: 2\nimage: {tag: 1.0.0}\n")]
    [InlineData("services: {web: {image: 'a:1'}}\n")]
    [InlineData("on: [push]\njobs: {a: {runs-on: x, steps: []}}\n")]
    [InlineData("apiVersion: v2\nname: shop\nversion: 1.0.0\n")]
    [InlineData("apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: []\n")]
    [InlineData("kind: Kustomization\nresources: []\n")]
    [InlineData("apiVersion: kind.x-k8s.io/v1alpha4\nkind: Cluster\nnodes: []\n")]
    [InlineData("apiVersion: v1\nkind: Config\nclusters: []\n")]
    [InlineData("apiVersion: 1\ndatasources: []\n")]
    [InlineData("kind: pipeline\ntype: docker\nname: default\n")]
    [InlineData("apiVersion: v1\nkind: List\nitems: []\n")]
    public void A_document_that_is_plainly_no_object_is_no_error(string yaml)
    {
        using var text = new StringReader(yaml);
        var inventory = InventoryReader.ReadText(text, "test.yaml");

        Assert.Empty(inventory.Incomplete);
    }

    [Fact]
    public void A_patch_needs_no_name()
    {
        _folder.Write("kustomization.yaml", "resources: [a.yaml]\npatches: [{path: patch.yaml, target: {kind: ConfigMap}}]\n");
        _folder.Write("a.yaml", "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: b}}");
        _folder.Write("patch.yaml", "{apiVersion: v1, kind: ConfigMap, metadata: {labels: {c: d}}}");

        Assert.Empty(InventoryReader.Read(_folder.Folder).Incomplete);
    }

    public void Dispose() => _folder.Dispose();

    private static string[] Found(string yaml) =>
    [
        .. Yaml.Findings(yaml, "A06").OrderBy(finding => finding.At!.Line)
            .Select(finding => $"{finding.At!.Line} {finding.Subject} {finding.Path}: {finding.Actual}; {finding.Fix}"),
    ];
}
