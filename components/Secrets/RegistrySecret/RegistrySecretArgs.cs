namespace Infra.Components.Secrets;

/// <summary>Arguments of <see cref="RegistrySecret"/>.</summary>
public sealed record RegistrySecretArgs : IChecked
{
    /// <summary>The namespace of the pods whose images are pulled.</summary>
    public required NamespaceRef Namespace { get; init; }

    /// <summary>The Secret's name. Default: the component's name.</summary>
    [Name]
    public string? Name { get; init; }

    /// <summary>The logins by registry, such as <c>harbor.example.com</c> or <c>docker.io</c>. At least one.</summary>
    public required IReadOnlyDictionary<string, RegistryLogin> Logins { get; init; }

    void IChecked.Check(Problems problems)
    {
        problems.AddIf(Logins.Count == 0, Codes.Empty, nameof(Logins), null, "at least one registry", "add one, or leave the Secret out");
        foreach (var (registry, login) in Logins.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            problems.AddIf(registry.Contains("://") || registry.Contains(' ') || registry.Length == 0, Codes.Form,
                $"{nameof(Logins)}.{registry}", registry, "a host with an optional port or path, such as harbor.example.com",
                "write it without https://");
            problems.AddSecret($"{nameof(Logins)}.{registry}.{nameof(login.Password)}", login.Password);
        }
    }
}
