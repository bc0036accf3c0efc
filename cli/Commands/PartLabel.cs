using Infra.Hermetic;

namespace Infra.Commands;

/// <summary>What a part of a stack is called, on the terminal as on the page.</summary>
/// <param name="What">What it is; empty where the name says it.</param>
/// <param name="Name">Its name.</param>
/// <param name="More">Its type, or where it comes from; empty for nothing.</param>
/// <param name="Leads">Whether the eye should find the name first.</param>
internal sealed record PartLabel(string What, string Name, string More = "", bool Leads = false)
{
    /// <summary>The labels of all parts of a stack.</summary>
    public static Func<StackResource, PartLabel> Of(StackResult result)
    {
        var known = new Dictionary<ResourceKey, PartLabel>();
        foreach (var manifest in result.Inventory.Manifests.Where(manifest => manifest.Resource is not null))
        {
            known[manifest.Resource!] = new PartLabel(manifest.Id.Kind,
                manifest.Id.Namespace is { } space ? $"{space}/{manifest.Id.Name}" : manifest.Id.Name);
        }

        foreach (var chart in result.Inventory.Charts)
        {
            known[chart.Resource!] = new PartLabel("chart", $"{chart.Name} {chart.Version}".TrimEnd(), chart.Repository ?? chart.Chart,
                Leads: true);
        }

        foreach (var remote in result.Inventory.RemoteManifests)
            known[remote.Resource!] = new PartLabel("manifest", remote.Name);

        return resource => known.GetValueOrDefault(resource.Key) ?? (resource.Role switch
        {
            ResourceRole.Component => new PartLabel("", resource.Key.Name, TypeOf(resource.Key), Leads: true),
            ResourceRole.Provider => new PartLabel("provider", resource.Key.Name),
            ResourceRole.Lookup => new PartLabel("reads", resource.Key.Name),
            _ => new PartLabel(TypeOf(resource.Key), resource.Key.Name),
        });
    }

    /// <summary>What the engine is told of a part beside its content.</summary>
    public static IEnumerable<string> Marks(EngineOptions options)
    {
        if (options.Protect)
            yield return "protected";

        if (options.RetainOnDelete)
            yield return "kept on delete";
    }

    /// <summary>The last part of a token, with the service for those of a cloud: aws:ec2/vpc:Vpc is ec2 Vpc.</summary>
    public static string TypeOf(ResourceKey key)
    {
        var parts = key.Type.Split(':');
        var service = parts is [var package, var module, _] && package is not ("infra" or "kubernetes") ? module.Split('/')[0] + " " : "";
        return service is "index " ? parts[^1] : service + parts[^1];
    }
}
