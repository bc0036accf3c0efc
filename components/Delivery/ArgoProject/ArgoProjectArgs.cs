namespace Infra.Components.Delivery;

/// <summary>Arguments of <see cref="ArgoProject"/>.</summary>
public sealed record ArgoProjectArgs : IChecked
{
    /// <summary>The Argo CD.</summary>
    public required ArgoCd ArgoCd { get; init; }

    /// <summary>The repositories that its applications may take from, at least one.</summary>
    public required IReadOnlyList<string> Repositories { get; init; }

    /// <summary>The namespaces that its applications may change, at least one.</summary>
    public required IReadOnlyList<NamespaceRef> Namespaces { get; init; }

    /// <summary>
    /// Kinds without a namespace that its applications may change: <c>Kind</c> of the core group, or <c>Kind.group</c>. Default: none.
    /// </summary>
    [Matches(@"[A-Z][A-Za-z0-9]*(\.[a-z0-9.-]+)?", "a kind such as Namespace or ClusterRole.rbac.authorization.k8s.io")]
    public IReadOnlyList<string> ClusterKinds { get; init; } = [];

    /// <summary>What it is for. Default: nothing is said.</summary>
    public string? Description { get; init; }

    /// <summary>The object's name. Default: the component's name.</summary>
    [Name]
    public string? Name { get; init; }

    void IChecked.Check(Problems problems)
    {
        problems.AddIf(Repositories.Count == 0, Codes.Empty, nameof(Repositories), null, "at least one repository", "name the repository");
        problems.AddIf(Namespaces.Count == 0, Codes.Empty, nameof(Namespaces), null, "at least one namespace", "name the namespace");
        problems.AddDuplicates(Codes.DuplicateName, nameof(Repositories), Repositories);
        foreach (var (index, repository) in Repositories.Index().Where(item => item.Item.Contains('*', StringComparison.Ordinal)))
        {
            problems.Add(Codes.Form, Problems.Item(nameof(Repositories), index), repository, "the address of one repository",
                "write it out; with a star anyone's repository could be applied");
        }
    }
}
