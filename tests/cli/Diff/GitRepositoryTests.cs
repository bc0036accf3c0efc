using Infra.Diagnostics;
using Infra.Sources;
using Infra.Tests.Commands;

namespace Infra.Tests.Diff;

public sealed class GitRepositoryTests
{
    [Fact]
    public async Task What_git_cannot_do_is_refused_with_its_own_words()
    {
        using var run = new CommandRun();
        run.Commit("Begin");
        var repository = await GitRepository.FindAsync("git", run.Folder, CancellationToken.None);

        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            repository!.ExtractAsync(new string('0', 40), Path.Combine(run.Folder, "out"), CancellationToken.None));

        var problem = Assert.Single(refused.Diagnostics);
        Assert.Equal((Codes.GitFailed.Id, "git archive"), (problem.Code.Id, problem.Where));
        Assert.NotEmpty(problem.Actual!);
    }
}
