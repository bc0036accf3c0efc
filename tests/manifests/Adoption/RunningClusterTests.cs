using Infra.Adoption;
using Infra.Rules;

namespace Infra.Manifests.Tests.Adoption;

public sealed class RunningClusterTests
{
    private const string Claim = """
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: data, namespace: shop }
        spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
        """;

    [Theory]
    [InlineData("", "unknown")]
    [InlineData("{ apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: { name: slow }, provisioner: x }", "missing")]
    [InlineData("{ apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: { name: slow, annotations: { storageclass.kubernetes.io/is-default-class: 'true' } }, provisioner: x }", "there")]
    public void A_claim_without_a_class_needs_a_default_one(string exported, string expected)
    {
        var (parts, unknown) = MissingPart.Of(Inventory(Claim), Cluster(exported));

        Assert.Equal(expected, parts.Count > 0 ? "missing" : unknown.Count > 0 ? "unknown" : "there");
    }

    [Fact]
    public void A_claim_of_another_class_is_missed_by_its_name()
    {
        var stack = Inventory(Claim.Replace("spec: {", "spec: { storageClassName: fast,", StringComparison.Ordinal));

        var part = Assert.Single(
            MissingPart.Of(stack,
                Cluster("{ apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: { name: slow }, provisioner: x }")).Parts);

        Assert.Equal("the storage class fast", part.What);
    }

    [Fact]
    public void A_kind_that_the_cluster_serves_in_another_version_is_missing()
    {
        var stack = Inventory("{ apiVersion: example.com/v2, kind: Thing, metadata: { name: a, namespace: shop } }");
        var cluster = Cluster("""
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: { name: things.example.com }
            spec: { group: example.com, names: { kind: Thing }, versions: [{ name: v1, served: true }, { name: v2, served: false }] }
            """);

        var part = Assert.Single(MissingPart.Of(stack, cluster).Parts);

        Assert.Equal(("Thing of example.com/v2", "1 object; the cluster has it in v1"), (part.What, part.Needs));
    }

    [Theory]
    [InlineData("Deployment", "spec: { selector: { matchLabels: { app: a } } }", "spec: { selector: { matchLabels: { app: b } } }",
        "spec.selector")]
    [InlineData("PersistentVolumeClaim", "spec: { volumeName: pv-1, storageClassName: slow }", "spec: {}",
        "spec.storageClassName spec.volumeName")]
    [InlineData("Service", "spec: { clusterIP: 10.0.0.1 }", "spec: {}", "spec.clusterIP")]
    [InlineData("ConfigMap", "data: { a: b }", "data: { a: c }", "data")]
    [InlineData("Secret", "type: Opaque", "type: kubernetes.io/tls", "type")]
    [InlineData("ServiceAccount", "automountServiceAccountToken: true", "automountServiceAccountToken: false", "")]
    public void An_import_makes_the_engine_replace_what_it_cannot_change(string kind, string live, string own, string fields)
    {
        var (running, wanted) = (ServerSideApplyTests.Object(kind, $"metadata: {{ name: x }}\n{live}"),
            ServerSideApplyTests.Object(kind, $"metadata: {{ name: x }}\n{own}"));

        Assert.Equal(fields, string.Join(' ', new ImportedInputs(false, false).Replaced(running, wanted)));
        Assert.Empty(
            new ImportedInputs(true, true).Replaced(running, wanted with { Options = new() { IgnoreChanges = [.. fields.Split(' ')] } }));
    }

    [Fact]
    public void What_nobody_declares_and_nobody_made_stays_and_what_acts_is_told_apart()
    {
        var stack = Inventory("""
            apiVersion: apps/v1
            kind: Deployment
            metadata: { name: web, namespace: shop }
            spec: { selector: { matchLabels: { app: web } }, template: { metadata: { labels: { app: web } }, spec: { containers: [] } } }
            """);
        var cluster = Cluster("""
            { apiVersion: v1, kind: ConfigMap, metadata: { name: kube-root-ca.crt, namespace: shop } }
            ---
            { apiVersion: v1, kind: ServiceAccount, metadata: { name: default, namespace: shop } }
            ---
            { apiVersion: v1, kind: Secret, metadata: { name: sh.helm.release.v1.web.v3, namespace: shop }, type: helm.sh/release.v1 }
            ---
            { apiVersion: apps/v1, kind: ReplicaSet, metadata: { name: web-1, namespace: shop, ownerReferences: [{ kind: Deployment, name: web, uid: u }] } }
            ---
            { apiVersion: v1, kind: ConfigMap, metadata: { name: notes, namespace: shop } }
            ---
            { apiVersion: v1, kind: ConfigMap, metadata: { name: notes, namespace: elsewhere } }
            ---
            { apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: { name: old, namespace: shop }, spec: { scaleTargetRef: { kind: Deployment, name: web } } }
            ---
            { apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: { name: open, namespace: shop }, spec: { podSelector: {}, ingress: [{}] } }
            """);

        var left = LeftBehind.Of(stack, [], cluster);

        Assert.Equal(["ConfigMap shop/notes: ", "autoscaling/HorizontalPodAutoscaler shop/old: it scales a workload of the stack",
            "networking.k8s.io/NetworkPolicy shop/open: it lets traffic in or out that the stack does not"],
            left.Select(one => $"{one.On.Id}: {one.Acts}"));
        Assert.Equal("kubectl -n shop delete horizontalpodautoscaler.autoscaling old", left[1].Command);
        Assert.Contains(("shop", "web"), cluster.Releases);
    }

    [Fact]
    public void Flux_is_suspended_and_Argo_CD_deleted_without_what_they_applied()
    {
        var stack = Inventory("{ apiVersion: v1, kind: ConfigMap, metadata: { name: notes, namespace: shop } }");
        var cluster = Cluster("""
            { apiVersion: v1, kind: ConfigMap, metadata: { name: notes, namespace: shop, labels: { kustomize.toolkit.fluxcd.io/name: apps, kustomize.toolkit.fluxcd.io/namespace: flux-system } } }
            ---
            { apiVersion: kustomize.toolkit.fluxcd.io/v1, kind: Kustomization, metadata: { name: apps, namespace: flux-system }, spec: { prune: true } }
            ---
            { apiVersion: kustomize.toolkit.fluxcd.io/v1, kind: Kustomization, metadata: { name: others, namespace: flux-system }, spec: { prune: true } }
            ---
            apiVersion: argoproj.io/v1alpha1
            kind: Application
            metadata: { name: notes, namespace: argocd, ownerReferences: [{ kind: ApplicationSet, name: all, uid: u }] }
            spec: { syncPolicy: { automated: { selfHeal: true } } }
            status: { resources: [{ kind: ConfigMap, name: notes, namespace: shop }] }
            """);

        var undoers = Undoer.Of(stack, cluster);

        Assert.Equal([
            "argoproj.io/Application argocd/notes applies 1 object of the stack",
            "kustomize.toolkit.fluxcd.io/Kustomization flux-system/apps applies 1 object of the stack",
        ],
            undoers.Select(undoer => $"{undoer.On.Id} {undoer.Does}"));
        Assert.Equal(("ApplicationSet all", true, false), (undoers[0].MadeBy, undoers[0].SelfHeals, undoers[0].Prunes));
        Assert.Equal([
            """kubectl -n argocd patch application.argoproj.io notes --type=merge -p '{"metadata":{"finalizers":null},"spec":{"syncPolicy":null}}'""",
            "kubectl -n argocd delete application.argoproj.io notes --cascade=orphan",
        ], undoers[0].Commands);
        Assert.Equal(["""kubectl -n flux-system patch kustomization.kustomize.toolkit.fluxcd.io apps --type=merge -p '{"spec":{"suspend":true,"prune":false}}'"""],
            undoers[1].Commands);
    }

    [Theory]
    [InlineData("restricted", "", "allowPrivilegeEscalation is not false")]
    [InlineData("restricted", Hardened, null)]
    [InlineData("baseline", "", null)]
    [InlineData("baseline", "securityContext: { privileged: true }", "a privileged container")]
    [InlineData("restricted", Hardened + ", ports: [{ containerPort: 80, hostPort: 80 }]", "a port of the node")]
    [InlineData("privileged", "securityContext: { privileged: true }", null)]
    public void Pod_Security_takes_back_what_its_level_allows(string level, string container, string? refusal)
    {
        using var text = new StringReader($$"""
            apiVersion: apps/v1
            kind: Deployment
            metadata: { name: web, namespace: shop }
            spec:
              template:
                spec:
                  containers:
                  - { name: web, image: a, {{container}} }
            """);
        var workload = Workload.Of(Assert.Single(ManifestReader.Read(text, "test").Manifests), "shop")!;

        Assert.Equal(refusal, RestrictedPods.Refusal(workload, MapNode.Of(("pod-security.kubernetes.io/enforce", level))));
    }

    private const string Hardened =
        "securityContext: { allowPrivilegeEscalation: false, runAsNonRoot: true, seccompProfile: { type: RuntimeDefault }, capabilities: { drop: [ALL] } }";

    private static RunningCluster Cluster(string yaml) =>
        RunningCluster.Of(yaml.Length == 0 ? new Inventory { Name = "empty" } : Inventory(yaml));

    private static Inventory Inventory(string yaml)
    {
        using var text = new StringReader(yaml);
        return InventoryReader.ReadText(text, "test");
    }

    [Theory]
    [InlineData("annotations: { argocd.argoproj.io/tracking-id: 'root:argoproj.io/Application:argocd/shop' }", "Application root")]
    [InlineData("annotations: { argocd.argoproj.io/tracking-id: 'argocd_root:argoproj.io/Application:argocd/shop' }", "Application root")]
    [InlineData("labels: { argocd.argoproj.io/instance: root }", "Application root")]
    [InlineData("labels: { kustomize.toolkit.fluxcd.io/name: flux-system }", "Kustomization flux-system")]
    [InlineData("labels: { argocd.argoproj.io/instance: shop }", null)]
    [InlineData("labels: { app: shop }", null)]
    public void What_would_make_an_undoer_again_is_known_by_its_marks(string marks, string? maker)
    {
        var application =
            Inventory(
                $"{{ apiVersion: argoproj.io/v1alpha1, kind: Application, metadata: {{ name: shop, namespace: argocd, {marks} }} }}").Manifests[0];

        Assert.Equal(maker, new Undoer(application, 1, IsSure: true, []).MadeBy);
    }
}
