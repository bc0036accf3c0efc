namespace Pulumi;

/// <summary>Options of a resource that a provider manages.</summary>
public sealed class CustomResourceOptions : ResourceOptions
{
    private List<string>? _additionalSecretOutputs;
    private Dictionary<string, string>? _envVarMappings;

    public bool? DeleteBeforeReplace { get; set; }

    public List<string> AdditionalSecretOutputs
    {
        get => _additionalSecretOutputs ??= [];
        set => _additionalSecretOutputs = value;
    }

    public string? ImportId { get; set; }

    public Dictionary<string, string> EnvVarMappings
    {
        get => _envVarMappings ??= [];
        set => _envVarMappings = value;
    }

    /// <summary>Both options in one: what the second one sets wins, lists are appended.</summary>
    public static CustomResourceOptions Merge(CustomResourceOptions? options1, CustomResourceOptions? options2)
    {
        var merged = new CustomResourceOptions();
        merged.MergeFrom(options1);
        merged.MergeFrom(options2);
        return merged;
    }

    internal override ResourceOptions Clone() => Merge(this, null);

    private void MergeFrom(CustomResourceOptions? other)
    {
        if (other is null)
            return;

        base.MergeFrom(other);
        DeleteBeforeReplace = other.DeleteBeforeReplace ?? DeleteBeforeReplace;
        ImportId = other.ImportId ?? ImportId;
        _additionalSecretOutputs = Append(_additionalSecretOutputs, other._additionalSecretOutputs);
        foreach (var (name, variable) in other._envVarMappings ?? [])
            EnvVarMappings[name] = variable;
    }
}
