namespace Infra.ApiServer;

/// <summary>The spec of a pod, or of the template of one, with what several checks need of it.</summary>
internal sealed class Pod
{
    private const long UsualGracePeriod = 30;

    private static readonly string[] ContainerLists = ["initContainers", "containers", "ephemeralContainers"];

    /// <summary>Reads a pod.</summary>
    /// <param name="metadata">The pod's metadata.</param>
    /// <param name="spec">The pod's spec.</param>
    /// <param name="isTemplate">Whether a controller makes pods of it.</param>
    /// <param name="claimTemplates">The volumes that a StatefulSet adds, by name; null where there is none.</param>
    public Pod(Field metadata, Field spec, bool isTemplate, IEnumerable<string>? claimTemplates = null)
    {
        (Metadata, Spec, IsTemplate, IsOfStatefulSet) = (metadata, spec, isTemplate, claimTemplates is not null);
        GracePeriod = spec["terminationGracePeriodSeconds"].Number ?? UsualGracePeriod;
        RestartPolicy = spec["restartPolicy"].Text ?? "Always";
        HasHostNetwork = spec["hostNetwork"].IsTrue;
        HasHostUsers = !spec["hostUsers"].IsFalse;
        System = spec["os"]["name"].Text;
        foreach (var volume in spec["volumes"].Items)
            Volumes.TryAdd(volume["name"].Words, volume);

        foreach (var name in claimTemplates ?? [])
            ClaimTemplates.Add(name);

        foreach (var claim in spec["resourceClaims"].Items)
            Claims.Add(claim["name"].Words);
    }

    public Field Metadata { get; }

    public Field Spec { get; }

    public bool IsTemplate { get; }

    /// <summary>Whether a StatefulSet makes it, which gives its pods names and volumes.</summary>
    public bool IsOfStatefulSet { get; }

    public long GracePeriod { get; }

    public string RestartPolicy { get; }

    public bool HasHostNetwork { get; }

    public bool HasHostUsers { get; }

    /// <summary>The operating system that the pod asks for; null when it names none.</summary>
    public string? System { get; }

    /// <summary>Its volumes by name.</summary>
    public Dictionary<string, Field> Volumes { get; } = new(StringComparer.Ordinal);

    /// <summary>The volumes that a StatefulSet makes of its claims.</summary>
    public HashSet<string> ClaimTemplates { get; } = new(StringComparer.Ordinal);

    /// <summary>The devices that it claims, by name.</summary>
    public HashSet<string> Claims { get; } = new(StringComparer.Ordinal);

    /// <summary>Every container of every sort.</summary>
    public IEnumerable<Field> AllContainers => ContainerLists.SelectMany(list => Spec[list].Items);

    /// <summary>Whether a container that starts before the others goes on running beside them.</summary>
    public static bool IsSidecar(Field container) => container["restartPolicy"].Text == "Always";
}
