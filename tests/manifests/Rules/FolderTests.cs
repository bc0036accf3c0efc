using Infra.Manifests;
using Infra.Rules;
using Infra.Tests.Support;

namespace Infra.Tests.Rules;

public sealed class FolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_kustomization_gives_its_objects_a_namespace()
    {
        _folder.Write("app/kustomization.yaml", "namespace: shop\nresources: [../base, service.yaml]\n");
        _folder.Write("app/service.yaml", "{apiVersion: v1, kind: Service, metadata: {name: a}, spec: {type: ExternalName}}");
        _folder.Write("base/kustomization.yaml", "resources: [service.yaml]\n");
        _folder.Write("base/service.yaml", "{apiVersion: v1, kind: Service, metadata: {name: b}, spec: {type: ExternalName}}");
        _folder.Write("loose/service.yaml", "{apiVersion: v1, kind: Service, metadata: {name: c}, spec: {type: ExternalName}}");

        Assert.Equal(["Service c"], Found("R16").Select(f => f.Subject));
    }

    [Fact]
    public void Files_that_a_kustomization_lists_and_nobody_has_are_found()
    {
        _folder.Write("kustomization.yaml",
            "resources: [a.yaml, gone.yaml, https://example.com/x.yaml]\nsecretGenerator: [{name: s, envs: [.env], files: [key=keys/id_rsa]}]\n");
        _folder.Write("a.yaml", "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}");
        _folder.Write("orphan.yaml", "{apiVersion: v1, kind: ConfigMap, metadata: {name: b}}");

        Assert.Equal(
            ["error resources[1]: gone.yaml", "error secretGenerator[0].envs[0]: .env", "error secretGenerator[0].files[0]: keys/id_rsa",
                "warning : orphan.yaml"],
            Found("L13").Select(f => $"{(f.Severity == Severity.Error ? "error" : "warning")} {f.Path}: {f.Actual}"));
    }

    [Fact]
    public void An_application_is_compared_with_the_folder_that_it_names()
    {
        _folder.Write("deploy/ci/kustomization.yaml", "namespace: shop-ci\nresources: []\n");
        _folder.Write("apps.yaml",
            "{apiVersion: argoproj.io/v1alpha1, kind: Application, metadata: {name: ci}, spec: {source: {path: deploy/ci}, destination: {namespace: ci-shop}}}");

        var finding = Assert.Single(Found("L14"));
        Assert.Equal(("ci-shop", "shop-ci"), (finding.Actual, finding.Expected));
    }

    [Theory]
    // The whole path counts before an end of it, which another folder may have too.
    [InlineData("source: {path: deploy/ci}", "shop-ci", null)]
    [InlineData("source: {path: deploy/ci}", "tools", "shop-ci")]
    // What the Application says of its kustomization is the last word.
    [InlineData("source: {path: deploy/ci, kustomize: {namespace: builds}}", "builds", null)]
    [InlineData("source: {path: deploy/ci, kustomize: {namespace: builds}}", "shop-ci", "builds")]
    [InlineData("sources: [{chart: redis, repoURL: 'https://example.com'}, {path: deploy/ci}]", "tools", "shop-ci")]
    // A folder of plain objects: those that name no namespace get the destination's.
    [InlineData("source: {path: plain/blog}", "blog", null)]
    [InlineData("source: {path: plain/blog}", "bolg", "blog")]
    [InlineData("source: {path: plain/mixed}", "anywhere", null)]
    [InlineData("source: {path: plain/open}", "anywhere", null)]
    // A kustomization that gives none, whose objects all name the same one.
    [InlineData("source: {path: deploy/cd}", "shop-cd", null)]
    [InlineData("source: {path: deploy/cd}", "cd-shop", "shop-cd")]
    [InlineData("source: {path: elsewhere/web}", "anywhere", null)]
    public void The_destination_is_where_the_folders_objects_are(string source, string destination, string? rendered)
    {
        const string config = "{{apiVersion: v1, kind: ConfigMap, metadata: {{name: {0}{1}}}}}\n";
        string Object(string name, string? space) =>
            string.Format(System.Globalization.CultureInfo.InvariantCulture, config, name, space is null ? "" : $", namespace: {space}");
        _folder.Write("ci/kustomization.yaml", "namespace: tools\nresources: []\n");
        _folder.Write("deploy/ci/kustomization.yaml", "namespace: shop-ci\nresources: []\n");
        _folder.Write("deploy/cd/kustomization.yaml", "resources: [a.yaml]\n");
        _folder.Write("deploy/cd/a.yaml", Object("a", "shop-cd"));
        _folder.Write("plain/blog/a.yaml", Object("b", "blog"));
        _folder.Write("plain/blog/b.yaml", Object("c", "blog"));
        _folder.Write("plain/mixed/a.yaml", Object("d", "one") + "---\n" + Object("e", "two"));
        _folder.Write("plain/open/a.yaml", Object("f", null));
        _folder.Write("apps.yaml",
            $"{{apiVersion: argoproj.io/v1alpha1, kind: Application, metadata: {{name: a, namespace: argocd}}, spec: {{{source}, destination: {{namespace: {destination}}}}}}}");

        Assert.Equal(rendered is null ? [] : [rendered], Found("L14").Select(finding => finding.Expected));
    }

    [Fact]
    public void Templates_of_charts_are_left_out_and_counted()
    {
        _folder.Write("chart/Chart.yaml", "name: shop\nversion: 1.0.0\n");
        _folder.Write("chart/values.yaml", "auth: {password: correct-horse}\nimage: {repository: bitnami/redis, tag: 7.2.4}\n");
        _folder.Write("chart/templates/pod.yaml", "{{- if .Values.on }}\napiVersion: v1\n{{- end }}\n");
        _folder.Write("chart/templates/plain.yaml", "{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {containers: []}}");
        _folder.Write("pod.yaml", "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: b}}");

        var read = InventoryReader.Read(_folder.Folder);

        Assert.Empty(read.Problems);
        Assert.Single(read.Manifests);
        Assert.Contains("2 templates of Helm charts: render them with `helm template` and check the result", read.Notes);
        Assert.Equal("auth.password", Assert.Single(Found("R13")).Path);
        Assert.Equal("image.tag", Assert.Single(Found("R02")).Path);
    }

    [Fact]
    public void Text_with_braces_that_is_no_yaml_is_a_template_of_another_program()
    {
        _folder.Write("role/templates/pool.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ name }}\n");
        _folder.Write("role/tasks.yml", "a:\n{% if b %}\n  c: 1\n{% endif %}\n");
        _folder.Write("boilerplate/kustomization.yaml", "namespace: {{ .name }}\nresources: [ns.yaml]\n");
        _folder.Write("boilerplate/ns.yaml", "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: {{ .name }}\n");
        _folder.Write("broken.yaml", "kind: ConfigMap\na: [${b}\n");
        _folder.Write("settings.yaml", "targets: [web.${DOMAIN}:80]\n");
        _folder.Write("quoted.yaml", "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: b}, data: {a: '{{ a }}'}}");

        var read = InventoryReader.Read(_folder.Folder);

        Assert.Equal(["broken.yaml"], read.Problems.Select(problem => problem.At!.File));
        Assert.Empty(Found("L13"));
        Assert.Equal(["5 templates ({{ }}, {% %} or ${ }): render them and check the result (boilerplate/kustomization.yaml, boilerplate/ns.yaml and 3 more files)"], read.Notes);
        Assert.Equal(["a"], read.Manifests.Select(manifest => manifest.Id.Name));
    }

    [Fact]
    public void Files_of_tests_that_hold_parts_of_objects_are_left_out_and_what_a_test_applies_is_read()
    {
        _folder.Write("kuttl/00-install.yaml", Map("installed"));
        _folder.Write("kuttl/00-assert.yaml", Map("compared"));
        _folder.Write("kuttl/01-errors-gone.yaml", Map("gone"));
        _folder.Write("chainsaw/chainsaw-test.yaml", """
            apiVersion: chainsaw.kyverno.io/v1alpha1
            kind: Test
            metadata: {name: a}
            spec: {steps: [{try: [{apply: {file: web*.yaml}}, {create: {file: ../shared/base.yaml}}, {assert: {file: ready.yaml}}]}]}
            """);
        _folder.Write("chainsaw/web-1.yaml", Map("applied"));
        _folder.Write("chainsaw/web-2.yaml",
            "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: filled, namespace: a}\ndata:\n  a: ($later)\n");
        _folder.Write("chainsaw/ready.yaml",
            "{apiVersion: apps/v1, kind: Deployment, metadata: {name: ready}, status: {(replicas > `1`): true}}");
        _folder.Write("shared/base.yaml", Map("base"));

        var read = InventoryReader.Read(_folder.Folder);

        Assert.Equal(["a", "applied", "installed", "base"], read.Manifests.Select(manifest => manifest.Id.Name));
        Assert.Equal(["4 files of kuttl and chainsaw with parts of objects (chainsaw/ready.yaml, chainsaw/web-2.yaml and 2 more files)"],
            read.Notes);

        static string Map(string name) => $"{{apiVersion: v1, kind: ConfigMap, metadata: {{name: {name}, namespace: a}}}}";
    }

    [Fact]
    public void A_namespace_of_a_kustomization_is_the_last_word_also_for_components()
    {
        _folder.Write("app/kustomization.yaml", "namespace: shop\nresources: [service.yaml]\ncomponents: [../part]\n");
        _folder.Write("app/service.yaml",
            "{apiVersion: v1, kind: Service, metadata: {name: a, namespace: default}, spec: {type: ExternalName}}");
        _folder.Write("part/kustomization.yaml", "kind: Component\nresources: [service.yaml]\n");
        _folder.Write("part/service.yaml", "{apiVersion: v1, kind: Service, metadata: {name: b}, spec: {type: ExternalName}}");

        Assert.Empty(Found("R16"));
        Assert.All(InventoryReader.Read(_folder.Folder).Manifests, manifest => Assert.Equal("shop", manifest.Id.Namespace));
    }

    [Fact]
    public void An_overlay_is_read_with_its_base_outside_of_the_folder()
    {
        _folder.Write("base/kustomization.yaml", "resources: [service.yaml]\n");
        _folder.Write("base/service.yaml", "{apiVersion: v1, kind: Service, metadata: {name: a}, spec: {type: ExternalName}}");
        _folder.Write("prod/kustomization.yaml", "namespace: shop\nresources: [../base]\n");

        var read = InventoryReader.Read(Path.Combine(_folder.Folder, "prod"));

        Assert.Empty(Checker.Check(read, Yaml.Only("L13")).Findings);
        Assert.Equal(["../base/service.yaml shop"], read.Manifests.Select(manifest => $"{manifest.At!.File} {manifest.Id.Namespace}"));
    }

    [Fact]
    public void What_another_program_fills_in_is_not_judged()
    {
        _folder.Write("cert.yaml",
            "{apiVersion: cert-manager.io/v1, kind: Certificate, metadata: {name: a, namespace: b}, spec: {secretName: a, dnsNames: ['web.${DOMAIN}', 'not_a_host']}}");

        Assert.Equal(["not_a_host"], Found("R53").Select(finding => finding.Actual));
    }

    [Fact]
    public void Json_that_is_no_manifest_is_nobodys_problem_and_one_that_is_one_is()
    {
        _folder.Write("tsconfig.json", """{"strict": true, "strict": true}""");
        _folder.Write("pod.json", """{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "a", "name": "b"}}""");

        Assert.Equal("pod.json", Assert.Single(InventoryReader.Read(_folder.Folder).Problems).At!.File);
    }

    [Fact]
    public void A_patch_is_no_object()
    {
        _folder.Write("kustomization.yaml", "resources: [pod.yaml]\npatches: [{path: patch.yaml}]\n");
        _folder.Write("pod.yaml", "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: b}}");
        _folder.Write("patch.yaml",
            "{apiVersion: apps/v1, kind: Deployment, metadata: {name: a}, spec: {template: {spec: {containers: [{name: a}]}}}}");

        Assert.Single(InventoryReader.Read(_folder.Folder).Manifests);
    }

    [Fact]
    public void An_image_that_a_kustomization_replaces_is_only_a_name()
    {
        _folder.Write("kustomization.yaml",
            "resources: [pod.yaml]\nimages: [{name: shop-image, newName: registry.example.com/shop, newTag: latest}]\n");
        _folder.Write("pod.yaml",
            "{apiVersion: v1, kind: Pod, metadata: {name: a, namespace: b}, spec: {containers: [{name: a, image: shop-image}]}}");

        var finding = Assert.Single(Found("R01"));
        Assert.Equal(("kustomization.yaml", "registry.example.com/shop:latest"), (finding.At!.File, finding.Actual));
    }

    public void Dispose() => _folder.Dispose();

    private IReadOnlyList<Finding> Found(string rule) =>
        Checker.Check(InventoryReader.Read(_folder.Folder), Yaml.Only(rule)).Findings;
}
