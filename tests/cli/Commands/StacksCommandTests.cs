using Infra.Terminal;
using Infra.Tests.Diff;

namespace Infra.Tests.Commands;

public sealed class StacksCommandTests : IDisposable
{
    private const string Guest = "config:\n  infra:system: shop\n  infra:platform: prod\n";

    private readonly CommandRun _run = new();

    public StacksCommandTests()
    {
        _run.Write("infra/Infra.csproj", "<Project />");
        _run.Write("Pulumi.after.yaml", Guest);
        _run.Write("Pulumi.late.yaml", "config:\n  infra:system: shop\n  infra:platform:\n    stack: after\n");
        _run.Write("Pulumi.other.yaml", CommandRun.ShopFile);
        _run.Commit("first");
    }

    [Theory]
    [InlineData("Pulumi.after.yaml", Guest + "  infra:pods: 2\n", "after", "late")]
    [InlineData("Pulumi.prod.yaml", CommandRun.ShopFile + "  infra:pods: 2\n", "prod", "after", "late")]
    [InlineData("Pulumi.other.yaml", CommandRun.ShopFile + "  infra:pods: 2\n", "other")]
    [InlineData("docs/page.md", "A page.\n")]
    [InlineData("README.md", "A page.\n")]
    [InlineData("infra/Program.cs", "// The program.\n", "other", "prod", "after", "late")]
    [InlineData("Pulumi.yaml", "name: infra\nruntime: dotnet\nmain: infra\ndescription: A shop.\n", "other", "prod", "after", "late")]
    public async Task A_file_touches_its_stack_with_those_attached_to_it_and_the_program_touches_all(
        string file, string text, params string[] touched)
    {
        _run.Write(file, text);
        Assert.Equal(touched, await NamesAsync("--changed-since", "HEAD"));

        _run.Commit("second");
        Assert.Equal(touched, await NamesAsync("--changed-since", "HEAD~1"));
        Assert.Empty(await NamesAsync("--changed-since", "HEAD"));
    }

    [Fact]
    public async Task What_came_to_the_other_branch_since_it_was_left_does_not_count()
    {
        _run.Git("switch", "-q", "-c", "mine");
        _run.Write("Pulumi.other.yaml", CommandRun.ShopFile + "  infra:pods: 2\n");
        _run.Commit("mine");
        _run.Git("switch", "-q", "main");
        _run.Write("Pulumi.prod.yaml", CommandRun.ShopFile + "  infra:pods: 3\n");
        _run.Commit("theirs");
        _run.Git("switch", "-q", "mine");

        Assert.Equal(["other"], await NamesAsync("--changed-since", "main"));
    }

    [Theory]
    [InlineData("0000000000000000000000000000000000000000")]
    [InlineData("gone")]
    [InlineData("")]
    public async Task An_unknown_revision_touches_all_and_is_told(string revision)
    {
        Assert.Equal(["other", "prod", "after", "late"], await NamesAsync("--changed-since", revision));
        Assert.EndsWith(" is no commit here, so every stack counts as changed.\n", _run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_output_of_a_step_has_owners_before_the_stacks_attached_to_them()
    {
        Assert.Equal(ExitCodes.Fine, await _run.RunAsync("stacks", "--format", "github"));
        Assert.Equal(
            "all=[\"other\",\"prod\",\"after\",\"late\"]\nowners=[\"other\",\"prod\"]\nguests=[\"after\",\"late\"]\n", _run.Output);

        Assert.Equal(ExitCodes.Fine, await _run.RunAsync("stacks", "--only", "after", "--format", "github"));
        Assert.Equal("all=[\"after\"]\nowners=[]\nguests=[\"after\"]\n", _run.Output);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_listed_and_reported()
    {
        _run.Write("Pulumi.other.yaml", "a: [\n");

        Assert.Equal(["other"], await NamesAsync("--changed-since", "HEAD"));
        Assert.Contains("INF0302", _run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_whose_name_is_none_of_a_stack_is_not_listed()
    {
        _run.Write("Pulumi.$(id).yaml", CommandRun.ShopFile);

        Assert.Equal(["other", "prod", "after", "late"], await NamesAsync());
    }

    [Fact]
    public async Task No_touched_stack_is_told_in_words()
    {
        Assert.Equal(ExitCodes.Fine, await _run.RunAsync("stacks", "--changed-since", "HEAD"));
        Assert.Equal("No stack is touched since HEAD.\n", _run.Output);
    }

    [Theory]
    [InlineData("stacks --only pord", ExitCodes.Refused, "did you mean prod?")]
    [InlineData("stacks --json --format names", ExitCodes.Usage, "--json excludes --format.")]
    [InlineData("stacks --format xml", ExitCodes.Usage, "names")]
    public async Task A_wrong_wish_is_refused(string command, int code, string text)
    {
        Assert.Equal(code, await _run.RunAsync(command.Split(' ')));
        Assert.Contains(text, _run.Error, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Without_a_git_repository_only_all_stacks_can_be_listed()
    {
        Directory.Delete(Path.Combine(_run.Folder, ".git"), recursive: true);

        Assert.Equal(ExitCodes.Refused, await _run.RunAsync("stacks", "--changed-since", "main"));
        Assert.Contains("no git repository here", _run.Error, StringComparison.Ordinal);
        Assert.Equal(["other", "prod", "after", "late"], await NamesAsync());
    }

    public void Dispose() => _run.Dispose();

    private async Task<string[]> NamesAsync(params string[] options)
    {
        Assert.Equal(ExitCodes.Fine, await _run.RunAsync(["stacks", "--format", "names", .. options]));
        return _run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
