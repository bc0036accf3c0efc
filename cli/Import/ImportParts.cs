using Infra.Import.Code;

namespace Infra.Import;

/// <summary>What one file of the written program makes: a workload with what is its own, or what belongs to several.</summary>
/// <param name="Name">The name of its class.</param>
/// <param name="Space">Its namespace; null for objects of the whole cluster.</param>
/// <param name="Objects">The objects.</param>
internal sealed record ImportPart(string Name, string? Space, IReadOnlyList<ImportedObject> Objects)
{
    /// <summary>Whether it defines kinds, which come before their objects.</summary>
    public bool Defines => Objects.Any(ImportParts.IsDefinition);
}

/// <summary>Divides objects into files as a person would: an application with its Service, scaling and claims in one.</summary>
internal static class ImportParts
{
    /// <summary>The name of the part with the definitions of kinds.</summary>
    public const string Definitions = "Definitions";

    private const int FewObjects = 6;

    private static readonly string[] s_workloads = ["Deployment", "StatefulSet", "DaemonSet", "CronJob", "Job", "ReplicaSet", "Pod"];

    private static readonly string[] s_suffixes =
        ["deployment", "deploy", "statefulset", "sts", "daemonset", "ds", "cronjob", "job"];

    private static readonly HashSet<string> s_naming = new(StringComparer.Ordinal)
    {
        "claimName", "secretName", "serviceAccountName", "serviceName", "volumeName",
    };

    // What has a name below it that is another object's.
    private static readonly HashSet<string> s_referring = new(StringComparer.Ordinal)
    {
        "configMapRef", "configMapKeyRef", "secretRef", "secretKeyRef", "configMap", "secret", "service", "scaleTargetRef", "targetRef",
        "roleRef", "subjects", "imagePullSecrets", "backendRefs", "claimRef",
    };

    /// <summary>The parts, those of the whole cluster first, then by namespace and name.</summary>
    /// <param name="objects">The objects.</param>
    /// <param name="system">The name of the system's classes, which no part may have.</param>
    public static IReadOnlyList<ImportPart> Of(IReadOnlyList<ImportedObject> objects, string system)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal) { system, $"{system}Settings", $"{system}Stack", $"{system}Image" };
        var owners = Owners(objects);
        var parts = new List<ImportPart>();
        if (objects.Where(IsDefinition).ToList() is { Count: > 0 } definitions)
            parts.Add(new ImportPart(Named(Definitions, taken), null, definitions));

        objects = [.. objects.Where(one => !IsDefinition(one))];
        var several = objects.Select(one => one.Space).OfType<string>().Distinct().Skip(1).Any();
        foreach (var space in objects.GroupBy(one => Home(one, owners)).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var title = space.Key is null ? "Cluster" : Identifiers.Pascal(space.Key);
            if (space.Key is not null && space.Count() <= FewObjects)
            {
                parts.Add(new ImportPart(Named(title, taken), space.Key, [.. space]));
                continue;
            }

            foreach (var part in space.GroupBy(one => owners.GetValueOrDefault(one)?.Id.Name)
                .OrderBy(group => group.Key, StringComparer.Ordinal))
            {
                var name = part.Key is not null ? NameOf(part.Key)
                    : space.Key is null ? "ClusterObjects"
                    : several ? $"{title}Shared" : "Shared";
                parts.Add(new ImportPart(Named(name.Length == 0 ? title : name, taken), space.Key, [.. part]));
            }
        }

        return parts;
    }

    /// <summary>Whether an object defines a kind of others.</summary>
    public static bool IsDefinition(ImportedObject one) => one is { Kind: "CustomResourceDefinition", Id.Group: Groups.Extensions };

    // A volume of the cluster stands with the application whose claim it is for.
    private static string? Home(ImportedObject one, Dictionary<ImportedObject, ImportedObject> owners) =>
        one.Space ?? owners.GetValueOrDefault(one)?.Space;

    private static string NameOf(string workload)
    {
        var words = Identifiers.Words(workload).ToList();
        if (words.Count > 1 && s_suffixes.Contains(words[^1]))
            words.RemoveAt(words.Count - 1);

        return Identifiers.Pascal(words);
    }

    private static string Named(string name, HashSet<string> taken) =>
        Identifiers.Unique(TypeNames.IsTaken(name) || taken.Contains(name) ? $"{name}Objects" : name, taken);

    // The one workload that an object is tied to, directly or by others; objects that several are tied to have none.
    private static Dictionary<ImportedObject, ImportedObject> Owners(IReadOnlyList<ImportedObject> objects)
    {
        var byName = objects.ToLookup(one => (one.Space, one.Id.Name));
        var ties = new Dictionary<ImportedObject, HashSet<ImportedObject>>();
        void Tie(ImportedObject one, ImportedObject other)
        {
            if (!ties.TryGetValue(one, out var known))
                ties[one] = known = [];

            known.Add(other);
        }

        var workloads = objects.Where(one => s_workloads.Contains(one.Kind)).ToList();
        var labels = workloads.ToDictionary(one => one, LabelsOf);
        foreach (var one in objects)
        {
            foreach (var other in Named(one, byName).Where(other => other != one))
            {
                Tie(one, other);
                Tie(other, one);
            }

            if (SelectorOf(one) is not { Count: > 0 } selector)
                continue;

            foreach (var workload in workloads.Where(workload => workload != one && workload.Space == one.Space
                && selector.Entries.All(label => Node.Same(labels[workload]?[label.Key], label.Value))))
            {
                Tie(one, workload);
                Tie(workload, one);
            }
        }

        var owners = new Dictionary<ImportedObject, ImportedObject>();
        var reached = new Dictionary<ImportedObject, HashSet<ImportedObject>>();
        foreach (var workload in workloads)
        {
            owners[workload] = workload;
            Reach(workload, workload, ties, reached);
        }

        foreach (var (one, by) in reached.Where(entry => entry.Value.Count == 1))
            owners[one] = by.Single();

        return owners;
    }

    private static void Reach(ImportedObject workload, ImportedObject from, Dictionary<ImportedObject, HashSet<ImportedObject>> ties,
        Dictionary<ImportedObject, HashSet<ImportedObject>> reached)
    {
        foreach (var next in ties.GetValueOrDefault(from) ?? [])
        {
            // Through another workload leads no way, and a namespace ties nothing together.
            if (s_workloads.Contains(next.Kind) || next.Kind == "Namespace")
                continue;

            if (!reached.TryGetValue(next, out var by))
                reached[next] = by = [];

            if (by.Add(workload) && by.Count <= 2)
                Reach(workload, next, ties, reached);
        }
    }

    private static IEnumerable<ImportedObject> Named(ImportedObject one, ILookup<(string?, string), ImportedObject> byName)
    {
        var found = new List<ImportedObject>();
        NodePath.Walk(one.Tree, "", (path, key, node) =>
        {
            var isReference = s_naming.Contains(key) || (key == "name" && s_referring.Contains(Above(path)));
            if (!isReference || node is not ScalarNode { Text: { } name })
                return;

            found.AddRange(byName[(one.Space, name)]);
            if (one.Space is not null)
                found.AddRange(byName[(null, name)]);
        });
        return found.Where(other => !s_workloads.Contains(other.Kind) || one.Kind is "HorizontalPodAutoscaler" or "ScaledObject");
    }

    // The key of the map, or of the list of maps, that a name stands in.
    private static string Above(string path)
    {
        var parent = path[..Math.Max(0, path.LastIndexOf('.'))];
        var key = parent[(parent.LastIndexOf('.') + 1)..];
        var index = key.IndexOf('[', StringComparison.Ordinal);
        return index < 0 ? key : key[..index];
    }

    private static MapNode? LabelsOf(ImportedObject workload) => workload.Kind switch
    {
        "Pod" => workload.Tree.At("metadata", "labels") as MapNode,
        "CronJob" => workload.Tree.At("spec", "jobTemplate", "spec", "template", "metadata", "labels") as MapNode,
        _ => workload.Tree.At("spec", "template", "metadata", "labels") as MapNode,
    };

    private static MapNode? SelectorOf(ImportedObject one) => one.Kind switch
    {
        "Service" => one.Tree.At("spec", "selector") as MapNode,
        "PodDisruptionBudget" => one.Tree.At("spec", "selector", "matchLabels") as MapNode,
        "NetworkPolicy" => one.Tree.At("spec", "podSelector", "matchLabels") as MapNode,
        _ => null,
    };
}
