using System.Text.Json;
using Infra.Diagnostics;
using Infra.Terminal;
using Infra.Tests.Commands;

namespace Infra.Tests.Sources;

public sealed class FolderReaderTests : IDisposable
{
    private const string Kustomize = "kustomize or kubectl";

    private const string Hardened = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              securityContext: {runAsNonRoot: true, runAsUser: 1000, seccompProfile: {type: RuntimeDefault}}
              containers:
              - name: web
                resources: {requests: {cpu: 100m, memory: 64Mi}, limits: {memory: 64Mi}}
                securityContext: {allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: {drop: [ALL]}}

        """;

    private readonly CommandRun _run = new();

    public FolderReaderTests()
    {
        _run.Environment["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "";
        _run.Write("k8s/base/kustomization.yaml", "resources: [app.yaml]\n");
        _run.Write("k8s/base/app.yaml", """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec:
                  containers:
                  - name: web
                    image: registry.example.com/web:1
            """);
        _run.Write("k8s/overlays/prod/kustomization.yaml",
            "namespace: shop\nresources: [../../base]\nreplicas: [{name: web, count: 3}]\npatches: [{path: hardened.yaml}]\n");
        _run.Write("k8s/overlays/prod/hardened.yaml", Hardened);
    }

    [Needs(Kustomize)]
    public async Task What_an_overlay_changes_is_what_is_checked()
    {
        var found = await FoundAsync("k8s");

        Assert.DoesNotContain(found,
            line => line.Contains(" R03 ", StringComparison.Ordinal) || line.Contains(" R06 ", StringComparison.Ordinal));
        Assert.Contains("k8s/base/app.yaml:5 R20 Deployment shop/web", found);
    }

    [Needs(Kustomize)]
    public async Task An_overlay_alone_is_built_with_the_base_outside_of_it_and_findings_name_the_base()
    {
        _run.Write("k8s/overlays/prod/kustomization.yaml", "namespace: shop\nresources: [../../base]\n");
        File.Delete(Path.Combine(_run.Folder, "k8s/overlays/prod/hardened.yaml"));
        var found = await FoundAsync("k8s/overlays/prod");

        Assert.Contains("k8s/base/app.yaml:10 R03 Deployment shop/web", found);
        Assert.DoesNotContain(found, line => line.Contains("L13", StringComparison.Ordinal));
    }

    [Needs(Kustomize)]
    public async Task Nothing_is_written_beside_the_users_files()
    {
        var before = Directory.GetFileSystemEntries(Path.Combine(_run.Folder, "k8s"), "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal);
        await _run.RunAsync("check", "k8s");

        Assert.Equal(before,
            Directory.GetFileSystemEntries(Path.Combine(_run.Folder, "k8s"), "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal));
    }

    [Needs(Kustomize)]
    public async Task Labels_with_selectors_generators_and_images_are_as_kustomize_makes_them()
    {
        _run.Write("app/kustomization.yaml", """
            namespace: shop
            resources: [app.yaml]
            labels: [{pairs: {app: web}, includeSelectors: true}]
            images:
            - name: web
              newName: registry.example.com/web
              newTag: latest
            configMapGenerator: [{name: facts, literals: [a=b]}]
            """);
        _run.Write("app/app.yaml", """
            apiVersion: v1
            kind: Service
            metadata: {name: web}
            spec: {ports: [{port: 80}]}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec: {template: {spec: {containers: [{name: web, image: web, ports: [{containerPort: 80}], envFrom: [{configMapRef: {name: facts}}]}]}}}
            """);

        var found = await FoundAsync("app");

        Assert.DoesNotContain(found,
            line => line.Contains(" L01 ", StringComparison.Ordinal) || line.Contains(" L07 ", StringComparison.Ordinal));
        Assert.Contains(found, line => line.StartsWith("app/kustomization.yaml:7 R01 ", StringComparison.Ordinal));
    }

    [Needs(Kustomize)]
    public async Task A_root_that_kustomize_refuses_is_one_finding_with_its_reason_and_the_rest_goes_on()
    {
        _run.Write("k8s/bad/kustomization.yaml", "resources: [a.yaml]\npatches: [{path: none.yaml}]\n");
        _run.Write("k8s/bad/a.yaml", "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: b}}");
        _run.Write("k8s/bad/none.yaml", "{apiVersion: v1, kind: ConfigMap, metadata: {name: gone}}");

        var found = await FoundAsync("k8s");
        await _run.RunAsync("check", "k8s");

        Assert.Contains("k8s/base/app.yaml:5 R20 Deployment shop/web", found);
        Assert.Contains("no matches for Id ConfigMap.v1.[noGrp]/gone.[noNs]", _run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("infra-build-", _run.Output, StringComparison.Ordinal);
        Assert.Single(found, line => line.StartsWith("k8s/bad/kustomization.yaml:1 L13", StringComparison.Ordinal));
    }

    [Needs(Kustomize)]
    public async Task What_is_remote_is_not_fetched_and_the_rest_is_built()
    {
        _run.Write("remote/kustomization.yaml", """
            namespace: shop
            resources: [a.yaml, https://example.invalid/b.yaml]
            patches: [{path: b.yaml}]
            """);
        _run.Write("remote/a.yaml",
            "{apiVersion: v1, kind: Service, metadata: {name: a}, spec: {type: ExternalName, externalName: a.example.com}}");
        _run.Write("remote/b.yaml", "{apiVersion: apps/v1, kind: Deployment, metadata: {name: b}, spec: {replicas: 2}}");

        await _run.RunAsync("check", "remote");

        Assert.DoesNotContain("L13", _run.Output, StringComparison.Ordinal);
        Assert.Contains("Left out: 1 remote resource of kustomizations, such as https://example.invalid/b.yaml in kustomization.yaml: nothing is fetched",
            _run.Output, StringComparison.Ordinal);
        Assert.Contains("folder remote: 1 object", _run.Output, StringComparison.Ordinal);
    }

    [Needs(Kustomize)]
    public async Task A_file_outside_of_the_repository_never_reaches_an_object()
    {
        _run.Write("secret.txt", "correct-horse");
        _run.Write("repository/.git/HEAD", "");
        _run.Write("repository/kustomization.yaml",
            "configMapGenerator: [{name: a, namespace: b, files: [link.txt, ../secret.txt], literals: [c=d]}]\n");
        File.CreateSymbolicLink(Path.Combine(_run.Folder, "repository/link.txt"), Path.Combine(_run.Folder, "secret.txt"));

        await _run.RunAsync("diff", "repository", "--snapshot", "out.yaml");

        var made = await File.ReadAllTextAsync(Path.Combine(_run.Folder, "out.yaml"));
        Assert.Contains("c: d", made, StringComparison.Ordinal);
        Assert.DoesNotContain("correct-horse", made, StringComparison.Ordinal);
    }

    [Needs(Kustomize)]
    public async Task Generators_that_are_programs_are_not_run()
    {
        _run.Write("plugin/kustomization.yaml", "resources: [a.yaml]\ngenerators: [run.yaml]\n");
        _run.Write("plugin/a.yaml", "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: kube-system}}");
        _run.Write("plugin/run.yaml",
            "apiVersion: v1\nkind: Run\nmetadata:\n  name: run\n  annotations: {config.kubernetes.io/function: 'exec: {path: ./run}'}\n");

        await _run.RunAsync("check", "plugin");

        Assert.Contains("Left out: run.yaml of kustomization.yaml: generators and transformers that are programs are not run.", _run.Output,
            StringComparison.Ordinal);
        Assert.Contains("folder plugin: 1 object", _run.Output, StringComparison.Ordinal);
    }

    [Needs("helm")]
    public async Task A_chart_is_rendered_with_the_values_of_its_release_and_findings_name_the_template()
    {
        WriteChart();
        _run.Write("charts/app.yaml", """
            apiVersion: argoproj.io/v1alpha1
            kind: Application
            metadata: {name: web, namespace: argocd}
            spec: {source: {path: charts/web, helm: {valuesObject: {image: 'web:latest'}}}, destination: {namespace: shop}}
            """);

        Assert.Contains("charts/web/templates/pod.yaml:9 R01 Pod shop/web", await FoundAsync("charts"));
    }

    [Needs("helm")]
    public async Task A_chart_that_helm_does_not_render_is_a_note()
    {
        WriteChart();
        _run.Write("charts/web/templates/pod.yaml", "{{ required \"a host is needed\" .Values.host }}\n");

        await _run.RunAsync("check", "charts");

        Assert.Contains("Left out: chart web, which helm does not render: ", _run.Output, StringComparison.Ordinal);
        Assert.Contains("a host is needed", _run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_programs_one_sentence_says_how_to_get_them_and_files_are_read()
    {
        WriteChart();
        _run.Environment["PATH"] = "";

        var found = await FoundAsync("k8s");
        await _run.RunAsync("check", "k8s");

        Assert.Contains("k8s/base/app.yaml:10 R03 Deployment shop/web", found);
        Assert.Contains("Left out: what patches, generators and overlays of 1 kustomization do: neither kustomize nor kubectl is on the PATH; "
            + "install kustomize 4.5 or newer, or kubectl 1.24 or newer.\n", _run.Output, StringComparison.Ordinal);
        await _run.RunAsync("check", "charts");
        Assert.Contains("Left out: 1 template of Helm charts: install helm, so that they are rendered.\n", _run.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_is_too_old_is_told()
    {
        if (OperatingSystem.IsWindows())
            return;

        var program = _run.Write("bin/kubectl", "#!/bin/sh\necho 'Error: unknown flag: --load-restrictor' >&2\nexit 1\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        _run.Environment["PATH"] = Path.GetDirectoryName(program)!;

        await _run.RunAsync("check", "k8s");

        Assert.Contains("kubectl on the PATH is too old", _run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("L13", _run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("check")]
    [InlineData("diff", "--against", "k8s", "--exit-code")]
    [InlineData("graph")]
    public async Task Files_are_read_one_by_one_where_that_is_asked_for(string command, params string[] more)
    {
        await _run.RunAsync([command, "k8s", "--as-files", .. more]);

        Assert.DoesNotContain("INF", _run.Error, StringComparison.Ordinal);
        if (command is "check" or "graph")
            Assert.Contains("2 kustomizations read file by file", _run.Output + _run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("check")]
    [InlineData("graph")]
    [InlineData("diff")]
    public async Task A_name_that_means_nothing_is_told_as_that(string command)
    {
        Assert.Equal(ExitCodes.Refused, await _run.RunAsync(command, "k9s"));

        Assert.Contains(Codes.UnknownSubject.Id, _run.Error, StringComparison.Ordinal);
        Assert.Contains("no folder, no file and no stack of this name", _run.Error, StringComparison.Ordinal);
        Assert.Contains("did you mean k8s?", _run.Error, StringComparison.Ordinal);
    }

    [Needs(Kustomize)]
    public async Task Objects_of_several_overlays_are_compared_each_with_its_own()
    {
        _run.Write("k8s/overlays/test/kustomization.yaml", "namespace: shop\nresources: [../../base]\nreplicas: [{name: web, count: 2}]\n");
        foreach (var file in Directory.GetFiles(Path.Combine(_run.Folder, "k8s"), "*", SearchOption.AllDirectories))
            _run.Write(Path.GetRelativePath(_run.Folder, file).Replace("k8s", "old"), await File.ReadAllTextAsync(file));

        _run.Write("k8s/overlays/test/kustomization.yaml", "namespace: shop\nresources: [../../base]\nreplicas: [{name: web, count: 1}]\n");
        await _run.RunAsync("diff", "k8s", "--against", "old", "--json");

        using var json = JsonDocument.Parse(_run.Output);
        var field = json.RootElement.GetProperty("changes").EnumerateArray().Single().GetProperty("fields").EnumerateArray().Single();
        Assert.Equal(("2", "1"), (field.GetProperty("old").GetString(), field.GetProperty("new").GetString()));
    }

    [Fact]
    public async Task Values_that_are_filled_in_later_are_told_once()
    {
        _run.Write("flux/cert.yaml",
            "{apiVersion: cert-manager.io/v1, kind: Certificate, metadata: {name: a, namespace: b}, spec: {secretName: a, dnsNames: ['web.${DOMAIN}']}}");

        await _run.RunAsync("check", "flux");

        Assert.DoesNotContain("R53", _run.Output, StringComparison.Ordinal);
        Assert.Contains("on values that another program fills in later, such as ${NAME}.\n", _run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plain_folder_needs_no_program()
    {
        _run.Environment["PATH"] = "";
        _run.Write("plain/a.yaml", "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: kube-system}}");

        Assert.Equal(ExitCodes.Fine, await _run.RunAsync("check", "plain"));
        Assert.DoesNotContain("Left out", _run.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _run.Dispose();

    private void WriteChart()
    {
        _run.Write("charts/web/Chart.yaml", "apiVersion: v2\nname: web\nversion: 1.0.0\n");
        _run.Write("charts/web/values.yaml", "image: web:1\n");
        _run.Write("charts/web/templates/pod.yaml", """
            {{- if .Values.image }}
            apiVersion: v1
            kind: Pod
            metadata:
              name: {{ .Release.Name }}
            spec:
              containers:
              - name: web
                image: {{ .Values.image }}
            {{- end }}
            """);
    }

    private async Task<IReadOnlyList<string>> FoundAsync(string folder)
    {
        await _run.RunAsync("check", folder, "--format", "json");
        using var json = JsonDocument.Parse(_run.Output);
        return [.. json.RootElement.GetProperty("findings").EnumerateArray().Select(finding =>
            $"{finding.GetProperty("file")}:{finding.GetProperty("line")} {finding.GetProperty("rule")} {finding.GetProperty("subject")}")];
    }
}
