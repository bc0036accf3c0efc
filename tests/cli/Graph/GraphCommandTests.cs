using System.Text.Json;
using Infra.Tests.Commands;

namespace Infra.Tests.Graph;

/// <summary>Pictures of manifests of any origin.</summary>
public sealed class GraphCommandTests
{
    private const string Pod = """
        {apiVersion: v1, kind: Service, metadata: {name: web, namespace: team}, spec: {selector: {app: web}, ports: [{port: 80}]}}
        ---
        {apiVersion: v1, kind: Pod, metadata: {name: web, namespace: team, labels: {app: web}}, spec: {containers: [{name: a, image: "a:1"}]}}

        """;

    [Fact]
    public async Task One_bad_file_does_not_refuse_the_picture_of_the_others()
    {
        using var run = new CommandRun { Systems = [] };
        run.Write("all/app.yaml", Pod);
        run.Write("all/bad.yaml", "metadata: {name: web\nspec: }");

        Assert.Equal(1, await run.RunAsync("graph", "all"));

        Assert.Equal("""
            flowchart LR
              accTitle: The wiring of folder all
              accDescr: The wiring of folder all: the Service web, the workload web, and 1 connection. Not all could be read: 1 problem.
              subgraph ns0["namespace team"]
                n0("web<br>:80")
                n1["web<br>Pod<br>a:1"]
              end
              %% Not all could be read: 1 problem
              n0 --> n1

            """, run.Output);
        Assert.Contains("INF0302", run.Error);
        Assert.Contains("bad.yaml", run.Error);
    }

    [Fact]
    public async Task JSON_holds_parts_connections_and_what_could_not_be_read()
    {
        using var run = new CommandRun { Systems = [] };
        run.Write("all/app.yaml", Pod);
        run.Write("all/bad.yaml", "metadata: {name: web\nspec: }");

        Assert.Equal(1, await run.RunAsync("graph", "all", "--format", "json"));

        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal(2, json.RootElement.GetProperty("nodes").GetArrayLength());
        Assert.Equal("Pod team/web", json.RootElement.GetProperty("edges")[0].GetProperty("to").GetString());
        Assert.Equal("INF0302", json.RootElement.GetProperty("diagnostics")[0].GetProperty("code").GetString());
        Assert.Equal("", run.Error);
    }

    [Theory]
    [InlineData("check")]
    [InlineData("diff")]
    [InlineData("graph")]
    public async Task A_refusal_is_JSON_too(string command)
    {
        using var run = new CommandRun { Systems = [] };

        Assert.Equal(1, await run.RunAsync(command, "./nowhere", "--format", "json"));

        using var json = JsonDocument.Parse(run.Output);
        Assert.NotEqual(0, json.RootElement.GetProperty("diagnostics").GetArrayLength());
    }

    [Fact]
    public async Task An_unread_file_is_a_notification_of_SARIF()
    {
        using var run = new CommandRun { Systems = [] };
        run.Write("all/app.yaml", Pod);
        run.Write("all/bad.yaml", "metadata: {name: web\nspec: }");

        Assert.Equal(1, await run.RunAsync("check", "all", "--format", "sarif"));

        using var json = JsonDocument.Parse(run.Output);
        var invocation = json.RootElement.GetProperty("runs")[0].GetProperty("invocations")[0];
        Assert.False(invocation.GetProperty("executionSuccessful").GetBoolean());
        Assert.Equal("INF0302",
            invocation.GetProperty("toolExecutionNotifications")[0].GetProperty("descriptor").GetProperty("id").GetString());
    }

    [Fact]
    public async Task One_namespace_is_drawn_and_a_mistyped_one_refused()
    {
        using var run = new CommandRun { Systems = [] };
        run.Write("all/app.yaml", Pod);

        Assert.Equal(0, await run.RunAsync("graph", "all", "--namespace", "team"));
        Assert.Contains("namespace team", run.Output);
        Assert.Equal(1, await run.RunAsync("graph", "all", "--namespace", "taem"));
        Assert.Contains("did you mean team?", run.Error);
    }

    [Fact]
    public async Task A_folder_of_deliveries_alone_says_how_to_draw_them()
    {
        using var run = new CommandRun { Systems = [] };
        run.Write("all/app.yaml",
            "{apiVersion: argoproj.io/v1alpha1, kind: Application, metadata: {name: web, namespace: argocd}, spec: {source: {repoURL: 'https://a.example.com', chart: web}}}");

        Assert.Equal(0, await run.RunAsync("graph", "all"));
        Assert.Contains("--view delivery", run.Error);
        Assert.Equal(0, await run.RunAsync("graph", "all", "--view", "delivery"));
        Assert.Contains("web<br>chart", run.Output);
        Assert.Equal("", run.Error);
    }
}
