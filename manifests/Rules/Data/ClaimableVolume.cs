namespace Infra.Rules.Data;

internal sealed class ClaimableVolume : IRule
{
    public RuleInfo Info { get; } = new("R47", "claimable-volume", Severity.Warning, "volume can be bound by any claim")
    {
        Description = """
            Kubernetes binds a claim to any volume of its class that is large enough. A volume without `claimRef` may end up with another
            application than its folder is for, unless its own claim names it by `volumeName`. Local volumes are a pool as a rule, and pass. Two volumes that share one folder of one
            server mix their files. A hostPath or local volume without a `nodeAffinity` is another folder on every node.
            """,
        Remediation = "Set `claimRef`, or `volumeName` in the claim; give each volume its own folder, and local ones the node's name.",
        SeeAlso = ["kubernetes.io: reserving a PersistentVolume"],
    };

    public void Check(ManifestSet set, Report report)
    {
        var asked = set.Of(Groups.Core, "PersistentVolumeClaim").Select(claim => claim.Tree.TextAt("spec", "volumeName"))
            .Concat(set.Of(Groups.Apps, "StatefulSet").SelectMany(s => s.Items("volumeClaimTemplates"))
                .Select(template => template.Item.TextAt("spec", "volumeName")))
            .OfType<string>().ToHashSet(StringComparer.Ordinal);
        var folders = new Dictionary<string, Manifest>(StringComparer.Ordinal);
        foreach (var volume in set.Of(Groups.Core, "PersistentVolume"))
        {
            var spec = volume.Tree.Map("spec");
            report.AddIf(spec?.Map("claimRef") is null && spec?.Map("local") is null && !asked.Contains(volume.Id.Name),
                volume, "spec.claimRef", null, "the claim that it is for", "name it, or let the claim name the volume");

            if (spec?.Map("nfs") is { } nfs && !folders.TryAdd($"{nfs.Text("server")}:{nfs.Text("path")}", volume))
            {
                report.Add(volume, "spec.nfs.path",
                    $"{nfs.Text("server")}:{nfs.Text("path")}, as PersistentVolume {folders[$"{nfs.Text("server")}:{nfs.Text("path")}"].Id.Name}",
                    "a folder of its own", "use a folder for each volume");
            }

            report.AddIf((spec?.Map("hostPath") ?? spec?.Map("local")) is not null && spec?.Map("nodeAffinity") is null,
                volume, "spec.nodeAffinity", null, "the node that has the folder", "name the node, and use local instead of hostPath");
        }
    }
}
