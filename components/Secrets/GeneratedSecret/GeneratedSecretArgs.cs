namespace Infra.Components.Secrets;

/// <summary>Arguments of <see cref="GeneratedSecret"/>.</summary>
public sealed record GeneratedSecretArgs : IChecked
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

    /// <summary>Whether it is made of hexadecimal digits only, an even number of them. Default: false.</summary>
    public bool Hexadecimal { get; init; }

    /// <summary>The Secret's type. Default: Opaque.</summary>
    public string? Type { get; init; }

    /// <summary>Labels of the Secret. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Further keys and the templates of their values, in Go's template language, over <see cref="Key"/>: for programs that read the
    /// password from a file of their own form. Default: none.
    /// </summary>
    public IReadOnlyDictionary<string, string> Templates { get; init; } = new Dictionary<string, string>();

    /// <summary>The operator, which must be there first. Default: none; the cluster has it already.</summary>
    public ExternalSecrets? Operator { get; init; }

    void IChecked.Check(Problems problems) =>
        problems.AddIf(Hexadecimal && Length % 2 != 0, Codes.OutOfRange, nameof(Length), Length.ToString(CultureInfo.InvariantCulture),
            "an even number of hexadecimal digits", "make it one longer");
}
