using static Infra.Diff.Tables.Rule;

namespace Infra.Diff.Tables;

/// <summary>Fields that can be changed or not by what else the object says, before or after.</summary>
internal static class Between
{
    private const string ExternalName = "ExternalName";
    private const string LoadBalancer = "LoadBalancer";

    // The server refuses another value, and the end of the promise too.
    private static readonly Fields Frozen = Fields.Of(("data", Replaces), ("binaryData", Replaces), ("stringData", Replaces),
        ("immutable", Replaces));

    private static readonly Fields Balanced = Fields.Of(("spec loadBalancerClass", Replaces));

    private static readonly Fields Elsewhere = Fields.Of(("spec clusterIP", Mutable), ("spec clusterIPs", Mutable));

    private static readonly Dictionary<string, Fields> FrozenKinds = new[] { "/ConfigMap", "/Secret" }
        .ToDictionary(kind => kind, kind => KnownKinds.Of(kind, isObject: true).With("", Frozen), StringComparer.Ordinal);

    // Where its pods go may be decided while no pod of it ever ran.
    private static readonly Fields Directives = Fields.Of(
        ("metadata labels", Mutable), ("metadata annotations", Mutable), ("spec nodeSelector", Mutable), ("spec tolerations", Mutable),
        ("spec schedulingGates", Mutable),
        ("spec affinity nodeAffinity", Mutable), ("spec containers * resources", Mutable), ("spec initContainers * resources", Mutable));

    private static readonly Fields SuspendedJob = KnownKinds.Of("batch/Job", isObject: true).With("spec template", Directives);

    private static readonly Fields ElasticJob = KnownKinds.Of("batch/Job", isObject: true)
        .With("", Fields.Of(("spec completions", Mutable)));

    private static readonly Fields BalancedService = KnownKinds.Of("/Service", isObject: true).With("", Balanced);

    private static readonly Fields ServiceElsewhere = KnownKinds.Of("/Service", isObject: true).With("", Elsewhere);

    /// <summary>What is known about the fields of an item that becomes another.</summary>
    public static Fields Of(DiffItem former, DiffItem item) => item.Type switch
    {
        "/ConfigMap" or "/Secret" when former.Tree.IsTrue("immutable") => FrozenKinds[item.Type],
        "batch/Job" when IsElastic(former) && IsElastic(item) => ElasticJob,
        "batch/Job" when former.Tree.Map("spec").IsTrue("suspend") => SuspendedJob,
        "/Service" when TypeOf(former) == LoadBalancer && TypeOf(item) == LoadBalancer => BalancedService,
        "/Service" when TypeOf(former) == ExternalName || TypeOf(item) == ExternalName => ServiceElsewhere,
        _ => item.Fields,
    };

    // An indexed job grows and shrinks as long as all of its pods run at once.
    private static bool IsElastic(DiffItem job) => job.Tree.Map("spec") is { } spec && spec.Text("completionMode") == "Indexed"
        && spec.Number("completions") is { } completions && completions == spec.Number("parallelism");

    private static string? TypeOf(DiffItem service) => service.Tree.TextAt("spec", "type");
}
