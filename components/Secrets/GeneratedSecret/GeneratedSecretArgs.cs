namespace Infra.Components.Secrets;

/// <summary>Arguments of <see cref="GeneratedSecret"/>.</summary>
public sealed record GeneratedSecretArgs
{
    /// <summary>The namespace.</summary>
    public required NamespaceRef Namespace { get; init; }

    /// <summary>The Secret's name. Default: the component's name.</summary>
    [Name]
    public string? Name { get; init; }

    /// <summary>The key of the Secret that holds the password. Default: <c>password</c>.</summary>
    [Matches("[-._a-zA-Z0-9]{1,253}", "a key of a Secret")]
    public string Key { get; init; } = "password";

    /// <summary>How many letters and digits. Default: 32.</summary>
    [Range(16, 128)]
    public int Length { get; init; } = 32;

    /// <summary>
    /// Further keys and the templates of their values, in Go's template language, over <see cref="Key"/>: for programs that read the
    /// password from a file of their own form. Default: none.
    /// </summary>
    public IReadOnlyDictionary<string, string> Templates { get; init; } = new Dictionary<string, string>();

    /// <summary>The operator, which must be there first. Default: none; the cluster has it already.</summary>
    public ExternalSecrets? Operator { get; init; }
}
