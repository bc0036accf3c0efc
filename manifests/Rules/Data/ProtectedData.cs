namespace Infra.Rules.Data;

internal sealed class ProtectedData : IRule
{
    public RuleInfo Info { get; } = new("R30", "protected-data", Severity.Warning, "data is deleted with its object")
    {
        ErrorInProduction = true,
        Description = """
            A claim that a stack makes goes with the stack, or with a rename, unless the engine protects it and keeps it (`protect`,
            `retainOnDelete`). It goes with its namespace too, whatever the engine is told about the claim itself: a namespace that the
            stack makes has to be kept as well. A volume or class with `reclaimPolicy: Delete` throws the data away with the claim. The rule
            looks at claims, volumes and storage classes, and at databases (CloudNativePG clusters, RDS) that a stack makes.
            """,
        Remediation = "Protect and retain what holds data, and retain its namespace; use `reclaimPolicy: Retain`.",
        SeeAlso = ["Pulumi protect and retainOnDelete", "AWS CDK removal policies"],
    };

    public void Check(ManifestSet set, Report report)
    {
        // Only a stack tells the engine anything.
        // A stack that is about to be taken down says so once, and not of each object.
        bool IsProtected(Manifest holder) =>
            holder.Options.Protect || set.Inventory.Switches.Any(open => open.Setting == TemporarySwitch.Unprotected);

        var holders = set.Of(Groups.Core,
            "PersistentVolumeClaim").Concat(set.Of(Groups.Cnpg, "Cluster")).Where(manifest => manifest.Resource is not null)
            .Concat(
                set.Cloud.Where(resource =>
                    resource.Id.Kind is "aws:rds/instance:Instance" or "aws:rds/cluster:Cluster" or "aws:s3/bucket:Bucket"
                        or "aws:s3/bucketV2:BucketV2"))
            .ToList();
        foreach (var holder in holders.Where(holder => !IsProtected(holder) || !holder.Options.RetainOnDelete))
        {
            var missing = (IsProtected(holder), holder.Options.RetainOnDelete) switch
            {
                (false, false) => "protect and retainOnDelete",
                (false, _) => "protect",
                _ => "retainOnDelete",
            };
            report.Add(holder, "", $"without {missing}", "protect and retainOnDelete", "set both where the component makes it");
        }

        // One finding for a namespace, at the first claim that would go with it.
        // The claims of a StatefulSet outlive it, and are no resources of the stack.
        var claiming = set.Of(Groups.Apps, "StatefulSet")
            .Where(made => made.Resource is not null && made.Tree.Map("spec")?.List("volumeClaimTemplates") is { Items.Count: > 0 });
        var lost = holders.Where(holder => holder.Options.RetainOnDelete).Concat(claiming).Where(holder => holder.Id.Namespace is not null)
            .GroupBy(holder => holder.Id.Namespace!)
            .Select(held => (Space: set.Find(Groups.Core, "Namespace", null, held.Key), Held: held));
        foreach (var (space, held) in lost)
        {
            if (space is { Resource: not null, Options.RetainOnDelete: false })
            {
                report.Add(space, "", $"deleted with the stack, and the data of {Finding.SubjectOf(held.First())} with it",
                    "retainOnDelete",
                    "keep the namespace too: HoldsData of the component Namespace");
            }
        }

        foreach (var volume in set.Of(Groups.Core,
            "PersistentVolume").Where(v => v.Tree.TextAt("spec", "persistentVolumeReclaimPolicy") is "Delete" or "Recycle"))
        {
            report.Add(volume, "spec.persistentVolumeReclaimPolicy", volume.Tree.TextAt("spec", "persistentVolumeReclaimPolicy"), "Retain",
                "keep the data when its claim goes");
        }

        foreach (var storageClass in set.Of(Groups.Storage, "StorageClass"))
        {
            if (storageClass.Tree.Text("provisioner") == "ebs.csi.aws.com"
                && storageClass.Tree.At("parameters", "encrypted")?.ToString() != "true")
            {
                report.Add(storageClass, "parameters.encrypted", storageClass.Tree.At("parameters", "encrypted")?.ToString(), "\"true\"",
                    "encrypt the volumes");
            }

            if (storageClass.Tree.At("parameters", "archiveOnDelete")?.ToString() == "false")
                report.Add(storageClass, "parameters.archiveOnDelete", "false", "\"true\"", "keep the data when its claim goes");
        }
    }
}
