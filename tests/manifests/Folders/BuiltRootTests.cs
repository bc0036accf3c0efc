using Infra.Manifests;
using Infra.Tests.Support;

namespace Infra.Tests.Folders;

public sealed class BuiltRootTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_value_stands_where_it_was_written_in_the_base_a_patch_or_the_kustomization()
    {
        _folder.Write("base/kustomization.yaml", "resources: [app.yaml]\n");
        _folder.Write("base/app.yaml", """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              template:
                spec:
                  containers:
                  - name: side
                    image: side
                  - name: web
                    image: web
                    env: [{name: A, value: a}]
            """);
        _folder.Write("prod/kustomization.yaml", """
            namespace: shop
            resources: [../base]
            images:
            - name: web
              newTag: "2"
            replicas: [{name: web, count: 3}]
            patches:
            - path: more.yaml
            - target: {kind: Deployment}
              patch: |-
                - op: add
                  path: /spec/template/spec/hostNetwork
                  value: true
            """);
        _folder.Write("prod/more.yaml", """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              template:
                spec:
                  containers:
                  - name: web
                    resources: {limits: {memory: 64Mi}}
            """);

        var web = Read("prod", """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: web
              namespace: shop
              annotations:
                config.kubernetes.io/origin: |
                  path: base/app.yaml
            spec:
              replicas: 3
              template:
                spec:
                  hostNetwork: true
                  containers:
                  - name: side
                    image: side
                  - name: web
                    image: web:2
                    env: [{name: A, value: a}]
                    resources: {limits: {memory: 64Mi}}
            """);

        Assert.Null(web.Tree.MapAt("metadata", "annotations"));
        Assert.Equal("base/app.yaml:1:1", web.At!.ToString());
        Assert.Equal("base/app.yaml:9", Place(web, "spec.template.spec.containers[0].image"));
        Assert.Equal("base/app.yaml:12", Place(web, "spec.template.spec.containers[1].env[0].value"));
        Assert.Equal("prod/kustomization.yaml:5", Place(web, "spec.template.spec.containers[1].image"));
        Assert.Equal("prod/kustomization.yaml:6", Place(web, "spec.replicas"));
        Assert.Equal("prod/kustomization.yaml:1", Place(web, "metadata.namespace"));
        Assert.Equal("prod/more.yaml:9", Place(web, "spec.template.spec.containers[1].resources.limits.memory"));
        Assert.Equal("prod/kustomization.yaml:13", Place(web, "spec.template.spec.hostNetwork"));
        Assert.Equal("base/app.yaml:10", Place(web, "spec.template.spec.containers[1].securityContext"));
    }

    [Fact]
    public void A_generated_object_stands_at_its_generator()
    {
        _folder.Write("kustomization.yaml", "configMapGenerator:\n- name: a\n  literals: [x=1]\n- name: facts\n  literals: [y=2]\n");

        var map = Read("", """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: facts-abc123
              annotations:
                mine: "1"
                config.kubernetes.io/origin: |
                  configuredIn: kustomization.yaml
                  configuredBy: {apiVersion: builtin, kind: ConfigMapGenerator}
            data: {y: "2"}
            """);

        Assert.Equal("kustomization.yaml:4:3", map.At!.ToString());
        Assert.Equal("kustomization.yaml:4", Place(map, "data.y"));
        Assert.Equal("mine: '1'\n", ManifestWriter.ToYaml(map.Tree.MapAt("metadata", "annotations")!).Replace('"', '\''));
    }

    [Fact]
    public void A_namespace_that_the_api_server_takes_away_is_not_there()
    {
        _folder.Write("kustomization.yaml", "namespace: shop\nresources: [class.yaml]\n");
        _folder.Write("class.yaml", "apiVersion: gateway.networking.k8s.io/v1\nkind: GatewayClass\nmetadata: {name: nginx}\n");

        var made = Read("", """
            apiVersion: gateway.networking.k8s.io/v1
            kind: GatewayClass
            metadata:
              name: nginx
              namespace: shop
              annotations:
                config.kubernetes.io/origin: |
                  path: class.yaml
            """);

        Assert.Null(made.Id.Namespace);
        Assert.Null(made.Tree.TextAt("metadata", "namespace"));
    }

    public void Dispose() => _folder.Dispose();

    private Manifest Read(string root, string built)
    {
        var folder = FolderContent.Of(_folder.Folder);
        using var text = new StringReader(built);
        return new BuiltRoot(folder.Files, folder.Kustomizations.Reach(root), path => path).Read(
            ManifestReader.Read(text, "built").Manifests).Single();
    }

    private static string Place(Manifest manifest, string path)
    {
        var node = NodePath.Nearest(manifest.Tree, path);
        return $"{node.File ?? manifest.At!.File}:{node.Line}";
    }
}
