using Infra.Diff;

namespace Infra.Import;

/// <summary>How strongly a difference changes what runs.</summary>
internal enum Weight
{
    /// <summary>It says what goes without saying.</summary>
    None,

    /// <summary>It is a safe default of a component, and changes how a workload runs or who reaches it.</summary>
    Hardening,

    /// <summary>Something of the input is lost or becomes something else.</summary>
    Loss,
}

/// <summary>One difference between what was read and what is made, with its reason.</summary>
/// <param name="Subject">The object, for people.</param>
/// <param name="Place">The place in it.</param>
/// <param name="Word">What happens to it: added, removed or changed.</param>
/// <param name="Weight">How strongly it changes what runs.</param>
/// <param name="Reason">Why it is there.</param>
internal sealed record Difference(string Subject, string Place, string Word, Weight Weight, string Reason)
{
    /// <summary>Whether a component with it may take the object's place.</summary>
    public bool IsAccepted(bool hardens) => Weight == Weight.None || (hardens && Weight == Weight.Hardening);
}

/// <summary>Gives the differences of a comparison their reasons.</summary>
internal static class Differences
{
    // The beginning of a path, whether the field may also be missing afterwards, and what its being there means.
    private static readonly (string Path, Weight Weight, string Reason)[] s_added =
    [
        ("metadata.labels", Weight.None, "a label by which the component's objects are found"),
        ("metadata.annotations", Weight.None, "a note of the component"),
        ("metadata.namespace", Weight.None, "the namespace that it is in, written down"),
        ("spec.template.metadata.annotations", Weight.None, "changes with what the pods read, so that they are replaced then"),
        ("spec.strategy", Weight.Hardening, "one pod more while an update runs, none fewer"),
        ("spec.updateStrategy", Weight.None, "the server's default, written down"),
        ("spec.podManagementPolicy", Weight.None, "the server's default, written down"),
        ("spec.persistentVolumeClaimRetentionPolicy", Weight.None, "the server's default, written down"),
        ("spec.template.spec.securityContext", Weight.Hardening, "an ordinary user and the seccomp profile of the runtime"),
        ("spec.template.spec.serviceAccountName", Weight.Hardening, "an account of its own"),
        ("spec.template.spec.automountServiceAccountToken", Weight.Hardening, "no token of the cluster's API in the pods"),
        ("spec.template.spec.enableServiceLinks", Weight.Hardening, "no variables of other Services"),
        ("spec.template.spec.terminationGracePeriodSeconds", Weight.Hardening, "time to finish requests"),
        ("spec.template.spec.topologySpreadConstraints", Weight.Hardening, "spread over nodes and zones"),
        ("spec.template.spec.volumes[", Weight.Hardening, "a writable folder with a size, where all others are read-only"),
        ("spec.template.spec.", Weight.Hardening, "a default of the component"),
        ("spec.revisionHistoryLimit", Weight.None, "the server's default, written down"),
        ("type", Weight.None, "the server's default, written down"),
        ("spec.type", Weight.None, "the server's default, written down"),
        ("spec.ports[", Weight.None, "the name or default of a port, written down"),
        ("spec.metrics", Weight.Hardening, "a default of the component"),
    ];

    // What the server would fill in where the input says nothing, and what the component says instead.
    private static readonly (string Field, string Default, string Reason)[] s_defaults =
    [
        ("spec.template.spec.enableServiceLinks", "true", "no variables of other Services"),
        ("spec.template.spec.automountServiceAccountToken", "true", "no token of the cluster's API in the pods"),
        ("spec.template.spec.terminationGracePeriodSeconds", "30", "time to finish requests"),
        ("spec.template.spec.serviceAccountName", "default", "an account of its own"),
        (".securityContext.readOnlyRootFilesystem", "false", "a read-only root file system"),
        (".securityContext.allowPrivilegeEscalation", "true", "no more privileges than the process begins with"),
        ("spec.replicas", "1", "the number of pods is the autoscaler's"),
    ];

    private static readonly Dictionary<string, string> s_objects = new(StringComparer.Ordinal)
    {
        ["NetworkPolicy"] = "only the flows that it names",
        ["ServiceAccount"] = "an account of its own, without a token",
        ["PodDisruptionBudget"] = "one pod away at a time while nodes are drained",
        ["Service"] = "the address of the component",
    };

    /// <summary>The differences, in the order of the comparison.</summary>
    /// <param name="result">The comparison.</param>
    /// <param name="described">The objects whose labels only describe them.</param>
    public static IEnumerable<Difference> Of(DiffResult result, Described described)
    {
        foreach (var item in result.Items)
        {
            var subject = item.Item.ToString();
            if (item.Kind is ItemDiffKind.Added or ItemDiffKind.Removed or ItemDiffKind.Renamed)
            {
                var kind = item.Item.Type[(item.Item.Type.LastIndexOf('/') + 1)..];
                yield return item.Kind == ItemDiffKind.Added && s_objects.TryGetValue(kind, out var reason)
                    ? new Difference(subject, kind, "added", Weight.Hardening, reason)
                    : new Difference(subject, kind, item.Word, Weight.Loss, "not accounted for");
                continue;
            }

            foreach (var field in item.Fields)
                yield return Of(subject, field, described.Has(item.Item));
        }
    }

    private static Difference Of(string subject, FieldDiff field, bool isDescribed)
    {
        if (isDescribed && field.New is null && field.Path.StartsWith("metadata.labels", StringComparison.Ordinal))
        {
            return new Difference(subject, field.Path, "removed", Weight.None,
                "a label that describes, as on the workloads; the component has none");
        }

        if (field.Old is null)
        {
            foreach (var (path, weight, reason) in s_added)
            {
                if (field.Path.StartsWith(path, StringComparison.Ordinal))
                    return new Difference(subject, field.Path, "added", weight, reason);
            }
        }

        foreach (var (name, value, reason) in s_defaults)
        {
            if (field.Old == value && field.Path.EndsWith(name, StringComparison.Ordinal) && (name != "spec.replicas" || field.New is null))
                return new Difference(subject, field.Path, "changed", Weight.Hardening, reason);
        }

        // What people and tools find workloads by. What finds a ConfigMap or a Secret by its labels is a program.
        if (field.New is null && subject.Split(' ')[0] is "apps/Deployment" or "Service" or "autoscaling/HorizontalPodAutoscaler"
            && (field.Path.StartsWith("metadata.labels", StringComparison.Ordinal)
                || field.Path.StartsWith("metadata.annotations", StringComparison.Ordinal)))
        {
            return new Difference(subject, field.Path, "removed", Weight.Hardening, "the component has labels and notes of its own");
        }

        return new Difference(subject, field.Path, field.Old is null ? "added" : field.New is null ? "removed" : "changed", Weight.Loss,
            "not accounted for");
    }
}
