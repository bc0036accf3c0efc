using Infra.ApiServer;

namespace Infra.Rules.ApiServer;

internal sealed class StorageFields : IRule
{
    public RuleInfo Info { get; } = new("A26", "storage-fields", Severity.Error, "volume or claim that the API server refuses")
    {
        Description = """
            What a server checks in code of PersistentVolumes (access modes, a size, exactly one source and what that needs), of
            PersistentVolumeClaims (access modes, a size, one data source), of classes of storage and of volumes' attributes, and of what CSI
            drivers write: CSIDrivers, CSINodes, CSIStorageCapacities.
            """,
        Remediation = "Correct the field that the finding names.",
        SeeAlso = ["kubernetes.io: API reference"],
    };

    public void Check(ManifestSet set, Report report)
    {
        foreach (var found in Refusals.Objects(set, report, Groups.Core, "PersistentVolume"))
            Claims.CheckVolume(found);

        foreach (var found in Refusals.Objects(set, report, Groups.Core, "PersistentVolumeClaim"))
            Claims.CheckSpec(found["spec"]);

        foreach (var found in Refusals.Objects(set, report, Groups.Storage, "StorageClass"))
            StorageClasses.Check(found);

        foreach (var found in Refusals.Objects(set, report, Groups.Storage, "CSIDriver"))
            StorageClasses.CheckDriver(found);

        foreach (var found in Refusals.Objects(set, report, Groups.Storage, "CSINode"))
            StorageClasses.CheckNode(found);

        foreach (var found in Refusals.Objects(set, report, Groups.Storage, "CSIStorageCapacity"))
            StorageClasses.CheckCapacity(found);

        foreach (var found in Refusals.Objects(set, report, Groups.Storage, "VolumeAttributesClass"))
            StorageClasses.CheckAttributes(found);
    }
}
