namespace Infra.Tests.ApiServer;

/// <summary>
/// Volumes and claims: one change to a valid object is one finding, at the place of the change or where the second value says.
/// </summary>
public sealed class StorageFieldsTests
{
    [Theory]
    [InlineData("PersistentVolume pv", "spec.capacity", "(nothing)")]
    [InlineData("PersistentVolume pv", "spec.capacity.storage", "0")]
    [InlineData("PersistentVolume pv", "spec.capacity.iops", "3")]
    [InlineData("PersistentVolume pv", "spec.accessModes", "[]")]
    [InlineData("PersistentVolume pv", "spec.local", "(nothing)", "spec")]
    [InlineData("PersistentVolume pv", "spec.hostPath", "{path: /x}", "spec.local")]
    [InlineData("PersistentVolume pv", "spec.nodeAffinity", "(nothing)")]
    [InlineData("PersistentVolume pv", "spec.nodeAffinity.required", "(nothing)")]
    [InlineData("PersistentVolume pv", "spec.storageClassName", "A")]
    [InlineData("PersistentVolume pv", "spec.local.path", "/a/../b")]
    [InlineData("PersistentVolume pv2", "spec.csi.volumeHandle", "''")]
    [InlineData("PersistentVolume pv2", "spec.csi.nodePublishSecretRef.namespace", "(nothing)")]
    [InlineData("PersistentVolumeClaim pvc", "spec.accessModes", "(nothing)")]
    [InlineData("PersistentVolumeClaim pvc", "spec.resources", "(nothing)", "spec.resources.requests.storage")]
    [InlineData("PersistentVolumeClaim pvc", "spec.resources.requests.storage", "0")]
    [InlineData("PersistentVolumeClaim pvc", "spec.dataSourceRef", "{kind: VolumeSnapshot, name: s}", "spec.dataSourceRef.kind")]
    [InlineData("PersistentVolumeClaim pvc", "spec.dataSourceRef", "{kind: PersistentVolumeClaim, name: x}", "spec.dataSource")]
    [InlineData("StorageClass fast", "provisioner", "a b")]
    [InlineData("StorageClass fast", "reclaimPolicy", "Recycle")]
    [InlineData("StorageClass fast", "parameters", "{'': x}")]
    [InlineData("StorageClass fast", "allowedTopologies[0].matchLabelExpressions[0].values", "[a, a]",
        "allowedTopologies[0].matchLabelExpressions[0].values[1]")]
    public void A_change_that_the_server_refuses_is_found(string name, string change, string value, string? found = null)
    {
        var finding = Assert.Single(Valid.After(name, change, value));
        Assert.Equal(found ?? change.Replace('~', '.'), finding.Path);
    }
}
