namespace Infra.Rules.Links;

internal sealed class StorageClass : IRule
{
    public RuleInfo Info { get; } = new("L08", "storage-class", Severity.Error, "claim cannot be bound")
    {
        Description = """
            A claim of an undeclared class stays pending. Classes of volumes that are made by hand need a volume of the class. The rule
            knows the classes that manifests, charts and distributions bring (`local-path` of k3s, `standard`, `gp2`). A volume that a claim
            asks for by name has to exist.
            """,
        Remediation = "Declare the StorageClass or the volume, or name one that exists.",
        SeeAlso = ["kubernetes.io storage classes"],
    };

    public void Check(ManifestSet set, Report report)
    {
        var static_ = set.Of(Groups.Core,
            "PersistentVolume").Select(volume => volume.Tree.TextAt("spec", "storageClassName")).ToHashSet(StringComparer.Ordinal);
        foreach (var claim in set.Of(Groups.Core, "PersistentVolumeClaim"))
            Check(claim, claim.Tree.Map("spec"), "spec");

        foreach (var stateful in set.Of(Groups.Apps, "StatefulSet"))
        {
            foreach (var (template, path) in stateful.Items("volumeClaimTemplates"))
                Check(stateful, template.Map("spec"), path + ".spec");
        }

        void Check(Manifest on, MapNode? spec, string path)
        {
            if (spec?.Text("storageClassName") is { Length: > 0 } name && !set.Provided.HasStorageClass(name) && !static_.Contains(name)
                && !name.Contains('$', StringComparison.Ordinal))
            {
                report.Missing(new Presence(false, set.Unknown.Anywhere), on, path + ".storageClassName", name,
                    "a StorageClass that a manifest, a chart or the distribution brings", "declare it, or name another");
            }

            if (spec?.Text("volumeName") is { } volume && set.Find(Groups.Core, "PersistentVolume", null, volume) is null)
            {
                report.Missing(new Presence(false, set.Unknown.Anywhere), on, path + ".volumeName", volume,
                    "a PersistentVolume that exists",
                    "declare it, or correct the name");
            }
        }
    }
}
