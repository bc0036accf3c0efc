namespace Pulumi;

/// <summary>Options of a call of a resource's method.</summary>
public class CallOptions
{
    public Resource? Parent { get; set; }

    public ProviderResource? Provider { get; set; }

    public string? Version { get; set; }

    public string? PluginDownloadURL { get; set; }
}
