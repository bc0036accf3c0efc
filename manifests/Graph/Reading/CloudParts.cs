namespace Infra.Graph.Reading;

/// <summary>
/// What a stack makes outside of the cluster, a part for each of its components; its resources by themselves are too many for a picture.
/// </summary>
internal static class CloudParts
{
    public static void Read(WiringBuilder builder)
    {
        var owners = new Dictionary<(string Type, string Name), string>();
        foreach (var group in builder.Set.Inventory.Cloud.GroupBy(resource =>
            resource.Components.Count > 0 ? resource.Components[0] : resource.Key))
        {
            var counts = group.GroupBy(resource => Short(resource.Key.Type), StringComparer.Ordinal).OrderByDescending(g => g.Count())
                .ThenBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Count()} {g.Key}")).ToList();
            var id = builder.Add(new GraphNode($"cloud {group.Key}", NodeRole.Cloud, Short(group.Key.Type), group.Key.Name)
            {
                Notes = [group.Key.Type.Split(':')[^1], .. counts.Take(4), .. counts.Count > 4 ? ["..."] : Array.Empty<string>()],
                Details = [.. counts],
            });
            foreach (var resource in group)
                owners[(resource.Key.Type, resource.Key.Name)] = id;
        }

        foreach (var resource in builder.Set.Inventory.Cloud)
        {
            var from = owners[(resource.Key.Type, resource.Key.Name)];
            Connect(builder, owners, from, resource.Inputs);
            foreach (var to in resource.Options.DependsOn)
            {
                if (owners.TryGetValue((to.Type, to.Name), out var id))
                    builder.Connect(from, id);
            }
        }

        foreach (var manifest in owners.Count == 0 ? [] : builder.Set.Inventory.Manifests)
        {
            var id = WiringBuilder.IdOf(manifest.Id.Kind, manifest.Space, manifest.Id.Name);
            if (builder.Has(id))
                Connect(builder, owners, id, manifest.Tree);
        }

        Accounts(builder, owners);
    }

    // Pods take on a role of the cloud by their service account.
    private static void Accounts(WiringBuilder builder, Dictionary<(string Type, string Name), string> owners)
    {
        foreach (var workload in owners.Count == 0 ? [] : builder.Set.Workloads)
        {
            if (builder.Set.Find("", "ServiceAccount", workload.Space, workload.Account) is { } account)
                Connect(builder, owners, WiringBuilder.IdOf(workload.Kind, workload.Space, workload.Manifest.Id.Name), account.Tree);
        }
    }

    // A placeholder names the resource and its output: <aws:eks/cluster:Cluster prod endpoint>.
    private static void Connect(WiringBuilder builder, Dictionary<(string Type, string Name), string> owners, string from, Node tree)
    {
        foreach (var parts in Placeholders.In(tree).Select(placeholder => placeholder.Trim('<', '>').Split(' '))
            .Where(parts => parts.Length >= 2))
        {
            if (owners.TryGetValue((parts[0], parts[1]), out var id))
                builder.Connect(from, id, parts.Length > 2 ? parts[2] : null);
        }
    }

    private static string Short(string type)
    {
        var parts = type.Split(':');
        return parts.Length == 3 && parts[0] is not ("infra" or "kubernetes") && parts[1].Split('/')[0] is not "index" and var module
            ? $"{module} {parts[^1]}" : parts[^1];
    }
}
