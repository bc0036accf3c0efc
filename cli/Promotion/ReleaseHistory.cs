using Infra.Sources;

namespace Infra.Promotion;

/// <summary>A release that a stack's file held.</summary>
internal sealed record PastRelease(string Commit, string Time, string Subject, Release Release);

/// <summary>Reads a stack's releases from the commits of its file.</summary>
internal static class ReleaseHistory
{
    private const int MostCommits = 200;

    /// <summary>The releases, newest first, each with the commit that brought it. Commits that changed no release are left out.</summary>
    public static async Task<IReadOnlyList<PastRelease>> ReadAsync(GitRepository git, string file, CancellationToken cancellation)
    {
        var releases = new List<PastRelease>();
        foreach (var (commit, time, subject) in await git.LogAsync(file, MostCommits, cancellation).ConfigureAwait(false))
        {
            if (await git.ShowAsync(commit, file, cancellation).ConfigureAwait(false) is not { } text
                || Parse(text, file) is not { } release)
            {
                continue;
            }

            var here = new PastRelease(commit, time, subject, release);
            if (releases.Count > 0 && releases[^1].Release.IsSame(release))
                releases[^1] = here;
            else
                releases.Add(here);
        }

        return releases;
    }

    // A committed file that is no YAML was no release.
    private static Release? Parse(string text, string file)
    {
        try
        {
            return Release.Of(SettingsYaml.Read(text, file, "history").Root);
        }
        catch (RefusedException)
        {
            return null;
        }
    }
}
