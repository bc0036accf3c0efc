namespace Infra.Rules.Data;

internal sealed class ProtectedData : IRule
{
    public RuleInfo Info { get; } = new("R30", "protected-data", Severity.Warning, "data is deleted with its object")
    {
        ErrorInProduction = true,
        Description = """
            A claim that a stack makes goes with the stack, or with a rename, unless the engine protects it and keeps it (`protect`,
            `retainOnDelete`). A volume or class with `reclaimPolicy: Delete` throws the data away with the claim. The rule looks at claims,
            volumes and storage classes, and at databases (CloudNativePG clusters, RDS) that a stack makes.
            """,
        Remediation = "Protect and retain what holds data; use `reclaimPolicy: Retain`.",
        SeeAlso = ["Pulumi protect and retainOnDelete", "AWS CDK removal policies"],
    };

    public void Check(ManifestSet set, Report report)
    {
        // Only a stack tells the engine anything.
        var holders = set.Of(Groups.Core,
            "PersistentVolumeClaim").Concat(set.Of(Groups.Cnpg, "Cluster")).Where(manifest => manifest.Resource is not null)
            .Concat(set.Cloud.Where(resource => resource.Id.Kind is "aws:rds/instance:Instance" or "aws:rds/cluster:Cluster" or "aws:s3/bucket:Bucket" or "aws:s3/bucketV2:BucketV2"));
        foreach (var holder in holders.Where(holder => !holder.Options.Protect || !holder.Options.RetainOnDelete))
        {
            var missing = (holder.Options.Protect, holder.Options.RetainOnDelete) switch
            {
                (false, false) => "protect and retainOnDelete",
                (false, _) => "protect",
                _ => "retainOnDelete",
            };
            report.Add(holder, "", $"without {missing}", "protect and retainOnDelete", "set both where the component makes it");
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
