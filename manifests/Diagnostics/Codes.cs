namespace Infra.Diagnostics;

/// <summary>
/// Every diagnostic of the product: 01 single values, 02 how values fit together, 03 running the program, 04 clusters and networks.
/// </summary>
public static partial class Codes
{
    public static readonly DiagnosticCode UnknownKey = new("INF0101", "unknown key",
        "The stack file holds a key that the system does not know. The nearest known key is suggested; `infra schema` prints them all.");
    public static readonly DiagnosticCode MissingKey = new("INF0102", "missing key",
        "A key without a default is absent from the stack file.");
    public static readonly DiagnosticCode WrongType = new("INF0103", "wrong type",
        "A value has another YAML type than its key wants, for example a list where a map is wanted.");
    public static readonly DiagnosticCode DuplicateKey = new("INF0104", "key given twice",
        "YAML maps hold each key once; the second one would silently win.");
    public static readonly DiagnosticCode NotAChoice = new("INF0105", "not one of the allowed words", "The key takes one of a few words.");
    public static readonly DiagnosticCode FixedKey = new("INF0106", "key cannot be set",
        "The key could be expected and is left out on purpose; the message says why.");
    public static readonly DiagnosticCode HostName = new("INF0110", "not a host name",
        "Host names are lower-case DNS names of at most 253 characters with labels of at most 63; only where it is said may the first label be `*`.");
    public static readonly DiagnosticCode Port = new("INF0111", "not a port", "Ports are whole numbers from 1 to 65535.");
    public static readonly DiagnosticCode Quantity = new("INF0112", "not a quantity",
        "Kubernetes quantities: a positive number with an optional suffix, `m` for CPU thousandths, `Ki Mi Gi Ti` for bytes. See https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/.");
    public static readonly DiagnosticCode Duration = new("INF0113", "not a duration",
        "Durations are whole numbers with a unit, biggest first: `90s`, `10m`, `1h30m`.");
    public static readonly DiagnosticCode AddressRange = new("INF0114", "not an IP address or range",
        "IPv4 or IPv6 addresses, networks in CIDR form with zero host bits, or ranges `first-last`, as the key says.");
    public static readonly DiagnosticCode ImageReference = new("INF0115", "not an image reference",
        "An image is `[registry/]repository:tag`, optionally followed by `@sha256:` and 64 hexadecimal digits.");
    public static readonly DiagnosticCode MutableImage = new("INF0116", "image has no fixed tag",
        "`latest`, or no tag at all, may be another image at every pull: what was reviewed is not what runs, and a rollback has nothing to go back to.");
    public static readonly DiagnosticCode Name = new("INF0117", "not a Kubernetes name",
        "Names are lower-case letters, digits and `-`, begin and end with a letter or digit, and have at most 63 characters.");
    public static readonly DiagnosticCode OutOfRange = new("INF0118", "number out of range",
        "The number is smaller or larger than the key allows.");
    public static readonly DiagnosticCode Email = new("INF0119", "not an e-mail address",
        "The certificate authority writes to this address when a certificate is about to expire.");
    public static readonly DiagnosticCode Form = new("INF0120", "value has the wrong form",
        "The text does not have the form that the key wants.");
    public static readonly DiagnosticCode Empty = new("INF0121", "value is empty", "A text or list that must hold something is empty.");
    public static readonly DiagnosticCode DuplicateHost = new("INF0201", "host given twice",
        "Two listeners of one port would have the same host; only the first would serve it.");
    public static readonly DiagnosticCode DuplicateListener = new("INF0202", "listener given twice",
        "Listener names are unique in a Gateway or ListenerSet.");
    public static readonly DiagnosticCode DuplicateName = new("INF0203", "name given twice",
        "Two objects of one kind would have the same name in one namespace, and each update would overwrite the other.");
    public static readonly DiagnosticCode PlainSecret = new("INF0204", "secret written in plain text",
        "Secrets stand in a stack file encrypted only, written there by `pulumi config set --secret`. A secret that was committed in plain text must be replaced at its source.");
    public static readonly DiagnosticCode SharedVolume = new("INF0205", "volume cannot be shared",
        "A ReadWriteOnce claim can be mounted on one node only: with several pods all but the first may hang in ContainerCreating.");
    public static readonly DiagnosticCode Exclusive = new("INF0207", "settings exclude each other",
        "Only one of the named settings may be given.");
    public static readonly DiagnosticCode SingleReplica = new("INF0208", "application cannot be scaled",
        "The application keeps state in its process; several pods would lose messages. The component says why.");
    public static readonly DiagnosticCode VersionMatrix = new("INF0209", "versions do not fit together",
        "The two parts are not supported in this combination; `docs/versions.md` has the tested ones.");
    public static readonly DiagnosticCode Unsolvable = new("INF0210", "challenge cannot be solved",
        "A wildcard certificate needs a DNS-01 solver; HTTP-01 proves single hosts only.");
    public static readonly DiagnosticCode InvalidRoute = new("INF0211", "route is not valid",
        "The Gateway API refuses the combination, for example backends behind a redirect.");
    public static readonly DiagnosticCode MissingPart = new("INF0212", "a needed part is missing",
        "Another argument needs this one, for example autoscaling needs CPU requests.");
    public static readonly DiagnosticCode UnsafeSource = new("INF0213", "source is not safe",
        "An installer, a chart or a manifest may do anything on a machine or in the cluster, and comes over HTTPS and, where it runs as root, with a checksum. Over plain HTTP "
        + "whoever stands between can change it, and a machine cannot read a folder of the one that the program runs on.");
    public static readonly DiagnosticCode ForeignPlatform = new("INF0218", "stack does not fit its platform",
        "A stack attaches to the platform of a stack that owns one, and says of its cluster what is so there.");
    public static readonly DiagnosticCode UnsupportedByEdge = new("INF0219", "edge cannot do this",
        "The edge has no way to do what the route asks for. Nothing is left out in silence: the text says what to do instead. `docs/edges.md` compares the edges.");

    public static readonly DiagnosticCode MalformedQuery = new("INF0242", "query cannot be read",
        "A question in PromQL does not parse. Brackets, quotes, ranges, beginning and end are looked at here; the rest by Prometheus's own parser, in the cluster.");
    public static readonly DiagnosticCode Unwritable = new("INF0240", "folder cannot be written",
        "The process runs as an ordinary user on a read-only image. It can write scratch folders and volumes that are handed to its user or group, and nothing else.");
    public static readonly DiagnosticCode WideRights = new("INF0241", "permissions wider than needed",
        "Wildcards grant what later versions add, and some permissions are enough to get all others. See https://kubernetes.io/docs/concepts/security/rbac-good-practices/.");
    public static readonly DiagnosticCode UnknownStack = new("INF0301", "unknown stack",
        "There is no `Pulumi.<stack>.yaml` for this name.");
    public static readonly DiagnosticCode MalformedYaml = new("INF0302", "malformed YAML",
        "The file is not YAML; the place of the first error is given.");
    public static readonly DiagnosticCode OutputFolder = new("INF0303", "output folder cannot be used",
        "The folder cannot be read or written, or is a file. Nothing was changed.");
    public static readonly DiagnosticCode Locked = new("INF0304", "another run is writing here",
        "Two runs into one folder would mix their files. Wait for the other one to end.");
    public static readonly DiagnosticCode ForeignFile = new("INF0305", "file was not written by a render",
        "The render would overwrite a file that no earlier run wrote. Nothing was changed.");
    public static readonly DiagnosticCode StackCycle = new("INF0306", "stacks refer to each other in a circle",
        "A stack's references are answered by running the other stack first; a circle has no first.");
    public static readonly DiagnosticCode UnreadableFile = new("INF0307", "file cannot be read",
        "The file is missing, too large, or may not be read.");
    public static readonly DiagnosticCode UnknownSystem = new("INF0308", "unknown system",
        "`infra:system` names the composition to build.");
    public static readonly DiagnosticCode DuplicateResource = new("INF0309", "resource given twice",
        "Type and name of a resource are its identity and unique in a stack.");
    public static readonly DiagnosticCode DuplicateObject = new("INF0310", "object rendered twice",
        "Two resources render the same Kubernetes object; each apply would overwrite the other.");
    public static readonly DiagnosticCode ChartForm = new("INF0311", "chart cannot be rendered in this form",
        "An Argo CD Application names a chart in a repository; a chart in a local folder can only be rendered with `--charts kustomize`, and of those all from one parent folder.");
    public static readonly DiagnosticCode NoObjects = new("INF0312", "no Kubernetes objects here",
        "The file, folder or stream holds no document with `apiVersion`, `kind` and `metadata.name`.");
    public static readonly DiagnosticCode UnboundSetting = new("INF0313", "setting cannot be bound",
        "A member of a settings type has a type that a stack file cannot give. The program is wrong, not the stack file.");
    public static readonly DiagnosticCode ProgramNeeded = new("INF0316", "command needs the program of the project",
        "What a stack makes is written in the project's program. The tool `infra` knows manifests alone: it can check, compare and draw them.");
    public static readonly DiagnosticCode UnknownSubject = new("INF0317", "nothing of this name",
        "The command takes a stack, or a file or folder of manifests. There is none of the name that was given.");
    public static readonly DiagnosticCode LostResource = new("INF0314", "resource is lost",
        "The program made a resource that never reached the engine. Without it every preview, diff and check of the stack would be wrong.");
    public static readonly DiagnosticCode DefaultProvider = new("INF0315", "resource on the default provider",
        "The stack has a provider of its own, and this resource would be made by the package's default one: in the cluster of the current kubeconfig, or in the account of the "
        + "environment. The components of packages, such as ConfigFile, do not inherit the providers of their parents.");
    public static readonly DiagnosticCode NameTaken = new("INF0320", "name is taken",
        "`infra new` writes new files and new members. It never replaces what is there.");
    public static readonly DiagnosticCode NothingToExtend = new("INF0321", "nothing to add to",
        "`infra new` adds to files in a known layout. Add it by hand where a file has another one.");
    public static readonly DiagnosticCode NotImportable = new("INF0322", "cannot be imported",
        "What is meant to be an object lacks a part that makes it one, has no name that a resource could have, or stands in a kustomization that cannot be built.");
    public static readonly DiagnosticCode ProgramFailed = new("INF0399", "the program failed",
        "A defect of the program or of a stack class, not of the settings. Please report it with the text.");

    /// <summary>All codes, by identifier.</summary>
    // Made at its first use: the fields of the other files of this class are initialized in no fixed order.
    public static IReadOnlyList<DiagnosticCode> All => field ??=
        [.. typeof(Codes).GetFields().Select(f => f.GetValue(null)).OfType<DiagnosticCode>()
            .OrderBy(code => code.Id, StringComparer.Ordinal)];
}
