namespace Infra.Components.Secrets;

/// <summary>Arguments of <see cref="SettingsSecret"/>.</summary>
public sealed record SettingsSecretArgs : IChecked
{
    /// <summary>The namespace of the pods that read it.</summary>
    public required NamespaceRef Namespace { get; init; }

    /// <summary>The Secret's name. Default: the component's name.</summary>
    [Name]
    public string? Name { get; init; }

    /// <summary>The values by key, from encrypted settings. At least one.</summary>
    public required IReadOnlyDictionary<string, SecretValue> Values { get; init; }

    /// <summary>What it is for. Default: anything.</summary>
    public SettingsSecretType Type { get; init; }

    /// <summary>The type as Kubernetes writes it, and the keys that it asks for.</summary>
    internal (string Word, IReadOnlyList<string> Keys) Kind => Type switch
    {
        SettingsSecretType.Registry => ("kubernetes.io/dockerconfigjson", [".dockerconfigjson"]),
        SettingsSecretType.BasicAuth => ("kubernetes.io/basic-auth", ["username", "password"]),
        SettingsSecretType.SshAuth => ("kubernetes.io/ssh-auth", ["ssh-privatekey"]),
        SettingsSecretType.Tls => ("kubernetes.io/tls", ["tls.crt", "tls.key"]),
        _ => ("Opaque", []),
    };

    void IChecked.Check(Problems problems)
    {
        problems.AddIf(Values.Count == 0, Codes.Empty, nameof(Values), null, "at least one key", "add one, or leave the Secret out");
        foreach (var (key, value) in Values.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            problems.AddKey(nameof(Values), key);
            problems.AddSecret($"{nameof(Values)}.{key}", value);
        }

        foreach (var key in Kind.Keys.Where(key => !Values.ContainsKey(key)))
        {
            problems.Add(Codes.MissingKey, nameof(Values), key, $"the keys of its type: {string.Join(", ", Kind.Keys)}",
                "add the key, or leave the type out");
        }
    }
}
