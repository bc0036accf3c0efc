namespace Infra.Components.Delivery;

/// <summary>Arguments of <see cref="ArgoApplicationSet"/>.</summary>
public sealed record ArgoApplicationSetArgs : IChecked
{
    /// <summary>The project. Its namespaces must have the names of the folders.</summary>
    public required ArgoProject Project { get; init; }

    /// <summary>The repository, one of the project's.</summary>
    public required string Repository { get; init; }

    /// <summary>Patterns of folders, each of which becomes an application: <c>deploy/*</c>. At least one.</summary>
    [Matches(@"(?!/)(?!.*(^|/)\.\.(/|$))[^\s\\]+(?<!/)", "a pattern of folders below the repository's root, such as deploy/*")]
    public required IReadOnlyList<string> Folders { get; init; }

    /// <summary>Patterns of folders that are left out. Default: none.</summary>
    public IReadOnlyList<string> Except { get; init; } = [];

    /// <summary>What the names of applications begin with. Default: nothing, they have the folder's name.</summary>
    [Matches("[a-z]([-a-z0-9]*)", "lower-case letters, digits and hyphens, beginning with a letter")]
    public string? Prefix { get; init; }

    /// <summary>The branch, tag or commit. Default: <c>HEAD</c>, the repository's default branch.</summary>
    public string Revision { get; init; } = "HEAD";

    /// <summary>When the cluster is changed. Default: when someone asks for it.</summary>
    public ArgoSync Sync { get; init; } = new ArgoSync.Manual();

    /// <summary>The object's name. Default: the component's name.</summary>
    [Name]
    public string? Name { get; init; }

    void IChecked.Check(Problems problems)
    {
        Project.Check(problems, Repository, space: null);
        problems.AddIf(Folders.Count == 0, Codes.Empty, nameof(Folders), null, "at least one pattern", "name the folders");
    }
}
