using Pulumi.Serialization;

namespace Pulumi;

/// <summary>A configured provider.</summary>
public class ProviderResource : CustomResource
{
    private string? _reference;

    public ProviderResource(string package, string name, ResourceArgs args, CustomResourceOptions? options = null)
        : base($"pulumi:providers:{package}", name, args, options)
        => Package = package;

    public ProviderResource(
        string package,
        string name,
        ResourceArgs args,
        CustomResourceOptions? options = null,
        RegisterPackageRequest? registerPackageRequest = null)
        : this(package, name, args, options)
    {
    }

    internal string Package { get; }

    /// <summary>URN and id, as resources name their provider.</summary>
    internal async ValueTask<string> ReferenceAsync()
    {
        if (_reference is null)
        {
            var urn = await Urn.GetValueAsync("").ConfigureAwait(false);
            var id = await Id.GetValueAsync("").ConfigureAwait(false);
            _reference = $"{urn}::{(string.IsNullOrEmpty(id) ? Unknown.Marker : id)}";
        }

        return _reference;
    }
}
