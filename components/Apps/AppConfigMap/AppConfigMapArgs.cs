namespace Infra.Components.Apps;

/// <summary>Arguments of <see cref="AppConfigMap"/>.</summary>
public sealed record AppConfigMapArgs : IChecked
{
    /// <summary>The namespace.</summary>
    public required NamespaceRef Namespace { get; init; }

    /// <summary>The object's name. Default: the component's name.</summary>
    [Name]
    public string? Name { get; init; }

    /// <summary>The texts by key: names of environment variables or of files. At least one. Not for secrets.</summary>
    public required IReadOnlyDictionary<string, Input<string>> Values { get; init; }

    void IChecked.Check(Problems problems)
    {
        problems.AddIf(Values.Count == 0, Codes.Empty, nameof(Values), null, "at least one key", "add one, or leave the ConfigMap out");
        foreach (var (key, value) in Values.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            problems.AddKey(nameof(Values), key);
            problems.AddIf(value.IsSecret(), Codes.PlainSecret, $"{nameof(Values)}.{key}", null, "no secret: ConfigMaps are not protected",
                "put it into a Secret");
        }
    }
}
