namespace Infra.Adoption;

/// <summary>
/// What Pulumi would delete and make again after an import. An import takes every field of the running object for an input, so a field that
/// the program leaves to the server counts as removed; where the Kubernetes provider cannot change it, the object is replaced.
/// </summary>
/// <param name="secretsAreMutable">Whether the provider changes the values of Secrets in place.</param>
/// <param name="configMapsAreMutable">Whether it does so with ConfigMaps.</param>
internal sealed class ImportedInputs(bool secretsAreMutable, bool configMapsAreMutable)
{
    private static readonly string[] Nothing = [];

    /// <summary>Whether the provider changes the values of Secrets in place.</summary>
    public bool SecretsAreMutable => secretsAreMutable;

    // pulumi-kubernetes 4.32, provider/pkg/provider/diff.go: the kinds of current API versions.
    private static readonly Dictionary<string, string[]> Forced = new(StringComparer.Ordinal)
    {
        ["apps/Deployment"] = ["spec.selector"],
        ["apps/DaemonSet"] = ["spec.selector"],
        ["apps/StatefulSet"] =
            ["spec.podManagementPolicy", "spec.revisionHistoryLimit", "spec.selector", "spec.serviceName", "spec.volumeClaimTemplates"],
        ["batch/Job"] = ["spec.completions", "spec.parallelism", "spec.selector", "spec.template"],
        ["rbac.authorization.k8s.io/RoleBinding"] = ["roleRef"],
        ["rbac.authorization.k8s.io/ClusterRoleBinding"] = ["roleRef"],
        ["storage.k8s.io/StorageClass"] = ["parameters", "provisioner"],
        ["/PersistentVolumeClaim"] = ["spec.accessModes", "spec.selector", "spec.storageClassName", "spec.volumeName"],
        ["/PersistentVolume"] =
        [
            "spec.awsElasticBlockStore", "spec.azureDisk", "spec.azureFile", "spec.cephfs", "spec.cinder", "spec.csi", "spec.fc",
            "spec.flexVolume", "spec.flocker", "spec.gcePersistentDisk", "spec.glusterfs", "spec.hostPath", "spec.iscsi", "spec.local",
            "spec.nfs", "spec.photonPersistentDisk", "spec.portworxVolume", "spec.quobyte", "spec.rbd", "spec.scaleIO", "spec.storageos",
            "spec.vsphereVolume",
        ],
        ["/Pod"] = ["spec"],
        ["/ResourceQuota"] = ["spec.scopes"],
        ["/Secret"] = ["type"],
        ["/Service"] = ["spec.clusterIP"],
    };

    /// <summary>The fields for which an object would be replaced.</summary>
    /// <param name="live">The object that runs.</param>
    /// <param name="own">The object of the program.</param>
    public IReadOnlyList<string> Replaced(Manifest live, Manifest own) =>
    [
        .. FieldsOf(live).Where(path => !own.Options.IgnoreChanges.Contains(path)
            && !Node.Same(live.Tree.At(path.Split('.')), own.Tree.At(path.Split('.')))),
    ];

    private IEnumerable<string> FieldsOf(Manifest live)
    {
        var isFrozen = live.Tree.IsTrue("immutable");
        var known = Forced.GetValueOrDefault($"{live.Id.Group}/{live.Id.Kind}", Nothing);
        return (live.Id.Group, live.Id.Kind) switch
        {
            ("", "Secret") when !secretsAreMutable || isFrozen => known.Append("data"),
            ("", "ConfigMap") when !configMapsAreMutable || isFrozen => ["data", "binaryData"],
            _ => known,
        };
    }
}
