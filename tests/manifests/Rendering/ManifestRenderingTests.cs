using System.Globalization;
using Infra.Diagnostics;
using Infra.Manifests;
using Infra.Rendering;
using Infra.Tests.Support;
using static Infra.Tests.Rendering.Samples;

namespace Infra.Tests.Rendering;

public sealed class ManifestRenderingTests : IDisposable
{
    private const string GatewayApi = "https://github.com/kubernetes-sigs/gateway-api/releases/download/v1.5.1/standard-install.yaml";

    private readonly RenderedFolder _out = new();

    private static Inventory Shop => Result(
        Object("v1", "Namespace", null, "shop"),
        Object("apps/v1", "Deployment", "shop", "web", MapNode.Of(("replicas", 2))),
        Object("rbac.authorization.k8s.io/v1", "ClusterRole", null, "system:shop")) with
    {
        Charts =
            [
                Chart("edge", "oci://ghcr.io/nginx/charts/nginx-gateway-fabric", null, "nginx-gateway", "2.6.7") with
                {
                    CreateNamespace = true,
                    SkipCrds = true,
                },
                Chart("secrets", "external-secrets", "https://charts.external-secrets.io", "shop", "2.9.0") with
                {
                    Values = MapNode.Of(("installCRDs", true), ("replicaCount", 2)),
                },
            ],
        RemoteManifests = [Remote(GatewayApi)],
    };

    public void Dispose() => _out.Dispose();

    [Fact]
    public void A_stack_is_a_folder_with_charts_as_Argo_CD_Applications()
    {
        Render(Shop);

        Golden.Is("Rendering/Golden/argo.txt", _out.Text);
    }

    [Fact]
    public void A_stack_is_a_folder_with_charts_that_kustomize_inflates()
    {
        Render(Shop, ChartStyle.Kustomize);

        Golden.Is("Rendering/Golden/kustomize.txt", _out.Text);
    }

    [Fact]
    public void The_summary_names_every_file_and_what_became_of_it()
    {
        var first = Render(Result(Map("a"), Map("b"), Map("c")));
        var second = Render(Result(Map("a"), Object("v1", "ConfigMap", "shop", "b", "changed"), Map("d", "other")));

        Assert.Equal(["kustomization.yaml", "shop/ConfigMap-a.yaml", "shop/ConfigMap-b.yaml", "shop/ConfigMap-c.yaml"], first.Files);
        Assert.Equal((4, 0), (first.Written, first.Unchanged));
        Assert.Empty(first.Removed);
        Assert.Equal(["kustomization.yaml", "other/ConfigMap-d.yaml", "shop/ConfigMap-a.yaml", "shop/ConfigMap-b.yaml"], second.Files);
        Assert.Equal((3, 1), (second.Written, second.Unchanged));
        Assert.Equal(["shop/ConfigMap-c.yaml"], second.Removed);
    }

    [Fact]
    public void Rendering_again_writes_nothing()
    {
        Render(Shop);
        var before = Directory.EnumerateFiles(_out.Path, "*", SearchOption.AllDirectories).ToDictionary(f => f, File.GetLastWriteTimeUtc);

        var again = Render(Shop);

        Assert.Equal(0, again.Written);
        Assert.Equal(before,
            Directory.EnumerateFiles(_out.Path, "*", SearchOption.AllDirectories).ToDictionary(f => f, File.GetLastWriteTimeUtc));
    }

    [Fact]
    public void Two_renders_are_byte_equal_whatever_the_culture_and_the_order_of_objects()
    {
        var manifests = Enumerable.Range(0, 300)
            .Select(i => Object("v1", "ConfigMap", $"ns-{i % 7}", $"map-{i}", MapNode.Of(("ratio", Node.From(i / 8.0))))).ToArray();
        using var other = new RenderedFolder();
        Render(Result(manifests));
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("tr-TR", useUserOverride: false)
            {
                NumberFormat = { NumberDecimalSeparator = "," },
            };
            ManifestRendering.Write(Result(manifests) with { Manifests = [.. manifests.Reverse()] }, other.Path, ChartStyle.Argo);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }

        Assert.Equal(_out.Files, other.Files);
    }

    [Fact]
    public void Only_what_is_no_longer_rendered_is_removed_with_the_folders_that_it_leaves_empty()
    {
        Render(Result(Map("a", "gone"), Map("b", "kept"), Map("c", "stays")));
        _out.Write("kept/notes.txt", "mine");
        _out.Write("README.md", "mine");

        Render(Result(Map("c", "stays")));

        Assert.Equal([".infra-render.json", "README.md", "kept/notes.txt", "kustomization.yaml", "stays/ConfigMap-c.yaml"],
            _out.Files.Keys);
        Assert.False(Directory.Exists(_out.In("gone")));
    }

    [Fact]
    public void A_file_of_someone_else_in_the_way_is_refused_and_nothing_changes()
    {
        _out.Write("shop/ConfigMap-b.yaml", "mine\n");

        var problem = Refused(Result(Map("a", "new"), Map("b")));

        Assert.Equal(Codes.ForeignFile, problem.Code);
        Assert.Equal($"--out {_out.Path}, shop/ConfigMap-b.yaml", problem.Where);
        Assert.Equal("not written by a render", problem.Actual);
        Assert.Equal(["shop/ConfigMap-b.yaml"], _out.Files.Keys);
        Assert.Equal("mine\n", _out.Files["shop/ConfigMap-b.yaml"]);
        Assert.False(Directory.Exists(_out.In("new")));
    }

    [Fact]
    public void A_file_of_someone_else_that_is_already_right_is_taken_over()
    {
        _out.Write("shop/ConfigMap-a.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  namespace: shop\n");

        Assert.Equal((1, 1), Render(Result(Map("a"))) is var summary ? (summary.Written, summary.Unchanged) : default);
    }

    [Fact]
    public void An_edited_file_is_refused_whether_it_would_be_replaced_or_removed()
    {
        Render(Result(Map("a"), Map("b"), Map("c")));
        _out.Write("shop/ConfigMap-a.yaml", "edited\n");
        _out.Write("shop/ConfigMap-b.yaml", "edited\n");
        var before = _out.Files;

        var refused = Assert.Throws<RefusedException>(() => Render(Result(Map("b"), Map("c"), Map("d"))));
        Assert.Equal("edited since it was rendered, and no longer rendered", Assert.Single(refused.Diagnostics).Actual);
        Assert.Equal(before, _out.Files);

        File.Delete(_out.In("shop/ConfigMap-a.yaml"));
        Assert.Equal("edited since it was rendered", Refused(Result(Map("b"), Map("c"), Map("d"))).Actual);
    }

    [Fact]
    public void Line_ends_that_a_checkout_changed_are_no_edit()
    {
        Render(Result(Map("a"), Map("b")));
        foreach (var (path, text) in _out.Files.Where(f => f.Key.EndsWith(".yaml", StringComparison.Ordinal)))
            _out.Write(path, text.ReplaceLineEndings("\r\n"));

        Render(Result(Map("b")));

        Assert.Equal("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: b\n  namespace: shop\n", _out.Files["shop/ConfigMap-b.yaml"]);
        Assert.DoesNotContain("shop/ConfigMap-a.yaml", _out.Files.Keys);
    }

    [Fact]
    public void Another_stacks_folder_is_refused()
    {
        Render(Result(Map("a")));
        var before = _out.Files;

        var problem = Refused(Result(Map("a")) with { Name = "stack after" });

        Assert.Equal(Codes.ForeignFile, problem.Code);
        Assert.Equal("the files of stack prod", problem.Actual);
        Assert.Equal(before, _out.Files);
    }

    [Fact]
    public void A_file_as_output_folder_is_refused()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_out.Path)!);
        File.WriteAllText(_out.Path, "a file");

        var problem = Refused(Result(Map("a")));

        Assert.Equal(Codes.OutputFolder, problem.Code);
        Assert.Equal("a file", problem.Actual);
    }

    [Fact]
    public void An_output_folder_below_a_file_is_refused()
    {
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(_out.Path)!, "file"), "");
        var below = Path.Combine(Path.GetDirectoryName(_out.Path)!, "file", "out");

        var refused = Assert.Throws<RefusedException>(() => ManifestRendering.Write(Result(Map("a")), below, ChartStyle.Argo));

        Assert.Equal(Codes.OutputFolder, Assert.Single(refused.Diagnostics).Code);
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_refused()
    {
        // Nothing has a name this long, and root may write everywhere else.
        var place = Path.Combine(_out.Path, new string('x', 300));

        var refused = Assert.Throws<RefusedException>(() => ManifestRendering.Write(Result(Map("a")), place, ChartStyle.Argo));

        Assert.Equal(Codes.OutputFolder, Assert.Single(refused.Diagnostics).Code);
    }

    [Fact]
    public void A_file_where_a_folder_belongs_is_refused()
    {
        _out.Write("shop", "mine");

        Assert.Equal("a file where a folder belongs", Refused(Result(Map("a"), Map("b", "first"))).Actual);
        Assert.Equal(["shop"], _out.Files.Keys);
        Assert.False(Directory.Exists(_out.In("first")));
    }

    [Fact]
    public void A_folder_where_a_file_belongs_is_refused()
    {
        Directory.CreateDirectory(_out.In("shop/ConfigMap-a.yaml"));

        Assert.Equal("a folder where a file belongs", Refused(Result(Map("a"))).Actual);
        Assert.Empty(_out.Files);
    }

    [Fact]
    public void Two_renders_into_one_folder_at_once_are_refused()
    {
        Render(Result(Map("a")));
        var before = _out.Files;
        using (new FileStream(_out.In(".infra-render.json"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            Assert.Equal(Codes.Locked, Refused(Result(Map("b"))).Code);

        Assert.Equal(before, _out.Files);
        Render(Result(Map("b")));
        Assert.Contains("shop/ConfigMap-b.yaml", _out.Files.Keys);
    }

    [Fact]
    public async Task Of_many_renders_at_once_some_win_and_the_folder_is_whole()
    {
        var results = Enumerable.Range(0, 8)
            .Select(n => Result([.. Enumerable.Range(0, 50).Select(i => Object("v1", "ConfigMap", "shop", $"m{i}", n))])).ToArray();

        var outcomes = await Task.WhenAll(results.Select(r => Task.Run(() =>
        {
            try
            {
                Render(r);
                return Codes.ProgramFailed;
            }
            catch (RefusedException e)
            {
                return e.Diagnostics[0].Code;
            }
        })));

        Assert.Contains(Codes.ProgramFailed, outcomes);
        Assert.All(outcomes, code => Assert.True(code == Codes.ProgramFailed || code == Codes.Locked));
        Assert.Single(
            _out.Files.Where(f => f.Key.StartsWith("shop/", StringComparison.Ordinal)).Select(f => f.Value.Split("spec: ")[1]).Distinct());
        Assert.Equal(52, _out.Files.Count);
    }

    [Fact]
    public void What_an_interrupted_render_left_is_known_as_ours()
    {
        Render(Result(Map("a"), Object("v1", "ConfigMap", "shop", "b", 1)));
        var first = _out.Files[".infra-render.json"];
        Render(Result(Map("a"), Object("v1", "ConfigMap", "shop", "b", 2), Map("c")));

        // As if the process had died after the names were changed and before the list was.
        File.Move(_out.In(".infra-render.json"), _out.In(".infra-render.next.json"));
        _out.Write(".infra-render.json", first);
        _out.Write("shop/.infra-render-7.tmp", "half");

        Render(Result(Object("v1", "ConfigMap", "shop", "b", 3)));

        Assert.Equal([".infra-render.json", "kustomization.yaml", "shop/ConfigMap-b.yaml"], _out.Files.Keys);
    }

    [Fact]
    public void A_damaged_list_is_refused()
    {
        Render(Result(Map("a")));
        _out.Write(".infra-render.json", "{\"version\": 1");
        var before = _out.Files;

        var problem = Refused(Result(Map("b")));

        Assert.Equal(Codes.OutputFolder, problem.Code);
        Assert.Contains("version control", problem.Fix, StringComparison.Ordinal);
        Assert.Equal(before, _out.Files);
    }

    [Fact]
    public void A_list_that_names_files_elsewhere_removes_none_of_them()
    {
        Render(Result(Map("a")));
        var outside = Path.Combine(Path.GetDirectoryName(_out.Path)!, "outside.yaml");
        File.WriteAllText(outside, "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  namespace: shop\n");
        _out.Write(".infra-render.json",
            _out.Files[".infra-render.json"].Replace("shop/ConfigMap-a.yaml", "../outside.yaml", StringComparison.Ordinal));
        File.Delete(_out.In("shop/ConfigMap-a.yaml"));

        Render(Result(Map("b")));

        Assert.True(File.Exists(outside));
    }

    [Fact]
    public void A_linked_folder_is_neither_written_to_nor_cleared()
    {
        if (OperatingSystem.IsWindows())
            return;

        Render(Result(Map("a"), Map("b", "second")));
        var victim = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(_out.Path)!, "victim")).FullName;
        Directory.Delete(victim);
        Directory.Move(_out.In("second"), victim);
        Directory.CreateSymbolicLink(_out.In("second"), "../victim");

        Assert.Equal("a link where a folder belongs", Refused(Result(Map("a"), Map("c", "second"))).Actual);
        Render(Result(Map("a")));

        Assert.Equal(["ConfigMap-b.yaml"], Directory.GetFiles(victim).Select(Path.GetFileName));
    }

    [Fact]
    public void A_linked_list_is_refused_and_its_target_stays()
    {
        if (OperatingSystem.IsWindows())
            return;

        Render(Result(Map("a")));
        var victim = Path.Combine(Path.GetDirectoryName(_out.Path)!, "victim.json");
        File.Move(_out.In(".infra-render.json"), victim);
        var before = File.ReadAllText(victim);
        File.CreateSymbolicLink(_out.In(".infra-render.json"), victim);

        Assert.Equal(".infra-render.json is a link", Refused(Result(Map("b"))).Actual);

        Assert.Equal(before, File.ReadAllText(victim));
    }

    [Fact]
    public void A_coming_list_that_was_cut_says_that_nothing_happened()
    {
        Render(Result(Map("a")));
        _out.Write(".infra-render.next.json", "{\"version\": 1, \"na");

        Render(Result(Map("b")));

        Assert.Equal([".infra-render.json", "kustomization.yaml", "shop/ConfigMap-b.yaml"], _out.Files.Keys);
    }

    [Fact]
    public void Files_that_would_share_a_name_carry_their_group_or_a_hash()
    {
        var summary = Render(Result(
            Object("v1", "Service", "shop", "web"),
            Object("serving.knative.dev/v1", "Service", "shop", "web"),
            Object("rbac.authorization.k8s.io/v1", "Role", "shop", "Reader"),
            Object("rbac.authorization.k8s.io/v1", "Role", "shop", "reader"),
            Object("rbac.authorization.k8s.io/v1", "Role", "shop", "a/b:*"),
            Object("rbac.authorization.k8s.io/v1", "Role", "shop", new string('x', 253))));

        Assert.Equal(
            [
                "kustomization.yaml",
                "shop/Role-Reader-a50a6091836f.yaml",
                "shop/Role-a%2Fb%3A%2A.yaml",
                "shop/Role-reader-166ee95c6c97.yaml",
                "shop/Role-" + new string('x', 205) + "-b31c344498d0.yaml",
                "shop/Service-web.yaml",
                "shop/Service.serving.knative.dev-web.yaml",
            ],
            summary.Files);
    }

    [Fact]
    public void Files_with_placeholders_are_named_and_Secrets_among_them_are_not_applied()
    {
        var summary = Render(Result(
            Object("v1", "Secret", "shop", "keys", MapNode.Of(("key", "<secret infra:key>"))),
            Object("v1", "Secret", "shop", "plain", MapNode.Of(("key", "a <b> c"))),
            Object("v1", "ConfigMap", "shop", "facts", MapNode.Of(
                ("url", "https://<aws:eks/cluster:Cluster prod endpoint>/<aws:eks/cluster:Cluster prod id>"),
                ("key", "<secret infra:key>")))));

        Assert.Equal(
            [
                "shop/ConfigMap-facts.yaml True <secret infra:key>, <aws:eks/cluster:Cluster prod endpoint>, <aws:eks/cluster:Cluster prod id>",
                "shop/Secret-keys.yaml False <secret infra:key>",
            ],
            summary.Incomplete.Select(f => $"{f.File} {f.IsListed} {string.Join(", ", f.Placeholders)}"));
        Assert.EndsWith("resources:\n- shop/ConfigMap-facts.yaml\n- shop/Secret-plain.yaml\n", _out.Files["kustomization.yaml"],
            StringComparison.Ordinal);
        Assert.Contains("shop/Secret-keys.yaml", summary.Files);
    }

    [Fact]
    public void A_local_chart_cannot_be_an_Argo_CD_Application()
    {
        var problem = Refused(Result() with { Charts = [Chart("edge", "./vendor/charts/edge-1.2.3.tgz", null, "edge")] });

        Assert.Equal(Codes.ChartForm, problem.Code);
        Assert.Contains("--charts kustomize", problem.Fix, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_out.Path));
    }

    [Fact]
    public void Local_charts_are_found_from_the_rendered_folder()
    {
        var parent = Path.GetDirectoryName(_out.Path)!;
        var result = Result() with
        {
            Charts = [Chart("a", "./vendor/charts/edge-1.2.3.tgz", null, "edge"), Chart("b", "./vendor/charts/plain", null, "edge")],
        };

        ManifestRendering.Write(result, _out.Path, ChartStyle.Kustomize, sources: parent);

        Assert.Equal(
            """
            apiVersion: kustomize.config.k8s.io/v1beta1
            kind: Kustomization
            helmCharts:
            - name: edge
              namespace: edge
              includeCRDs: true
              releaseName: a
              version: 1.2.3
            - name: plain
              namespace: edge
              includeCRDs: true
              releaseName: b
              version: 1.2.3
            helmGlobals:
              chartHome: ../vendor/charts
            resources: []

            """,
            _out.Files["kustomization.yaml"]);
    }

    [Fact]
    public void Local_charts_of_two_folders_cannot_be_inflated()
    {
        var refused = Assert.Throws<RefusedException>(() => Render(
            Result() with { Charts = [Chart("a", "./one/edge", null, "edge"), Chart("b", "./two/edge", null, "edge")] },
            ChartStyle.Kustomize));

        var problem = Assert.Single(refused.Diagnostics);
        Assert.Equal((Codes.ChartForm, "./two"), (problem.Code, problem.Actual));
    }

    [Fact]
    public void Two_releases_of_one_name_are_two_Applications()
    {
        var summary = Render(Result() with
        {
            Charts =
            [
                Chart("redis", "redis", "https://charts.example.com", "one"),
                Chart("redis", "redis", "https://charts.example.com", "two"),
            ],
        });

        Assert.Equal(["argocd/Application-one-redis.yaml", "argocd/Application-two-redis.yaml", "kustomization.yaml"], summary.Files);
    }

    [Fact]
    public void An_Application_that_the_stack_makes_itself_already_is_refused()
    {
        var problem = Refused(Result(Object("argoproj.io/v1alpha1", "Application", "argocd", "redis")) with
        {
            Charts = [Chart("redis", "redis", "https://charts.example.com", "one")],
        });

        Assert.Equal(Codes.DuplicateObject, problem.Code);
    }

    [Fact]
    public void A_local_copy_of_a_remote_manifest_is_copied()
    {
        var parent = Path.GetDirectoryName(_out.Path)!;
        Directory.CreateDirectory(Path.Combine(parent, "vendor"));
        File.WriteAllText(Path.Combine(parent, "vendor", "crds.yaml"), "a: 1\r\n# kept as it is\r\n");

        ManifestRendering.Write(Result() with { RemoteManifests = [Remote("./vendor/crds.yaml")] }, _out.Path, ChartStyle.Argo,
            sources: parent);

        Assert.Equal("a: 1\r\n# kept as it is\r\n", _out.Files["_remote/vendor_crds.yaml"]);
        Assert.Contains("- _remote/vendor_crds.yaml\n", _out.Files["kustomization.yaml"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_local_copy_that_is_missing_is_refused()
    {
        var problem = Refused(Result() with { RemoteManifests = [Remote("./missing.yaml")] });

        Assert.Equal(Codes.UnreadableFile, problem.Code);
        Assert.Equal("stack prod, remote manifest ./missing.yaml", problem.Where);
    }

    private RenderSummary Render(Inventory result, ChartStyle charts = ChartStyle.Argo) =>
        ManifestRendering.Write(result, _out.Path, charts);

    private Diagnostic Refused(Inventory result) => Assert.Single(Assert.Throws<RefusedException>(() => Render(result)).Diagnostics);
}
