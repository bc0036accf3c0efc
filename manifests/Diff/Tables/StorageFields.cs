using static Infra.Diff.Tables.Rule;

namespace Infra.Diff.Tables;

/// <summary>What holds data.</summary>
internal static class StorageFields
{
    public static IEnumerable<(string Kind, Fields Fields)> Kinds =>
    [
        ("/PersistentVolumeClaim", Fields.Of(
            ("", Loses(Losses.OfClaim)),
            ("spec", Replaces),
            ("spec volumeName", Assigned.And(SetOnce)),
            ("spec volumeMode", Default("Filesystem"!)),
            ("spec storageClassName", AssignedExcept("")),
            ("spec accessModes", Set),
            ("spec resources requests", Mutable),
            ("spec resources requests storage", Grows.And(Binds("a volume can grow and never shrink"))),
            ("spec volumeAttributesClassName", Mutable))),
        ("/PersistentVolume", Fields.Of(
            ("", LosesData("the cluster forgets where the data is")),
            ("spec", Replaces),
            ("spec claimRef", Assigned.And(Mutable)),
            ("spec persistentVolumeReclaimPolicy", Mutable.And(Endangers("decides whether data outlives its claim"))),
            ("spec volumeMode", Default("Filesystem"!)),
            ("spec accessModes", Set.And(Mutable)),
            ("spec capacity", Mutable),
            ("spec capacity storage", Quantity),
            ("spec mountOptions", Mutable),
            ("spec storageClassName", Mutable),
            ("spec volumeAttributesClassName", Mutable),
            ("spec nodeAffinity", Replaces.And(SetOnce)))),
        ("storage.k8s.io/StorageClass", Fields.Of(
            ("", Leaves("volumes of it stay, and new claims of it wait for ever").And(Returns("volumes of it stay as they are"))),
            ("provisioner", Replaces),
            ("parameters", Replaces),
            ("reclaimPolicy",
                Default("Delete"!).And(Replaces)
                    .And(Endangers("decides whether data outlives its claim; volumes that exist keep what they have"))),
            ("volumeBindingMode", Default("Immediate"!).And(Replaces)),
            ("allowVolumeExpansion", Default(false)),
            ("allowedTopologies", Set),
            ("mountOptions", Set))),
        ("storage.k8s.io/VolumeAttributesClass", Fields.Of(("driverName", Replaces), ("parameters", Replaces))),
        ("storage.k8s.io/CSIDriver",
            Fields.Of(("spec attachRequired", Default(true).And(Replaces)), ("spec volumeLifecycleModes", Set.And(Replaces)))),
        ("snapshot.storage.k8s.io/VolumeSnapshot",
            Fields.Of(("", LosesData("the snapshot goes where its class says, by default away")), ("spec source", Replaces))),
        ("storage.k8s.io/CSINode",
            Fields.Of(("spec drivers", By("name")), ("spec drivers *", Replaces), ("spec drivers * allocatable", Mutable))),
        ("storage.k8s.io/VolumeAttachment", Fields.Of(("spec", Replaces))),
        ("storage.k8s.io/CSIStorageCapacity", Fields.Of(("storageClassName", Replaces), ("nodeTopology", Replaces))),
        ("/Namespace", Fields.Of(
            ("", LosesData("everything in the namespace is deleted, claims and secrets too")),
            ("spec finalizers", Ignored),
            ("spec", Empty))),
        ("apiextensions.k8s.io/CustomResourceDefinition", Fields.Of(
            ("", LosesData("every object of the kind is deleted with its definition")),
            ("spec group", Replaces),
            ("spec scope", Replaces),
            ("spec names kind", Replaces),
            ("spec names plural", Replaces),
            ("spec names listKind", Assigned),
            ("spec names singular", Assigned),
            ("spec conversion strategy", Default("None"!)),
            ("spec conversion webhook clientConfig caBundle", Assigned),
            ("spec versions", By("name")),
            ("spec versions *",
                LosesData("objects that are stored in this version can no longer be read; the server refuses while there may be some")),
            ("spec versions * storage", Binds("objects are stored in this version from now on; an older controller cannot read them")))),
        ("postgresql.cnpg.io/Cluster", Fields.Of(
            ("", LosesData("the database goes, with its volumes")),
            ("spec imageName",
                Restarts("the database restarts; a new major version of PostgreSQL has no way back").And(Judged(VersionChanges.OfImage))),
            ("spec imageCatalogRef major",
                Binds("a new major version rewrites the data, which no older one reads; the database stops meanwhile")),
            ("spec storage size", Grows.And(Binds("a volume can grow and never shrink"))),
            ("spec walStorage size", Grows.And(Binds("a volume can grow and never shrink"))),
            ("spec storage storageClass", Endangers("takes effect for new instances only")),
            ("spec bootstrap", Binds("read once, when the cluster is made; later changes do nothing")),
            ("spec postgresql parameters", Restarts("some parameters restart the database")),
            ("spec instances", Restarts("instances come or go")))),
        ("k8s.keycloak.org/Keycloak", Fields.Of(
            ("spec image",
                Restarts("the server restarts, all of its pods at once unless the update is Auto").And(Judged(VersionChanges.OfImage))),
            ("spec db", Endangers("another database: users and realms stay in the old one")),
            ("spec hostname hostname", Restarts("tokens name another issuer: all logins end, and clients that check it refuse them")))),
        ("k8s.keycloak.org/KeycloakRealmImport", Fields.Of(
            ("spec realm", Binds("a realm that is there is never changed: make the change in the console too")))),
        ("postgresql.cnpg.io/Database", Fields.Of(
            ("spec databaseReclaimPolicy", Endangers("decides whether the database goes when its object does")),
            ("spec owner", Endangers("another role owns the database from then on")))),
        ("barmancloud.cnpg.io/ObjectStore", Fields.Of(
            ("", LosesData("backups end, and the log fills its volume")),
            ("spec retentionPolicy", Endangers("older backups are deleted at the next one")),
            ("spec configuration destinationPath", Endangers("backups begin anew there; those that are kept are no longer seen")))),
        ("k8s.mariadb.com/MariaDB", Fields.Of(
            ("", LosesData("the database goes, with its volumes")),
            ("spec image", Binds("a new series rewrites the data, which no older one reads")),
            ("spec storage size", Grows.And(Binds("a volume can grow and never shrink"))),
            ("spec bootstrapFrom", Binds("read once, when the servers are made; later changes do nothing")),
            ("spec myCnf", Restarts("the servers restart one after another")))),
    ];
}
