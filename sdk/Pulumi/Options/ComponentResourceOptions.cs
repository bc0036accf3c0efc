namespace Pulumi;

/// <summary>Options of a component.</summary>
public sealed class ComponentResourceOptions : ResourceOptions
{
    private List<ProviderResource>? _providers;

    /// <summary>Providers for the component's children, one a package.</summary>
    public List<ProviderResource> Providers
    {
        get => _providers ??= [];
        set => _providers = value;
    }

    internal List<ProviderResource>? ProvidersIfAny => _providers;

    /// <summary>
    /// Both options in one: what the second one sets wins, lists are appended, of two providers of a package the later stays.
    /// </summary>
    public static ComponentResourceOptions Merge(ComponentResourceOptions? options1, ComponentResourceOptions? options2)
    {
        var merged = new ComponentResourceOptions();
        merged.MergeFrom(options1);
        merged.MergeFrom(options2);
        if (merged._providers is { } providers)
            merged._providers = [.. providers.AsEnumerable().Reverse().DistinctBy(provider => provider.Package).Reverse()];

        return merged;
    }

    internal override ResourceOptions Clone()
    {
        var clone = new ComponentResourceOptions();
        clone.MergeFrom(this);
        return clone;
    }

    private void MergeFrom(ComponentResourceOptions? other)
    {
        if (other is not null)
        {
            base.MergeFrom(other);
            _providers = Append(_providers, other._providers);
        }
    }
}
