namespace Infra.Components.Delivery;

/// <summary>Where a new image is written down: in the one line of a file that named it before. What runs follows from there.</summary>
public sealed record PipelineDelivery
{
    /// <summary>The repository, by https. It is not the one that is built.</summary>
    [Matches(GitForms.Address, GitForms.AddressExample)]
    public required string Repository { get; init; }

    /// <summary>The branch. Default: <c>main</c>.</summary>
    [Matches(GitForms.Branch, GitForms.BranchExample)]
    public string Branch { get; init; } = "main";

    /// <summary>The file that names the image with its tag, for example <c>deploy/tea.yaml</c> or <c>Pulumi.prod.yaml</c>.</summary>
    [Matches(GitForms.Path, "a file below the repository's root")]
    public required string File { get; init; }

    /// <summary>The id of a login of Jenkins that may write to this repository alone.</summary>
    public required string Credential { get; init; }

    /// <summary>Whether it is a pull request at GitHub rather than a commit on the branch. Default: false.</summary>
    public bool PullRequest { get; init; }
}
