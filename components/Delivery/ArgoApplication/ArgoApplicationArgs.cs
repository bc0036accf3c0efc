namespace Infra.Components.Delivery;

/// <summary>Arguments of <see cref="ArgoApplication"/>.</summary>
public sealed record ArgoApplicationArgs : IChecked
{
    /// <summary>The project.</summary>
    public required ArgoProject Project { get; init; }

    /// <summary>The repository, one of the project's.</summary>
    public required string Repository { get; init; }

    /// <summary>The folder in it.</summary>
    [Matches(@"(?!/)(?!.*(^|/)\.\.(/|$))[^\s\\]+(?<!/)", "a folder below the repository's root, such as deploy/production")]
    public required string Path { get; init; }

    /// <summary>The namespace that the folder's objects are for, one of the project's.</summary>
    public required NamespaceRef Namespace { get; init; }

    /// <summary>The branch, tag or commit. Default: <c>HEAD</c>, the repository's default branch.</summary>
    public string Revision { get; init; } = "HEAD";

    /// <summary>When the cluster is changed. Default: when someone asks for it.</summary>
    public ArgoSync Sync { get; init; } = new ArgoSync.Manual();

    /// <summary>Fields that are not compared. Default: none.</summary>
    public IReadOnlyList<IgnoredDifference> Ignore { get; init; } = [];

    /// <summary>The object's name. Default: the component's name.</summary>
    [Name]
    public string? Name { get; init; }

    void IChecked.Check(Problems problems) => Project.Check(problems, Repository, Namespace);
}
