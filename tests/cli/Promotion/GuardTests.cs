using Infra.Stacks;
using Infra.Terminal;
using Infra.Tests.Commands;

namespace Infra.Tests.Promotion;

/// <summary>Whether a stack file has uncommitted changes is asked of git; where git cannot say, nothing is written.</summary>
public sealed class GuardTests : IDisposable
{
    private const string Server = $"{HouseRun.Registry}/chocoletter-server:3.1";

    private readonly CommandRun _run = new() { Systems = Systems.All };

    public GuardTests()
    {
        _run.Write("Pulumi.prod.yaml", HouseRun.House("prod"));
        _run.Write("Pulumi.other.yaml",
            HouseRun.House("prod").Replace("chocoletter-server:3.0", "chocoletter-server:3.1", StringComparison.Ordinal));
    }

    public void Dispose() => _run.Dispose();

    [Theory]
    [InlineData("release prod set server=" + Server)]
    [InlineData("promote other prod")]
    public async Task Without_git_a_file_of_a_repository_stays_as_it_is(string command)
    {
        _run.Write(".git/HEAD", "ref: refs/heads/main\n");
        var before = Files();

        Assert.Equal(ExitCodes.Refused, await _run.RunAsync(command.Split(' ')));

        Assert.Contains("INF0534 git cannot answer", _run.Error, StringComparison.Ordinal);
        Assert.Contains("no program git on the PATH", _run.Error, StringComparison.Ordinal);
        Assert.Equal(before, Files());
    }

    [Fact]
    public async Task A_repository_that_git_refuses_is_named_with_its_words()
    {
        if (OperatingSystem.IsWindows())
            return;

        _run.Write(".git/HEAD", "ref: refs/heads/main\n");
        var git = _run.Write("bin/git", "#!/bin/sh\necho \"fatal: detected dubious ownership in repository at '/x'\" >&2\nexit 128\n");
        File.SetUnixFileMode(git, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        _run.Environment["PATH"] = Path.GetDirectoryName(git)!;
        var before = Files();

        Assert.Equal(ExitCodes.Refused, await _run.RunAsync("release", "prod", "set", "server=" + Server));

        Assert.Contains("detected dubious ownership", _run.Error, StringComparison.Ordinal);
        Assert.Contains("safe.directory", _run.Error, StringComparison.Ordinal);
        Assert.Equal(before, Files());
    }

    [Fact]
    public async Task Outside_of_a_repository_nothing_can_be_uncommitted()
    {
        var code = await _run.RunAsync("release", "prod", "set", "server=" + Server);

        Assert.DoesNotContain("INF0534", _run.Error, StringComparison.Ordinal);
        Assert.True(code == ExitCodes.Fine, _run.Error);
    }

    private string Files() =>
        string.Concat(Directory.GetFiles(_run.Folder, "Pulumi.*").Order(StringComparer.Ordinal).Select(File.ReadAllText));
}
