namespace Pulumi;

/// <summary>Options that all resources share.</summary>
public abstract class ResourceOptions
{
    private InputList<Resource>? _dependsOn;
    private InputList<Resource>? _replaceWith;
    private List<string>? _ignoreChanges;
    private List<string>? _replaceOnChanges;
    private List<string>? _hideDiffs;
    private List<ResourceTransformation>? _transformations;
    private List<ResourceTransform>? _transforms;
    private List<Input<Alias>>? _aliases;
    private ResourceHookBinding? _hooks;

    /// <summary>The id of an existing resource that is read instead of made.</summary>
    public Input<string>? Id { get; set; }

    public Resource? Parent { get; set; }

    public InputList<Resource> DependsOn
    {
        get => _dependsOn ??= [];
        set => _dependsOn = value;
    }

    public bool? Protect { get; set; }

    public List<string> IgnoreChanges
    {
        get => _ignoreChanges ??= [];
        set => _ignoreChanges = value;
    }

    public string? Version { get; set; }

    public ProviderResource? Provider { get; set; }

    public CustomTimeouts? CustomTimeouts { get; set; }

    public List<ResourceTransformation> ResourceTransformations
    {
        get => _transformations ??= [];
        set => _transformations = value;
    }

    public List<ResourceTransform> ResourceTransforms
    {
        get => _transforms ??= [];
        set => _transforms = value;
    }

    public List<Input<Alias>> Aliases
    {
        get => _aliases ??= [];
        set => _aliases = value;
    }

    /// <summary>The URN of a resource that is already registered and only looked up.</summary>
    public string? Urn { get; set; }

    public List<string> ReplaceOnChanges
    {
        get => _replaceOnChanges ??= [];
        set => _replaceOnChanges = value;
    }

    public string? PluginDownloadURL { get; set; }

    public bool? RetainOnDelete { get; set; }

    public Resource? DeletedWith { get; set; }

    public InputList<Resource> ReplaceWith
    {
        get => _replaceWith ??= [];
        set => _replaceWith = value;
    }

    public ResourceHookBinding Hooks
    {
        get => _hooks ??= new();
        set => _hooks = value;
    }

    public List<string> HideDiffs
    {
        get => _hideDiffs ??= [];
        set => _hideDiffs = value;
    }

    public Input<object>? ReplacementTrigger { get; set; }

    internal InputList<Resource>? DependsOnIfAny => _dependsOn;

    internal InputList<Resource>? ReplaceWithIfAny => _replaceWith;

    internal List<ResourceTransformation>? TransformationsIfAny => _transformations;

    internal List<Input<Alias>>? AliasesIfAny => _aliases;

    internal abstract ResourceOptions Clone();

    /// <summary>Takes over what the other options say; what they leave open stays, lists are appended.</summary>
    private protected void MergeFrom(ResourceOptions other)
    {
        Id = other.Id ?? Id;
        Parent = other.Parent ?? Parent;
        Protect = other.Protect ?? Protect;
        Version = other.Version ?? Version;
        Provider = other.Provider ?? Provider;
        CustomTimeouts = other.CustomTimeouts?.Clone() ?? CustomTimeouts;
        Urn = other.Urn ?? Urn;
        PluginDownloadURL = other.PluginDownloadURL ?? PluginDownloadURL;
        RetainOnDelete = other.RetainOnDelete ?? RetainOnDelete;
        DeletedWith = other.DeletedWith ?? DeletedWith;
        ReplacementTrigger = other.ReplacementTrigger ?? ReplacementTrigger;
        _dependsOn = Append(_dependsOn, other._dependsOn);
        _replaceWith = Append(_replaceWith, other._replaceWith);
        _ignoreChanges = Append(_ignoreChanges, other._ignoreChanges);
        _replaceOnChanges = Append(_replaceOnChanges, other._replaceOnChanges);
        _hideDiffs = Append(_hideDiffs, other._hideDiffs);
        _transformations = Append(_transformations, other._transformations);
        _transforms = Append(_transforms, other._transforms);
        _aliases = Append(_aliases, other._aliases);
        _hooks = other._hooks is null ? _hooks : Hooks.Concat(other._hooks);
    }

    private protected static List<T>? Append<T>(List<T>? first, List<T>? second)
    {
        if (second is null)
            return first;

        return first is null ? [.. second] : [.. first, .. second];
    }

    private static InputList<T>? Append<T>(InputList<T>? first, InputList<T>? second)
        => second is null ? first : (first ?? []).Concat(second);
}
