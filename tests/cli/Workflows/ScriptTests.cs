using System.Diagnostics;
using Infra.Tests.Support;

namespace Infra.Tests.Workflows;

/// <summary>
/// The scripts of the workflows, with a git of their own, and with programs in place of GitHub's and ours that note what they are asked.
/// </summary>
public sealed class ScriptTests : IDisposable
{
    private const string Digest =
        "server=registry.example.com/server:2.5@sha256:0000000000000000000000000000000000000000000000000000000000000000";

    private readonly TemporaryFolder _folder = new();

    public ScriptTests()
    {
        Program("gh", """
            case "$*" in
              *"pulls?state=open&base=main&head={owner}:"*) [ ! -e "$STATE/open" ] || echo 1 ;;
              "api graphql"*) for part in "$@"; do case "$part" in environment=*) cat "$STATE/deployed-${part#*=}" 2> /dev/null || : ;; esac; done ;;
              "pr list"*) echo 66 ;; # A stranger's: this list knows no owner.
              "pr edit"*|"issue create"*|"issue edit"*) printf '%s\n' "$*" > "$STATE/edited"; while [ $# -gt 0 ]; do [ "$1" != --body-file ] || cp "$2" "$STATE/body"; shift; done ;;
              "pr create"*) touch "$STATE/open" ;;
              "api --paginate"*) cat "$STATE/comments" 2> /dev/null || : ;;
              "api repos/"*) cat "$STATE/pull" ;;
              *"--method"*) for last in "$@"; do :; done; printf '%s\n' "$*" | sed 's/ --field.*//' > "$STATE/sent"; cp "${last#body=@}" "$STATE/body" ;;
            esac
            """);
        // In place of `infra release <stack> set <image>=<reference>`.
        Program("dotnet", """
            printf '%s\n' "$*" >> "$STATE/asked"
            sed -i "s|^    ${8%%=*}: .*|    ${8%%=*}: ${8#*=}|" "Pulumi.$6.yaml"
            """);
        Program("pulumi", """
            if [ -e "$STATE/locked" ]; then rm "$STATE/locked"; echo 'error: the stack is currently locked by 1 lock(s)'; exit 255; fi
            printf '%s\n' "$SAYS"; exit "$CODE"
            """);
        Directory.CreateDirectory(Path.Combine(_folder.Folder, "state"));
    }

    [Theory]
    [InlineData(".ci/bump ../prod a=b")]
    [InlineData(".ci/bump prod 'server=x;id'")]
    [InlineData(".ci/bump prod --help")]
    [InlineData(".ci/bump prod server=x#main")]
    [InlineData(".ci/promote prod '$(id)'")]
    public void A_strange_name_is_refused(string command)
    {
        Begin("first");

        Assert.NotEqual(0, Try("first", command).Code);
        Assert.False(File.Exists(Path.Combine(_folder.Folder, "state", "open")));
    }

    [Fact]
    public void Bumps_from_two_places_meet_in_one_branch_and_follow_main()
    {
        Begin("first");
        Run(".", "git clone -q origin.git second");

        Run("first", $".ci/bump prod {Digest}");
        Run("second", ".ci/bump prod client=registry.example.com/client:2.0");
        Assert.Equal($"{Digest}\nclient=registry.example.com/client:2.0\n", Set());

        // A line beside both changes on main: made anew, the branch is one of main again.
        Run("first",
            "git switch -q main && sed -i 's/chat:1.0/chat:1.1/' Pulumi.prod.yaml && git commit -qam chat && git push -q origin main");
        Run("second", ".ci/bump prod");
        Assert.Equal($"{Digest}\nclient=registry.example.com/client:2.0\n", Set());
        Assert.Equal(
            "config:\n  infra:images:\n    server: " + Digest["server=".Length..]
                + "\n    client: registry.example.com/client:2.0\n    chat: registry.example.com/chat:1.1\n",
            Run(".", "git -C origin.git show release/prod:Pulumi.prod.yaml"));
        Assert.Equal("", Run(".", "git -C origin.git log --oneline release/prod..main"));
    }

    [Fact]
    public void A_bump_may_say_which_revision_it_was_built_from_and_says_it_again()
    {
        Begin("first");

        Run("first", ".ci/bump prod server=registry.example.com/server:2.0#0123abc");
        Run("first", ".ci/bump prod");

        Assert.Equal(
            string.Concat(
                Enumerable.Repeat("run --project infra -- release prod set server=registry.example.com/server:2.0 --revision 0123abc\n",
                    2)),
            File.ReadAllText(Path.Combine(_folder.Folder, "state", "asked")));
    }

    [Fact]
    public void What_was_merged_or_closed_is_not_said_again()
    {
        Begin("first");
        Run("first", ".ci/bump prod server=registry.example.com/server:9.9");
        File.Delete(Path.Combine(_folder.Folder, "state", "open"));

        Run("first", ".ci/bump prod client=registry.example.com/client:2.0");

        Assert.Equal("client=registry.example.com/client:2.0\n", Set());
    }

    [Theory]
    [InlineData("12\n", "open abc someone/infra", "12\n")]
    [InlineData("12\n", "open def someone/infra", "")]
    [InlineData("12\n", "closed abc someone/infra", "")]
    [InlineData("12\n", "open abc else/infra", "")]
    public void A_number_counts_if_github_says_so(string number, string found, string answer)
    {
        Begin("first");
        _folder.Write("number", number);
        _folder.Write("state/pull", found);

        Assert.Equal(answer, Run("first", ".ci/pull-request-of ../number abc someone/infra"));
    }

    [Theory]
    [InlineData("12/../13")]
    [InlineData("$(id)")]
    [InlineData("")]
    public void What_is_no_number_is_refused(string number)
    {
        Begin("first");
        _folder.Write("number", number);
        _folder.Write("state/pull", "open abc someone/infra");

        Assert.NotEqual(0, Try("first", ".ci/pull-request-of ../number abc someone/infra").Code);
    }

    [Fact]
    public void A_link_is_not_read()
    {
        Begin("first");

        Assert.NotEqual(0, Try("first", "ln -s /etc/hostname ../comment.md && .ci/comment 7 ../comment.md").Code);
        Assert.False(File.Exists(Path.Combine(_folder.Folder, "state", "body")));
    }

    [Theory]
    [InlineData("", "api --silent --method POST repos/example/infra/issues/7/comments\n")]
    [InlineData("41\n", "api --silent --method PATCH repos/example/infra/issues/comments/41\n")]
    public void There_is_one_comment_that_calls_nobody(string comments, string sent)
    {
        Begin("first");
        _folder.Write("state/comments", comments);
        _folder.Write("comment.md", $"# Ask @someone about {Digest}\n");

        Run("first", ".ci/comment 7 ../comment.md");

        Assert.Equal(sent, File.ReadAllText(Path.Combine(_folder.Folder, "state", "sent")));
        Assert.Equal($"<!-- infra: review -->\n# Ask @\u2060someone about {Digest}\n",
            File.ReadAllText(Path.Combine(_folder.Folder, "state", "body")));
    }

    [Theory]
    [InlineData("_@octocat_", "_@\u2060octocat_")]
    [InlineData("&#64;octocat &#x40;octocat &#0064octocat &commat;octocat", "@\u2060octocat @\u2060octocat @\u2060octocat @\u2060octocat")]
    [InlineData("a<b></b>@octocat", "a<b></b>@\u2060octocat")]
    [InlineData("image@sha256:0000", "image@\u2060sha256:0000")]
    public void Nobody_is_called_however_the_sign_is_written(string text, string plain)
    {
        Begin("first");

        Assert.Equal(plain + "\n", Run("first", $"printf '%s\\n' '{text}' | .ci/plain"));
    }

    [Theory]
    [InlineData("one", "```")]
    [InlineData("```\nout", "````")]
    [InlineData("a ````` b", "``````")]
    public void A_fence_is_longer_than_any_in_the_text(string text, string fence)
    {
        Begin("first");
        _folder.Write("text", text);

        Assert.Equal($"{fence}\n{text}\n{fence}\n", Run("first", ".ci/fenced ../text"));
    }

    [Fact]
    public void What_drifts_calls_nobody_and_stays_in_its_fence()
    {
        Begin("first");
        _folder.Write("drift/prod.txt", "```\n# @someone\n");

        Run("first", ".ci/drift-issue ../drift");

        Assert.Contains("\n````\n```\n# @\u2060someone\n\n````\n", File.ReadAllText(Path.Combine(_folder.Folder, "state", "body")),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_pull_request_of_a_stranger_is_not_taken_for_the_bots()
    {
        Begin("first");

        Run("first", ".ci/bump prod server=registry.example.com/server:2.0");

        Assert.True(File.Exists(Path.Combine(_folder.Folder, "state", "open")));
        Assert.False(File.Exists(Path.Combine(_folder.Folder, "state", "edited")));
    }

    [Theory]
    [InlineData("new", "new", "all=[]\nowners=[]\nguests=[]\n")]
    [InlineData("old", "new", "stacks --only prod --format github\n")]
    [InlineData("new", null, "stacks --only after --format github\n")]
    [InlineData(null, "old", "stacks --only prod --only after --format github\n")]
    public void What_was_not_deployed_is_made_up_for(string? prod, string? after, string printed)
    {
        Begin("first");
        // Two stacks; a change since the commit "old" touches both, since "new" none. The last question is answered with itself.
        Program("dotnet", """
            shift 5
            case "$*" in
              "stacks --format names") printf 'prod\nafter\n' ;;
              *"--changed-since old"*) printf '%s\n' "$3" ;;
              *"--changed-since"*) : ;;
              *) printf '%s\n' "$*" ;;
            esac
            """);
        foreach (var (stack, commit) in new[] { ("prod", prod), ("after", after) })
        {
            if (commit is not null)
                _folder.Write($"state/deployed-{stack}", commit + "\n");
        }

        Assert.Equal(printed, Run("first", ".ci/undeployed"));
    }

    [Fact]
    public void A_stack_that_is_in_use_is_waited_for()
    {
        Begin("first");
        _folder.Write("state/locked", "");

        var (code, output, error) = Try("first", ".ci/patient pulumi up --stack prod", ("CODE", "0"), ("SAYS", "done"),
            ("PATIENT_PAUSE", "0"));

        Assert.Equal((0, "error: the stack is currently locked by 1 lock(s)\ndone\n", "the stack is in use, attempt 1\n"),
            (code, output, error));
    }

    [Fact]
    public void Another_failure_is_not_tried_again()
    {
        Begin("first");

        Assert.Equal((7, "error: no\n", ""), Try("first", ".ci/patient pulumi up --stack prod", ("CODE", "7"), ("SAYS", "error: no")));
    }

    [Fact]
    public void A_comment_is_cut_before_the_limit()
    {
        Begin("first");
        _folder.Write("comment.md", string.Concat(Enumerable.Repeat("가", 100_000)));

        Run("first", ".ci/comment 7 ../comment.md");

        var body = File.ReadAllText(Path.Combine(_folder.Folder, "state", "body"));
        Assert.InRange(body.Length, 20_000, 64_000);
        Assert.EndsWith("가", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "nothing", 0, false)]
    [InlineData(7, "error: changes", 0, true)]
    [InlineData(255, "error: no changes were expected for refresh but changes were proposed", 0, true)]
    [InlineData(255, "error: the backend does not answer", 255, false)]
    public void Drift_is_told_from_a_failure(int code, string says, int expected, bool drifts)
    {
        Begin("first");

        Assert.Equal(expected, Try("first", ".ci/drift prod ../drift", ("CODE", $"{code}"), ("SAYS", says)).Code);
        Assert.Equal(drifts, File.Exists(Path.Combine(_folder.Folder, "drift", "prod.txt")));
    }

    public void Dispose() => _folder.Dispose();

    private string Set() =>
        Run(".", "git -C origin.git log --reverse --format='%(trailers:key=Release-Set,valueonly,separator=%x0A)' main..release/prod");

    private void Program(string name, string text)
    {
        var file = _folder.Write($"bin/{name}", $"#!/usr/bin/env bash\n{text.ReplaceLineEndings("\n")}\n");
        Run(".", $"chmod +x '{file}'");
    }

    /// <summary>A repository with an owner and a guest, where it was pushed to, and a clone of it.</summary>
    private void Begin(string clone)
    {
        _folder.Write("seed/Pulumi.prod.yaml",
            "config:\n  infra:images:\n    server: registry.example.com/server:1.0\n    client: registry.example.com/client:1.0\n    chat: registry.example.com/chat:1.0\n");
        _folder.Write("seed/Pulumi.after.yaml",
            "config:\n  infra:platform: prod\n  infra:images:\n    client: registry.example.com/client:1.0\n");
        Run("seed", $"cp -R '{Path.Combine(Repository.Folder, ".ci")}' . && git init -q -b main && git add -A && git commit -qm first");
        Run(".", $"git clone -q --bare seed origin.git && git clone -q origin.git {clone}");
    }

    private string Run(string folder, string command)
    {
        var (code, output, error) = Try(folder, command);
        Assert.True(code == 0, $"{command}: {code}\n{output}\n{error}");
        return output;
    }

    private (int Code, string Output, string Error) Try(string folder, string command, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("bash", ["-euo", "pipefail", "-c", command])
        {
            WorkingDirectory = Path.Combine(_folder.Folder, folder),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        (string Name, string Value)[] all =
        [
            ("PATH", $"{Path.Combine(_folder.Folder, "bin")}:{Environment.GetEnvironmentVariable("PATH")}"),
            ("STATE", Path.Combine(_folder.Folder, "state")),
            ("GITHUB_REPOSITORY", "example/infra"),
            ("HOME", _folder.Folder),
            ("GIT_CONFIG_NOSYSTEM", "1"),
            ("GIT_AUTHOR_NAME", "t"), ("GIT_AUTHOR_EMAIL", "t@example.com"), ("GIT_COMMITTER_NAME", "t"),
            ("GIT_COMMITTER_EMAIL", "t@example.com"),
            .. environment,
        ];
        foreach (var (name, value) in all)
            start.Environment[name] = value;

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.GetAwaiter().GetResult());
    }
}
