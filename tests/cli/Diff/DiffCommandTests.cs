using Infra.Tests.Commands;

namespace Infra.Tests.Diff;

/// <summary>Everything that a stack can be compared with.</summary>
public sealed class DiffCommandTests
{
    [Fact]
    public async Task A_revision_is_run_with_its_own_stack_files()
    {
        using var run = new CommandRun();
        run.Commit("Begin");
        run.Git("branch", "before");
        run.Write("Pulumi.prod.yaml", CommandRun.ShopFile.Replace("chat:2.4", "chat:2.5", StringComparison.Ordinal));

        Assert.Equal(0, await run.RunAsync("diff", "prod", "--against", "before"));
        Assert.Contains("registry.example.com/chat:2.4 -> registry.example.com/chat:2.5", run.Output);
        Assert.Contains("1 changed", run.Output);

        Assert.Equal(1, await run.RunAsync("diff", "prod", "--exit-code"));
        run.Commit("Change");
        Assert.Equal(0, await run.RunAsync("diff", "prod", "--exit-code"));
        Assert.Equal(1, await run.RunAsync("diff", "prod", "--exit-code", "--against", "HEAD~1"));
        Assert.Empty(run.Git("status", "--porcelain"));
    }

    [Fact]
    public async Task A_stack_that_a_revision_does_not_have_is_all_new()
    {
        using var run = new CommandRun();
        run.Commit("Begin");
        run.Write("Pulumi.next.yaml", CommandRun.ShopFile);

        Assert.Equal(0, await run.RunAsync("diff", "next", "--against", "main"));

        Assert.Contains("does not exist: everything of next is new", run.Output);
        Assert.DoesNotContain("removed", run.Output);
    }

    [Fact]
    public async Task A_stack_is_compared_with_a_stack()
    {
        using var run = new CommandRun();
        run.Write("Pulumi.staging.yaml", CommandRun.ShopFile.Replace("web:1.0", "web:2.0", StringComparison.Ordinal));

        Assert.Equal(0, await run.RunAsync("diff", "prod", "--against", "staging", "--json"));

        Assert.Contains("\"old\": \"registry.example.com/web:2.0\"", run.Output);
        Assert.Contains("\"new\": \"registry.example.com/web:1.0\"", run.Output);
    }

    [Fact]
    public async Task A_folder_or_file_of_manifests_is_compared_with_a_folder_or_with_what_it_was()
    {
        using var run = new CommandRun { Systems = [] };
        run.Write("old/all.yaml", ConfigMap("1"));
        run.Write("new/all.yaml", ConfigMap("1"));
        run.Commit("Begin");
        run.Write("new/all.yaml", ConfigMap("2"));

        Assert.Equal(1, await run.RunAsync("diff", "new", "--against", "old", "--exit-code"));
        Assert.Contains("1 changed", run.Output);
        Assert.Equal(1, await run.RunAsync("diff", "new", "--exit-code"));
        Assert.Contains("1 changed", run.Output);
        Assert.Equal(1, await run.RunAsync("diff", "new/all.yaml", "--exit-code", "--against", "main"));
        Assert.Contains("1 changed", run.Output);
        Assert.Equal(0, await run.RunAsync("diff", "old", "--exit-code"));
    }

    [Fact]
    public async Task A_folder_or_file_of_a_revision_is_named_as_git_does()
    {
        using var run = new CommandRun { Systems = [] };
        run.Write("deploy/prod/all.yaml", ConfigMap("1"));
        run.Write("deploy/test/all.yaml", ConfigMap("3"));
        run.Commit("Begin");
        run.Git("tag", "v1");
        run.Write("deploy/prod/all.yaml", ConfigMap("2"));
        run.Commit("Change");

        foreach (var (subject, against) in new[]
        {
            ("v1:deploy/prod",
                "main:deploy/prod"), ("deploy/prod",
                    "v1:deploy/prod"), ("deploy/prod/all.yaml", "v1:./deploy/prod/all.yaml"), ("v1:deploy/prod", "main"),
            ("main:deploy/test", "deploy/prod"), ("git:v1:deploy/prod", "HEAD:deploy/prod"),
        })
        {
            Assert.Equal(1, await run.RunAsync("diff", subject, "--against", against, "--exit-code"));
            Assert.Contains("1 changed", run.Output);
        }

        run.WorkingDirectory = "deploy";
        Assert.Equal(1, await run.RunAsync("diff", "prod", "--against", "v1:./prod", "--exit-code"));
        Assert.Equal(0, await run.RunAsync("diff", "prod", "--against", "main:deploy/prod", "--exit-code"));
        Assert.Contains("deploy/prod at main (", run.Output);
        run.Input = ConfigMap("1");
        Assert.Equal(0, await run.RunAsync("diff", "-", "--against", "v1:deploy/prod", "--exit-code"));
        Assert.Contains("no differences", run.Output);
    }

    [Theory]
    [InlineData("mian:deploy/prod", "HEAD", "did you mean main:deploy/prod?")]
    [InlineData("main:deploy/prd", "HEAD", "did you mean main:deploy/prod?")]
    [InlineData("deploy/prod", "v9:deploy/prod", "no branch, tag or commit v9")]
    [InlineData("deploy/prod", "main:deploy/nothing/here", "main has no deploy/nothing/here")]
    public async Task A_revision_or_a_path_that_is_not_there_is_refused(string subject, string against, string said)
    {
        using var run = new CommandRun { Systems = [] };
        run.Write("deploy/prod/all.yaml", ConfigMap("1"));
        run.Commit("Begin");

        Assert.Equal(1, await run.RunAsync("diff", subject, "--against", against));
        Assert.Contains("INF0530", run.Error);
        Assert.Contains(said, run.Error);
        Assert.Equal("", run.Output);
    }

    [Fact]
    public async Task Links_that_lead_out_of_a_revision_are_left_out()
    {
        using var run = new CommandRun { Systems = [] };
        run.Write("deploy/all.yaml", ConfigMap("1"));
        File.CreateSymbolicLink(Path.Combine(run.Folder, "deploy/out.yaml"), "/etc/hostname");
        run.Commit("Begin");

        Assert.Equal(0, await run.RunAsync("diff", "deploy", "--exit-code"));
    }

    [Theory]
    [InlineData("json", "\"diagnostics\": [\n    {\n      \"code\": \"INF0530\"")]
    [InlineData("sarif", "\"toolExecutionNotifications\"")]
    [InlineData("markdown", "- **INF0530** ")]
    public async Task A_refusal_comes_in_the_form_that_was_asked_for(string format, string said)
    {
        using var run = new CommandRun { Systems = [] };
        run.Write("deploy/all.yaml", ConfigMap("1"));

        Assert.Equal(1, await run.RunAsync("diff", "deploy", "--against", "nowhere", "--format", format));
        Assert.Contains(said, run.Output);
    }

    [Fact]
    public async Task A_folder_that_a_revision_does_not_have_is_all_new()
    {
        using var run = new CommandRun { Systems = [] };
        run.Commit("Begin");
        run.Write("new/all.yaml", ConfigMap("1"));

        foreach (var subject in new[] { "new", "new/all.yaml" })
        {
            Assert.Equal(0, await run.RunAsync("diff", subject));
            Assert.Contains("does not exist: everything is new", run.Output);
            Assert.Contains("1 added", run.Output);
        }
    }

    [Fact]
    public async Task The_input_is_compared_with_a_folder_and_has_no_past()
    {
        using var run = new CommandRun { Systems = [], Input = ConfigMap("2") };
        run.Write("old/all.yaml", ConfigMap("1"));
        run.Commit("Begin");

        Assert.Equal(1, await run.RunAsync("diff", "-", "--against", "old", "--exit-code"));
        Assert.Contains("1 changed", run.Output);
        Assert.Equal(1, await run.RunAsync("diff", "-"));
        Assert.Contains("INF0530", run.Error);
        Assert.Contains("name one with --against", run.Error);
    }

    [Fact]
    public async Task A_name_that_is_a_folder_and_a_branch_is_ambiguous_for_manifests_too()
    {
        using var run = new CommandRun { Systems = [] };
        run.Write("new/all.yaml", ConfigMap("1"));
        run.Commit("Begin");
        run.Git("branch", "other");
        run.Write("other/all.yaml", ConfigMap("2"));

        Assert.Equal(1, await run.RunAsync("diff", "new", "--against", "other"));
        Assert.Contains("INF0531", run.Error);
        Assert.Equal(0, await run.RunAsync("diff", "new", "--against", "git:other", "--exit-code"));
        Assert.Equal(1, await run.RunAsync("diff", "new", "--against", "folder:other", "--exit-code"));
    }

    [Theory]
    [InlineData("argocd")]
    [InlineData("kustomize")]
    public async Task What_was_rendered_or_saved_does_not_differ(string charts)
    {
        using var run = new CommandRun();
        Assert.Equal(0, await run.RunAsync("render", "prod", "--out", "out", "--charts", charts));
        Assert.Equal(0, await run.RunAsync("diff", "prod", "--snapshot", "saved.yaml"));

        Assert.Equal(0, await run.RunAsync("diff", "prod", "--against", "out", "--exit-code"));
        Assert.Contains("no differences", run.Output);
        Assert.Equal(0, await run.RunAsync("diff", "prod", "--against", "saved.yaml", "--exit-code"));
        Assert.DoesNotContain("note:", run.Output);

        run.Write("Pulumi.prod.yaml", CommandRun.ShopFile.Replace("chat:2.4", "chat:2.5", StringComparison.Ordinal));
        Assert.Equal(1, await run.RunAsync("diff", "prod", "--against", "out", "--exit-code"));
        Assert.Contains("1 changed", run.Output);
    }

    [Fact]
    public async Task A_program_that_changed_is_built_and_run_as_it_was()
    {
        using var run = new CommandRun();
        run.Write(".gitignore", ".bin\n*.log\n");
        run.Write("Pulumi.yaml", "name: infra\nruntime: dotnet\nmain: infra\n");
        run.Write("infra/Infra.csproj", "<Project />");
        run.Commit("Begin");
        run.Write("infra/Program.cs", "// changed");
        await run.RunAsync("diff", "prod", "--snapshot", "saved.log");
        run.Program("dotnet", $"""
            echo "$@" >> {run.Folder}/calls.log
            case "$1" in
              build) exit 0;;
              run) for last; do :; done; sed s/chat:2.4/chat:2.3/ {run.Folder}/saved.log > "$last";;
            esac
            """);

        Assert.Equal(0, await run.RunAsync("diff", "prod", "--against", "HEAD"));

        Assert.Contains("registry.example.com/chat:2.3 -> registry.example.com/chat:2.4", run.Output);
        Assert.StartsWith("build infra", File.ReadAllText(Path.Combine(run.Folder, "calls.log")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_does_not_build_is_refused_with_what_the_compiler_said()
    {
        using var run = new CommandRun();
        run.Write(".gitignore", ".bin\n");
        run.Write("Pulumi.yaml", "name: infra\nruntime: dotnet\nmain: infra\n");
        run.Write("infra/Infra.csproj", "<Project />");
        run.Commit("Begin");
        run.Write("infra/Program.cs", "// changed");
        run.Program("dotnet",
            "echo \"$PWD/infra/A.cs(1,2): error CS0103: The name 'x' does not exist [$PWD/infra/Infra.csproj]\"\nexit 1\n");

        Assert.Equal(1, await run.RunAsync("diff", "prod", "--against", "HEAD"));

        Assert.Contains("INF0532", run.Error);
        Assert.Contains("infra/A.cs(1,2): error CS0103: The name 'x' does not exist", run.Error);
        Assert.DoesNotContain("Infra.csproj", run.Error);
    }

    [Theory]
    [InlineData("nowhere", "INF0530")]
    [InlineData("--upload-pack=x", "INF0530")]
    [InlineData("git:-x", "INF0530")]
    [InlineData("prdo", "INF0530")]
    [InlineData("staging", "INF0531")]
    [InlineData("empty", "INF0312")]
    [InlineData("cluster", "INF0533")]
    public async Task What_cannot_be_compared_with_is_refused(string against, string code)
    {
        using var run = new CommandRun();
        run.Write("Pulumi.staging.yaml", CommandRun.ShopFile);
        run.Commit("Begin");
        run.Git("branch", "staging");
        run.Write("empty/notes.txt", "");
        run.Program("kubectl", "echo 'The connection to the server localhost:8080 was refused' >&2\nexit 1\n");

        var exit = await run.RunAsync("diff", "prod", "--against", against);

        Assert.Equal(1, exit);
        Assert.Contains(code, run.Error);
    }

    [Theory]
    [InlineData("stack:staging")]
    [InlineData("git:staging")]
    public async Task A_prefix_says_what_is_meant(string against)
    {
        using var run = new CommandRun();
        run.Write("Pulumi.staging.yaml", CommandRun.ShopFile);
        run.Commit("Begin");
        run.Git("branch", "staging");

        Assert.Equal(0, await run.RunAsync("diff", "prod", "--against", against));
        Assert.Contains("no differences", run.Output);
    }

    [Fact]
    public async Task Without_kubectl_there_is_no_cluster()
    {
        using var run = new CommandRun();

        Assert.Equal(1, await run.RunAsync("diff", "prod", "--against", "cluster"));

        Assert.Contains("no kubectl on the PATH", run.Error);
    }

    [Fact]
    public async Task Drift_is_what_somebody_changed_and_not_what_the_server_added()
    {
        using var run = new CommandRun();
        await run.RunAsync("diff", "prod", "--snapshot", "saved.yaml");
        run.Program("kubectl", $$"""
            cat > {{run.Folder}}/asked.yaml
            echo "$@" > {{run.Folder}}/called.txt
            echo "error: resource mapping not found: no matches for kind \"Thing\" in version \"example.com/v1\"" >&2
            cat <<'EOF'
            {{Live(File.ReadAllText(Path.Combine(run.Folder, "saved.yaml")))}}
            EOF
            exit 1
            """);

        Assert.Equal(1, await run.RunAsync("diff", "prod", "--against", "cluster", "--exit-code", "--context", "home"));

        Assert.Contains("registry.example.com/chat:0.9 -> registry.example.com/chat:2.4", run.Output);
        Assert.Contains("1 changed", run.Output);
        Assert.DoesNotContain("removed", run.Output);
        Assert.Contains("no matches for kind", run.Output);
        Assert.Contains("--context home --request-timeout=30s get ", File.ReadAllText(Path.Combine(run.Folder, "called.txt")),
            StringComparison.Ordinal);
        Assert.DoesNotContain("\ndata:", File.ReadAllText(Path.Combine(run.Folder, "asked.yaml")));
    }

    // What kubectl prints is JSON, which is YAML; here it is the YAML itself, as the server would hold it.
    private static string Live(string saved) =>
        string.Join("---\n", saved.Split("---\n").Where(document => !document.Contains("infra/snapshot", StringComparison.Ordinal)))
        .Replace("chat:2.4", "chat:0.9", StringComparison.Ordinal)
        .Replace("metadata:\n  name:", "status: {}\nmetadata:\n  uid: u\n  resourceVersion: '1'\n  name:", StringComparison.Ordinal);

    private static string ConfigMap(string value) =>
        $"apiVersion: v1\nkind: ConfigMap\nmetadata: {{ name: a, namespace: b }}\ndata: {{ key: '{value}' }}\n";
}
