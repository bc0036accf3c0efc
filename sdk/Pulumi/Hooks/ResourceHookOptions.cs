namespace Pulumi;

/// <summary>When a resource hook runs and whether its failure counts.</summary>
public class ResourceHookOptions
{
    public bool? OnDryRun { get; set; }

    public bool? IgnoreErrors { get; set; }
}
