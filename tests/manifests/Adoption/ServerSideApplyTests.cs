using Infra.Adoption;
using Infra.Schemas;

namespace Infra.Manifests.Tests.Adoption;

/// <summary>The rules of a merge, each as a server 1.36 answers it.</summary>
public sealed class ServerSideApplyTests
{
    [Theory]
    // A scalar of another value, in a list whose items have names.
    [InlineData("Deployment", "spec: { template: { spec: { containers: [{ name: web, image: a:1 }] } } }",
        """f:spec: { f:template: { f:spec: { f:containers: { 'k:{"name":"web"}': { .: {}, f:image: {} } } } } }""",
        "spec: { template: { spec: { containers: [{ name: web, image: a:2 }] } } }",
        """.spec.template.spec.containers[name="web"].image""")]
    // The same value is shared.
    [InlineData("Deployment", "spec: { replicas: 2 }", "f:spec: { f:replicas: {} }", "spec: { replicas: 2 }", "")]
    // Another item of a list whose items have keys is nobody else's business.
    [InlineData("Service", "spec: { ports: [{ port: 80, protocol: TCP }] }",
        """f:spec: { f:ports: { 'k:{"port":80,"protocol":"TCP"}': { .: {}, f:port: {} } } }""",
        "spec: { ports: [{ port: 443, protocol: TCP }] }", "")]
    // A key with a default need not be written.
    [InlineData("Service", "spec: { ports: [{ port: 80, protocol: TCP, targetPort: 80 }] }",
        """f:spec: { f:ports: { 'k:{"port":80,"protocol":"TCP"}': { .: {}, f:targetPort: {} } } }""",
        "spec: { ports: [{ port: 80, targetPort: 8080 }] }", """.spec.ports[port=80,protocol="TCP"].targetPort""")]
    // A selector is one value as a whole.
    [InlineData("Service", "spec: { selector: { app: a } }", "f:spec: { f:selector: {} }", "spec: { selector: { app: a, tier: b } }",
        ".spec.selector")]
    // Quantities are compared as they are written.
    [InlineData("PersistentVolumeClaim", "spec: { resources: { requests: { storage: 1Gi } } }",
        "f:spec: { f:resources: { f:requests: { f:storage: {} } } }", "spec: { resources: { requests: { storage: 1024Mi } } }",
        ".spec.resources.requests.storage")]
    // A field that the server does not keep still has its owner.
    [InlineData("Secret", "data: { key: YQ== }", "f:stringData: { f:key: {} }", "stringData: { key: a }", ".stringData.key")]
    public void A_conflict_is_a_field_of_another_with_another_value(string kind, string live, string owned, string own, string conflicts)
    {
        var running = Object(kind,
            $"metadata: {{ name: x, managedFields: [{{ manager: argocd-controller, operation: Apply, fieldsV1: {{ {owned} }} }}] }}\n{live}");

        var (_, found) = ServerSideApply.Apply(SchemaOf(kind), running.Tree, Object(kind, $"metadata: {{ name: x }}\n{own}").Tree);

        Assert.Equal(conflicts, string.Join(' ', found.Select(conflict => conflict.Path)));
    }

    [Fact]
    public void What_others_own_stays_and_what_kubectl_owned_goes()
    {
        const string Live = """
            metadata:
              name: x
              managedFields:
              - manager: kubectl-client-side-apply
                operation: Update
                fieldsV1: { f:spec: { f:ports: { 'k:{"port":80,"protocol":"TCP"}': { .: {}, f:port: {} } }, f:externalName: {} } }
              - manager: argocd-controller
                operation: Apply
                fieldsV1: { f:spec: { f:ports: { 'k:{"port":81,"protocol":"TCP"}': { .: {}, f:port: {} } } } }
            spec: { externalName: old, sessionAffinity: None, ports: [{ port: 80, protocol: TCP }, { port: 81, protocol: TCP }] }
            """;
        var live = Object("Service", Live);
        var own = Object("Service", "metadata: { name: x }\nspec: { ports: [{ port: 443, protocol: TCP }] }");

        var (merged, _) = ServerSideApply.Apply(SchemaOf("Service"), live.Tree, own.Tree);
        var (left, stays) = GivenUpFields.Remove(SchemaOf("Service"), merged, own.Tree, FieldManager.Of(live.Tree));

        Assert.Equal("ports:\n- port: 443\n  protocol: TCP\n- port: 81\n  protocol: TCP\nsessionAffinity: None\n",
            ManifestWriter.ToYaml(left["spec"]!));
        Assert.Equal([""".spec.ports[port=81,protocol="TCP"]"""], stays);
    }

    [Theory]
    [InlineData("kubectl-client-side-apply", "Update", true)]
    [InlineData("kubectl", "Apply", true)]
    [InlineData("argocd-controller", "Apply", false)]
    [InlineData("helm", "Update", false)]
    [InlineData("argocd-controller", "Update", false)]
    public void Pulumi_takes_over_from_kubectl_alone(string manager, string operation, bool isTaken)
    {
        var tree = Object("Service",
            $"metadata: {{ name: x, managedFields: [{{ manager: {manager}, operation: {operation}, fieldsV1: {{ f:spec: {{}} }} }}] }}").Tree;

        Assert.Equal(isTaken, Assert.Single(FieldManager.Of(tree)).IsTakenOver);
    }

    [Fact]
    public void A_script_hands_over_what_was_applied_by_others_and_nothing_else()
    {
        var live = Object("Service", """
            metadata:
              name: x
              namespace: shop
              managedFields:
              - { manager: kube-controller-manager, operation: Update, subresource: status, fieldsV1: { f:status: {} } }
              - { manager: argocd-controller, operation: Apply, fieldsV1: { f:spec: {} } }
            """);

        Assert.Equal(["kubectl -n shop patch service x --type=json -p '["
            + """{"op":"test","path":"/metadata/managedFields/1/manager","value":"argocd-controller"},"""
            + """{"op":"replace","path":"/metadata/managedFields/1/manager","value":"kubectl-handover"}"""
            + "]'"], Handover.Commands(live));
        Assert.Empty(FieldManager.Strangers(Handover.Done(new Inventory { Name = "x", Manifests = [live] }).Manifests[0].Tree));
    }

    [Fact]
    public void No_name_from_a_cluster_becomes_a_command()
    {
        var live = Object("Service", """
            metadata:
              name: "x'; reboot #"
              namespace: "$(reboot)"
              managedFields:
              - { manager: "argo'; reboot #", operation: Apply, fieldsV1: { f:spec: {} } }
            """);

        Assert.Equal("""kubectl -n '$(reboot)' delete service 'x'\''; reboot #'""", new LeftBehind(live, null).Command);
        Assert.DoesNotContain("argo'", Assert.Single(Handover.Commands(live)), StringComparison.Ordinal);
    }

    internal static Manifest Object(string kind, string yaml)
    {
        using var text = new StringReader($"apiVersion: {(kind == "Deployment" ? "apps/v1" : "v1")}\nkind: {kind}\n{yaml}\n");
        return Assert.Single(ManifestReader.Read(text, "test").Manifests);
    }

    private static Schema SchemaOf(string kind) => ShippedSchemas.Find(kind == "Deployment" ? "apps/v1" : "v1", kind)!.Schema;
}
