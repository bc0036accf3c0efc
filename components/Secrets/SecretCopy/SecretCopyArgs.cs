namespace Infra.Components.Secrets;

/// <summary>Arguments of <see cref="SecretCopy"/>.</summary>
public sealed record SecretCopyArgs : IChecked
{
    /// <summary>The namespace of the copy.</summary>
    public required NamespaceRef Namespace { get; init; }

    /// <summary>The namespace of the original.</summary>
    public required NamespaceRef From { get; init; }

    /// <summary>The name of the original.</summary>
    [Name]
    public required string Secret { get; init; }

    /// <summary>The name of the copy. Default: that of the original.</summary>
    [Name]
    public string? Name { get; init; }

    /// <summary>What makes the original, which the copy comes after. Default: none.</summary>
    public Resource? MadeBy { get; init; }

    /// <summary>The keys that the original has; readers are checked against them. Default: unknown.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>
    /// The copy's keys and the templates of their values, in Go's template language, over the keys of the original: for readers that want
    /// other keys. Default: the original's keys as they are.
    /// </summary>
    public IReadOnlyDictionary<string, string> Template { get; init; } = new Dictionary<string, string>();

    /// <summary>The operator, which must be there first. Default: none; the cluster has it already.</summary>
    public ExternalSecrets? Operator { get; init; }

    void IChecked.Check(Problems problems) =>
        problems.AddIf(Namespace is not null && From is not null && Namespace.Is(From) && (Name ?? Secret) == Secret,
            Codes.DuplicateName, nameof(From), From?.Text,
            "another namespace than that of the copy, or another name", "read the Secret where it is");
}
