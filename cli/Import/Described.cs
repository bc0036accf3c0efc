using Infra.Diff;

namespace Infra.Import;

/// <summary>
/// The ConfigMaps, Secrets and claims whose labels only describe them: the workloads carry labels of the same keys. A label that stands on
/// them alone may be what a program finds them by.
/// </summary>
internal sealed class Described
{
    private static readonly string[] s_kinds = ["ConfigMap", "Secret", "PersistentVolumeClaim"];

    private static readonly string[] s_workloads = ["Deployment", "StatefulSet", "DaemonSet", "Service"];

    private readonly HashSet<(string Type, string? Space, string Name)> _objects;

    public Described(IReadOnlyList<ImportedObject> objects)
    {
        var keys = objects.Where(one => s_workloads.Contains(one.Kind)).SelectMany(LabelsOf).ToHashSet(StringComparer.Ordinal);
        _objects = [.. objects.Where(one => s_kinds.Contains(one.Kind) && LabelsOf(one).All(keys.Contains))
            .Select(one => ($"/{one.Kind}", one.Space is "default" ? null : one.Space, one.Id.Name))];
    }

    /// <summary>Whether an object is one of them.</summary>
    public bool Has(DiffItem item) => _objects.Contains((item.Type, item.Namespace, item.Name));

    private static IEnumerable<string> LabelsOf(ImportedObject one) =>
        one.Tree.MapAt("metadata", "labels")?.Entries.Select(label => label.Key) ?? [];
}
