namespace Infra.Components.Delivery;

/// <summary>What becomes of an image that was built: the file that says what runs names it, in the one line that named it before.</summary>
public abstract record Delivered
{
    private Delivered()
    {
    }

    /// <summary>The repository, by https.</summary>
    [Matches(GitForms.Address, GitForms.AddressExample)]
    public required string Repository { get; init; }

    /// <summary>The branch. Default: <c>main</c>.</summary>
    [Matches(GitForms.Branch, GitForms.BranchExample)]
    public string Branch { get; init; } = "main";

    /// <summary>
    /// The file that names the image with its tag, for example <c>Pulumi.prod.yaml</c> or <c>deploy/production/app.yaml</c>.
    /// </summary>
    [Matches(GitForms.Path, "a file below the repository's root")]
    public required string File { get; init; }

    /// <summary>The key of a Secret with the user's name, which GitHub leaves open: any will do.</summary>
    public required SecretKeyRef User { get; init; }

    /// <summary>The key of a Secret with a token that may write to this repository alone.</summary>
    public required SecretKeyRef Token { get; init; }

    /// <summary>A commit on the branch.</summary>
    public sealed record Commit : Delivered;

    /// <summary>A pull request at GitHub, on a branch of its own that the next build takes over.</summary>
    public sealed record PullRequest : Delivered;
}
