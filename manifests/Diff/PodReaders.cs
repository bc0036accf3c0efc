namespace Infra.Diff;

/// <summary>Which pods of one side read which Secrets, ConfigMaps, claims and accounts, by the templates of what makes them.</summary>
internal sealed class PodReaders
{
    private readonly Dictionary<(string Kind, string Space, string Name), string> _readers = [];

    public PodReaders(IReadOnlyList<DiffItem> items)
    {
        foreach (var item in items.Where(item => item.Kind == DiffItemKind.Manifest))
        {
            if (PodOf(item) is { } pod)
                Read(item, pod);
        }
    }

    /// <summary>Who cannot start without an object; null where none needs it.</summary>
    public string? Of(string kind, string space, string name) => _readers.GetValueOrDefault((kind, space, name));

    private static MapNode? PodOf(DiffItem item) => item.Type switch
    {
        "/Pod" => item.Tree.Map("spec"),
        "batch/CronJob" => item.Tree.MapAt("spec", "jobTemplate", "spec", "template", "spec"),
        _ => item.Tree.MapAt("spec", "template", "spec") is { } pod && pod.List("containers") is not null ? pod : null,
    };

    private void Read(DiffItem item, MapNode pod)
    {
        void Needs(string kind, MapNode? source, string key = "name")
        {
            if (source?.Text(key) is { Length: > 0 } name && !source.IsTrue("optional"))
                _readers.TryAdd((kind, item.Namespace ?? "default", name), ServedHosts.Named(item));
        }

        Needs("/ServiceAccount", pod, "serviceAccountName");
        foreach (var (volume, _) in pod.Maps("volumes"))
        {
            Needs("/Secret", volume.Map("secret"), "secretName");
            Needs("/ConfigMap", volume.Map("configMap"));
            Needs("/PersistentVolumeClaim", volume.Map("persistentVolumeClaim"), "claimName");
            foreach (var (source, _) in volume.Map("projected").Maps("sources"))
            {
                Needs("/Secret", source.Map("secret"));
                Needs("/ConfigMap", source.Map("configMap"));
            }
        }

        foreach (var (container, _) in pod.Maps("containers").Concat(pod.Maps("initContainers")))
        {
            foreach (var (from, _) in container.Maps("envFrom"))
            {
                Needs("/Secret", from.Map("secretRef"));
                Needs("/ConfigMap", from.Map("configMapRef"));
            }

            foreach (var (variable, _) in container.Maps("env"))
            {
                Needs("/Secret", variable.MapAt("valueFrom", "secretKeyRef"));
                Needs("/ConfigMap", variable.MapAt("valueFrom", "configMapKeyRef"));
            }
        }
    }
}
