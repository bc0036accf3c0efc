using System.Text.Json;
using Infra.Terminal;
using Infra.Tests.Commands;

namespace Infra.Tests.Rules;

public sealed class CheckCommandTests : IDisposable
{
    private const string Good = "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: kube-system}}\n";
    private const string Warned =
        "{apiVersion: v1, kind: Namespace, metadata: {name: other, labels: {pod-security.kubernetes.io/enforce: restricted}}}\n---\n"
        + "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: shop}}\n";
    private const string Bad =
        "{apiVersion: v1, kind: Secret, metadata: {name: a, namespace: kube-system}, data: {password: Y29ycmVjdA==}}\n";

    private readonly CommandRun _run = new();

    [Theory]
    [InlineData(Good, "error", ExitCodes.Fine)]
    [InlineData(Good, "warning", ExitCodes.Fine)]
    [InlineData(Warned, "error", ExitCodes.Fine)]
    [InlineData(Warned, "warning", ExitCodes.Refused)]
    [InlineData(Bad, "error", ExitCodes.Refused)]
    [InlineData(Bad, "warning", ExitCodes.Refused)]
    public async Task The_exit_code_says_whether_something_was_found(string yaml, string failOn, int code)
    {
        _run.Write("k8s/a.yaml", yaml);

        Assert.Equal(code, await _run.RunAsync("check", "k8s", "--fail-on", failOn));
    }

    [Fact]
    public async Task In_a_pipe_each_finding_is_a_line()
    {
        _run.Write("k8s/a.yaml", Bad);

        await _run.RunAsync("check", "k8s");

        Assert.Equal(
            "k8s/a.yaml:1: error R14 Secret kube-system/a: Secret contains its values: data.password; expected no value in the manifest; "
            + "fix: let an ExternalSecret or an operator make this Secret\nWhat each rule wants, and why: docs/rules/README.md.\nfolder k8s: 1 object, "
            + $"{Infra.Rules.AllRules.Infos.Count} rules: 1 error, 0 warnings.\n",
            _run.Output);
        Assert.Equal("", _run.Error);
    }

    [Fact]
    public async Task Schemas_of_a_folder_are_used_for_their_kinds()
    {
        _run.Write("k8s/a.yaml", "{apiVersion: example.com/v1, kind: Lamp, metadata: {name: a}, spec: {}}\n");
        _run.Write("schemas/example.com/lamp_v1.json", """{"type": "object", "properties": {"spec": {"required": ["colour"]}}}""");

        Assert.Equal(ExitCodes.Fine, await _run.RunAsync("check", "k8s"));
        Assert.Equal(ExitCodes.Refused, await _run.RunAsync("check", "k8s", "--schemas", "schemas"));
        Assert.Contains("k8s/a.yaml:1: error A02 Lamp a: required field is missing: spec.colour is absent", _run.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_of_schemas_that_is_not_there_is_refused()
    {
        _run.Write("k8s/a.yaml", Good);

        Assert.Equal(ExitCodes.Refused, await _run.RunAsync("check", "k8s", "--schemas", "gone"));
        Assert.Contains("gone", _run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_object_without_a_name_fails_a_check_of_nothing_else()
    {
        _run.Write("k8s/a.yaml", "{apiVersion: v1, kind: ConfigMap, metadata: {nmae: a, namespace: kube-system}}\n");

        Assert.Equal(ExitCodes.Refused, await _run.RunAsync("check", "k8s"));
        Assert.Contains("k8s/a.yaml:1: error A06 ConfigMap kube-system/(no name)", _run.Output, StringComparison.Ordinal);
        Assert.Contains("did you mean name?", _run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_terminal_findings_stand_under_their_object()
    {
        _run.Write("k8s/a.yaml", Bad);

        await _run.RunAsync(new ScreenOptions { IsTerminal = true, Width = 80 }, "check", "k8s");

        Assert.StartsWith("Secret kube-system/a  k8s/a.yaml\n", _run.Output, StringComparison.Ordinal);
        Assert.All(_run.Output.Split('\n'), line => Assert.True(line.Length <= 80, line));
    }

    [Fact]
    public async Task The_input_can_be_checked()
    {
        _run.Input = Bad;

        Assert.Equal(ExitCodes.Refused, await _run.RunAsync("check", "-"));

        Assert.Contains("input:1: error R14", _run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("sarif")]
    [InlineData("markdown")]
    public async Task The_value_of_a_secret_is_in_no_report(string format)
    {
        _run.Write("k8s/a.yaml",
            Bad + "---\n{apiVersion: v1, kind: Pod, metadata: {name: b, namespace: shop}, spec: {containers: [{name: b, args: [--password=hunter22], env: [{name: API_TOKEN, value: hunter22}]}]}}\n");

        await _run.RunAsync("check", "k8s", "--format", format);

        Assert.Contains("R13", _run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter22", _run.Output + _run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Y29ycmVjdA", _run.Output + _run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sarif_names_its_run_so_that_those_of_several_stacks_go_together()
    {
        _run.Write("k8s/a.yaml", Bad);

        await _run.RunAsync("check", "k8s", "--format", "sarif");

        using var document = JsonDocument.Parse(_run.Output);
        Assert.Equal("infra check/folder k8s/",
            document.RootElement.GetProperty("runs")[0].GetProperty("automationDetails").GetProperty("id").GetString());
    }

    [Fact]
    public async Task Json_is_for_programs()
    {
        _run.Write("k8s/a.yaml", Bad);

        await _run.RunAsync("check", "k8s", "--format", "json");

        using var document = JsonDocument.Parse(_run.Output);
        Assert.Equal(1, document.RootElement.GetProperty("errors").GetInt32());
        Assert.Equal("docs/rules/R14-secret-with-data.md", document.RootElement.GetProperty("findings")[0].GetProperty("docs").GetString());
    }

    [Fact]
    public async Task A_stack_is_checked_by_its_name()
    {
        Assert.Equal(ExitCodes.Refused, await _run.RunAsync("check", "prod"));

        Assert.Contains("stack prod: error L01 Service shop/chat (infra:tests:ShopPart chat): Service without pods", _run.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_another_folder_declares_resolves()
    {
        _run.Write("app/a.yaml",
            "{apiVersion: v1, kind: ServiceAccount, metadata: {name: a, namespace: shop}, imagePullSecrets: [{name: pull}]}\n");
        _run.Write("base/b.yaml",
            "{apiVersion: external-secrets.io/v1, kind: ExternalSecret, metadata: {name: pull}, spec: {dataFrom: [{extract: {key: a}}]}}\n");
        _run.Write("base/kustomization.yaml", "namespace: shop\nresources: [b.yaml]\n");

        Assert.Equal(ExitCodes.Refused, await _run.RunAsync("check", "app"));
        Assert.Equal(ExitCodes.Fine, await _run.RunAsync("check", "app", "--context", "base"));
    }

    [Theory]
    [InlineData("a: 1\na: 2\napiVersion: v1\nkind: Pod\nmetadata: {name: a}\n", "INF0104")]
    [InlineData("a: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\n"
        + "e: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: [*e,*e,*e,*e,*e,*e,*e,*e,*e,*e]\n", "INF0307")]
    [InlineData("a: [\n", "INF0302")]
    [InlineData("a: 1\n", "INF0312")]
    [InlineData("", "INF0312")]
    public async Task Bad_files_are_refused_with_a_code(string yaml, string code)
    {
        _run.Write("k8s/a.yaml", yaml);

        Assert.Equal(ExitCodes.Refused, await _run.RunAsync("check", "k8s"));

        Assert.Contains(code, _run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_50_megabytes_is_refused_unread()
    {
        using (var file = File.Create(_run.Write("k8s/huge.yaml", "")))
            file.SetLength(50L * 1024 * 1024);

        Assert.Equal(ExitCodes.Refused, await _run.RunAsync("check", "k8s"));

        Assert.Contains("52428800 bytes", _run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("check")]
    [InlineData("check k8s --format xml")]
    [InlineData("check k8s --fail-on never")]
    [InlineData("check k8s --kubernetes new")]
    public async Task Wrong_usage_exits_with_2(string command) => Assert.Equal(ExitCodes.Usage, await _run.RunAsync(command.Split(' ')));

    [Fact]
    public async Task A_name_that_is_neither_a_stack_nor_a_folder_is_refused()
    {
        Assert.Equal(ExitCodes.Refused, await _run.RunAsync("check", "prdo"));

        Assert.Contains("did you mean prod?", _run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.24", ExitCodes.Fine)]
    [InlineData("1.36", ExitCodes.Refused)]
    public async Task The_version_of_kubernetes_counts(string version, int code)
    {
        _run.Write("k8s/a.yaml",
            "{apiVersion: autoscaling/v2beta1, kind: HorizontalPodAutoscaler, metadata: {name: a, namespace: kube-system}, "
            + "spec: {scaleTargetRef: {kind: Deployment, name: b}}}\n---\n{apiVersion: apps/v1, kind: ReplicaSet, metadata: {name: b, namespace: kube-system}}\n");

        await _run.RunAsync("check", "k8s", "--kubernetes", version);

        Assert.Equal(code == ExitCodes.Refused, _run.Output.Contains("R27", StringComparison.Ordinal));
    }

    public void Dispose() => _run.Dispose();
}
