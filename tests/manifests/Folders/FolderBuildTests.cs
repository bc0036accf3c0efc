using Infra.Manifests;
using Infra.Tests.Support;

namespace Infra.Tests.Folders;

public sealed class FolderBuildTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _jobs = [];

    [Fact]
    public void Each_root_is_built_once_and_other_files_are_read_as_they_are()
    {
        _folder.Write("app/kustomization.yaml", "resources: [a.yaml, ../base]\n");
        _folder.Write("app/a.yaml", Map("a"));
        _folder.Write("base/kustomization.yaml", "resources: [b.yaml]\n");
        _folder.Write("base/b.yaml", Map("b"));
        _folder.Write("plain/c.yaml", Map("c"));

        var read = Build();

        Assert.Equal(["app"], _jobs);
        Assert.Equal(["c", "built app"], read.Manifests.Select(m => m.Id.Name));
        Assert.Empty(read.Beside);
    }

    [Fact]
    public void Files_that_no_root_names_are_known_not_applied_and_listed_once_for_their_folder()
    {
        _folder.Write("kustomization.yaml", "resources: [a.yaml, lib/x.yaml]\n");
        _folder.Write("a.yaml", Map("a"));
        _folder.Write("lib/x.yaml", Map("x"));
        _folder.Write("lib/y.yaml", Map("v") + "---\n" + Map("z"));
        _folder.Write("b.yaml", Map("b"));
        _folder.Write("c.yaml", Map("c"));
        _folder.Write("other/d.yaml", Map("d"));

        var read = Build();

        Assert.Equal(["d", "built "], read.Manifests.Select(m => m.Id.Name));
        Assert.Equal(["b", "c", "v", "z"], read.Beside.Select(m => m.Id.Name).Order(StringComparer.Ordinal));
        Assert.Equal(["b.yaml c.yaml", "lib/y.yaml"], read.Unlisted.Select(files => string.Join(' ', files.Names)));
    }

    [Fact]
    public void A_patch_that_a_kustomization_leaves_out_is_not_applied()
    {
        _folder.Write("crd/kustomization.yaml", "resources: [a.yaml]\n#patches: [{path: patches/b.yaml}]\n");
        _folder.Write("crd/a.yaml", Map("a"));
        _folder.Write("crd/patches/b.yaml", Map("b"));

        Assert.Equal(["b"], Build().Beside.Select(m => m.Id.Name));
    }

    [Fact]
    public void A_default_of_a_variable_may_be_a_variable()
    {
        _folder.Write("ks.yaml", Flux("apps", "./apps", "postBuild: {substitute: {APP: web, CLAIM: data}}"));
        _folder.Write("apps/a.yaml",
            "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  given: \"${CLAIM:-${APP}}\"\n  default: \"${OTHER:-${APP}}-config\"\n");

        var data = Build().Manifests.Single(m => m.Id.Name == "a").Tree.Map("data")!;

        Assert.Equal(["data", "web-config"], [data.Text("given")!, data.Text("default")!]);
    }

    [Fact]
    public void What_flux_applies_is_built_with_its_namespace_after_the_objects_that_apply_it()
    {
        _folder.Write("clusters/prod/apps.yaml", Flux("apps", "./apps"));
        _folder.Write("apps/kustomization.yaml", "resources: [ks.yaml]\n");
        _folder.Write("apps/ks.yaml", Flux("web", "./web", "targetNamespace: shop"));
        _folder.Write("web/kustomization.yaml", "resources: [a.yaml]\n");
        _folder.Write("web/a.yaml", Map("a"));

        var read = Build(job => job.Folder == "apps" ? Flux("web", "./web", "targetNamespace: store") : Map("a"));

        Assert.Equal(["apps", "web"], _jobs);
        Assert.Equal("store", read.Manifests.Single(m => m.Id.Name == "a").Id.Namespace);
        Assert.Equal("apps", read.Manifests.Single(m => m.Id.Name == "a").Parent);
    }

    [Fact]
    public void A_folder_without_a_kustomization_that_flux_applies_gets_its_namespace_and_its_values()
    {
        _folder.Write("ks.yaml", Flux("apps", "./apps",
            "targetNamespace: shop, postBuild: {substitute: {HOST: shop.example.com}, substituteFrom: [{kind: ConfigMap, name: facts}]}"));
        _folder.Write("facts.yaml",
            "{apiVersion: v1, kind: ConfigMap, metadata: {name: facts, namespace: flux-system}, data: {SIZE: '3'}}\n");
        _folder.Write("apps/a.yaml",
            "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  host: ${HOST}\n  size: ${SIZE}\n  other: ${OTHER:=none}\n  kept: $${KEPT}\n");
        _folder.Write("apps/below/kustomization.yaml", "resources: []\n");
        _folder.Write("apps/below/deeper/kustomization.yaml", "resources: []\n");

        var read = Build();
        var map = read.Manifests.Single(m => m.Id.Name == "a");

        Assert.Equal("shop", map.Id.Namespace);
        Assert.Equal("host: shop.example.com\nkept: ${KEPT}\nother: none\nsize: 3\n", ManifestWriter.ToYaml(map.Tree.Map("data")!));
        Assert.Equal(["apps/below", "apps/below/deeper"], _jobs.Order(StringComparer.Ordinal));
        Assert.Equal("shop", read.Manifests.Single(m => m.Id.Name == "built apps/below").Id.Namespace);
        Assert.Null(read.Manifests.Single(m => m.Id.Name == "built apps/below/deeper").Id.Namespace);
    }

    [Fact]
    public void Values_that_are_not_known_stay_as_they_are_written()
    {
        _folder.Write("ks.yaml", Flux("apps", "./apps", "postBuild: {substituteFrom: [{kind: Secret, name: facts}]}"));
        _folder.Write("apps/a.yaml", "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {a: '${A:=one}'}}\n");

        Assert.Equal("${A:=one}", Build().Manifests.Single(m => m.Id.Name == "a").Tree.TextAt("data", "a"));
    }

    [Fact]
    public void One_folder_that_is_applied_in_two_ways_is_built_twice()
    {
        _folder.Write("clusters/prod.yaml", Flux("shop", "./shop", "targetNamespace: prod"));
        _folder.Write("clusters/test.yaml", Flux("shop", "./shop", "targetNamespace: test"));
        _folder.Write("clusters/more.yaml", Flux("again", "./shop", "targetNamespace: test"));
        _folder.Write("shop/kustomization.yaml", "resources: []\n");

        var read = Build();

        Assert.Equal(["shop", "shop"], _jobs);
        Assert.Equal(["prod", "test"],
            read.Manifests.Where(m => m.Id.Name == "built shop").Select(m => m.Id.Namespace).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_application_gives_a_namespace_to_what_has_none()
    {
        _folder.Write("app.yaml", Application("deploy", "shop"));
        _folder.Write("deploy/a.yaml", Map("a"));
        _folder.Write("deploy/b.yaml", "{apiVersion: v1, kind: ConfigMap, metadata: {name: b, namespace: own}}\n");
        _folder.Write("deploy/c.yaml", "{apiVersion: v1, kind: Namespace, metadata: {name: c}}\n");
        _folder.Write("deploy/below/d.yaml", Map("d"));

        Assert.Equal(["Application app argocd", "ConfigMap a shop", "ConfigMap b own", "Namespace c ", "ConfigMap d "],
            Build().Manifests.Select(m => $"{m.Id.Kind} {m.Id.Name} {m.Id.Namespace}")
                .OrderBy(text => text.Split(' ')[1] == "app" ? "" : text.Split(' ')[1], StringComparer.Ordinal));
    }

    [Fact]
    public void An_application_set_makes_applications_of_the_folders()
    {
        _folder.Write("set.yaml", """
            apiVersion: argoproj.io/v1alpha1
            kind: ApplicationSet
            metadata: {name: apps, namespace: argocd}
            spec:
              generators: [{git: {directories: [{path: apps/*}, {path: apps/left, exclude: true}]}}]
              template:
                metadata: {name: '{{path.basename}}'}
                spec: {source: {path: '{{path}}'}, destination: {namespace: 'team-{{ .path.basename }}'}}
            """);
        _folder.Write("apps/one/a.yaml", Map("a"));
        _folder.Write("apps/left/b.yaml", Map("b"));

        Assert.Equal(["a team-one", "b "],
            Build().Manifests.Where(m => m.Id.Kind == "ConfigMap").Select(m => $"{m.Id.Name} {m.Id.Namespace}")
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_chart_is_rendered_as_it_is_released_and_alone_where_nothing_releases_it()
    {
        _folder.Write("charts/web/Chart.yaml", "name: web\nversion: 1.0.0\n");
        _folder.Write("charts/web/charts/part/Chart.yaml", "name: part\nversion: 1.0.0\n");
        _folder.Write("charts/lib/Chart.yaml", "name: lib\nversion: 1.0.0\ntype: library\n");
        _folder.Write("charts/db/Chart.yaml", "name: db\nversion: 1.0.0\n");
        _folder.Write("app.yaml", """
            apiVersion: argoproj.io/v1alpha1
            kind: Application
            metadata: {name: web, namespace: argocd}
            spec: {source: {path: charts/web, helm: {valueFiles: [prod.yaml], values: 'size: 3'}}, destination: {namespace: shop}}
            """);

        var jobs = new List<BuildJob>();
        Build(job =>
        {
            jobs.Add(job);
            return Map("a");
        });

        Assert.Equal(["charts/db", "charts/web"], _jobs.Order(StringComparer.Ordinal));
        var delivery = jobs.Single(job => job.Folder == "charts/web").Delivery!;
        Assert.Equal(("shop", "3", "charts/web/prod.yaml"),
            (delivery.Release!.Namespace, delivery.Release.Values["size"]!.ToString(), delivery.ValueFiles.Single()));
    }

    [Fact]
    public void A_root_that_fails_is_read_file_by_file_and_told()
    {
        _folder.Write("bad/kustomization.yaml", "namespace: shop\nresources: [a.yaml, ../base]\n");
        _folder.Write("bad/a.yaml", Map("a"));
        _folder.Write("base/kustomization.yaml", "resources: [b.yaml]\n");
        _folder.Write("base/b.yaml", Map("b"));
        _folder.Write("good/kustomization.yaml", "resources: []\n");

        var read = Build(job => job.Folder == "bad" ? null : Map("c"));

        Assert.Equal(["a shop", "b shop", "c "], read.Manifests.Select(m => $"{m.Id.Name} {m.Id.Namespace}").Order(StringComparer.Ordinal));
        Assert.Equal(("bad/kustomization.yaml", "no"), (read.Failed.Single().On.At!.File, read.Failed.Single().Reason));
    }

    public void Dispose() => _folder.Dispose();

    private static string Map(string name) => $"{{apiVersion: v1, kind: ConfigMap, metadata: {{name: {name}}}}}\n";

    private static string Flux(string name, string path, string more = "prune: true") =>
        $"{{apiVersion: kustomize.toolkit.fluxcd.io/v1, kind: Kustomization, metadata: {{name: {name}, namespace: flux-system}}, spec: {{path: {path}, {more}}}}}\n";

    private static string Application(string path, string space) =>
        $"{{apiVersion: argoproj.io/v1alpha1, kind: Application, metadata: {{name: app, namespace: argocd}}, spec: {{source: {{path: {path}}}, destination: {{namespace: {space}}}}}}}\n";

    private Inventory Build(Func<BuildJob, string?>? builder = null)
    {
        var folder = FolderContent.Of(_folder.Folder);
        var build = new FolderBuild(folder, InventoryReader.Read(folder, "folder"));
        while (build.Next() is { Count: > 0 } jobs)
        {
            foreach (var job in jobs)
            {
                _jobs.Add(job.Folder);
                using var text = new StringReader((builder is null ? Map($"'built {job.Folder}'") : builder(job)) ?? "");
                build.Done(job,
                    text.Peek() < 0 ? new BuildOutcome(null, "no") : new BuildOutcome(ManifestReader.Read(text, job.Folder).Manifests));
            }
        }

        return build.Finish([]);
    }
}
