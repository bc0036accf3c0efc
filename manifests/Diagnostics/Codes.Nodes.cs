namespace Infra.Diagnostics;

/// <content>045 to 049: clusters on machines of one's own, and storage.</content>
public static partial class Codes
{
    public static readonly DiagnosticCode EtcdMembers = new("INF0450", "number of servers is not odd",
        "etcd agrees by majority: two servers stop when one is lost, just as one does, and four bear no more than three.");
    public static readonly DiagnosticCode NodeTwice = new("INF0451", "node listed twice",
        "Each machine is one node, a server or an agent; two installations would overwrite each other.");
    public static readonly DiagnosticCode UnsupportedVersion = new("INF0452", "Kubernetes version is not supported",
        "The versions on which the parts of this program were tested stand in `docs/versions.md`.");
    public static readonly DiagnosticCode VersionJump = new("INF0453", "version cannot follow the one that runs",
        "A control plane goes up one minor version at a time and never down. Every node is asked what it runs before the first one is changed.");
    public static readonly DiagnosticCode ForeignCluster = new("INF0455", "machine belongs to something else",
        "A machine that runs a cluster which this program did not make, or has another role in this one, is left alone.");
    public static readonly DiagnosticCode UnfitMachine = new("INF0456", "machine cannot become a node",
        "Something that the installation needs is missing on the machine. No machine was changed.");
    public static readonly DiagnosticCode NodeNotReady = new("INF0457", "node does not come up",
        "The node was installed and does not become ready in time. The rollout stops there; the other nodes keep running what they ran.");
    public static readonly DiagnosticCode NotDrained = new("INF0458", "node cannot be drained",
        "A disruption budget or a pod that does not end keeps the node from leaving. It takes no new pods; `kubectl uncordon` undoes that.");
    public static readonly DiagnosticCode UnknownStorageClass = new("INF0459", "unknown storage class",
        "A claim of a class that the cluster does not have waits for ever, and so do its pods.");
    public static readonly DiagnosticCode RangesOverlap = new("INF0460", "address ranges overlap",
        "Pods, Services and machines each need addresses of their own, or packets go to the wrong one.");
    public static readonly DiagnosticCode NodeMark = new("INF0461", "not a label or taint",
        "Keys are `[prefix/]name`, values have at most 63 letters, digits, `-`, `_` and `.`. See https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/.");
    public static readonly DiagnosticCode ForeignDownload = new("INF0463", "download is not the expected one",
        "An installer that runs as root has another checksum, or packages are signed by another key, than the settings say. Nothing of it was run. "
        + "After a look at what changed, give the new one: `installerSha256`, `packageKey`.");
    public static readonly DiagnosticCode AccessMode = new("INF0462", "storage cannot be mounted that way",
        "Disks and folders of one node are mounted on one node; only network file systems are mounted on several.");
}
