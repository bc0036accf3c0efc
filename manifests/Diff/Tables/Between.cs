using static Infra.Diff.Tables.Rule;

namespace Infra.Diff.Tables;

/// <summary>Fields that can be changed or not by what else the object says, before or after.</summary>
internal static class Between
{
    private const string ExternalName = "ExternalName";
    private const string LoadBalancer = "LoadBalancer";

    // The server refuses another value, and the end of the promise too.
    private static readonly Fields Frozen = Fields.Of(("data", Replaces), ("binaryData", Replaces), ("stringData", Replaces), ("immutable", Replaces));

    private static readonly Fields Balanced = Fields.Of(("spec loadBalancerClass", Replaces));

    private static readonly Fields Elsewhere = Fields.Of(("spec clusterIP", Mutable), ("spec clusterIPs", Mutable));

    private static readonly Dictionary<string, Fields> FrozenKinds = new[] { "/ConfigMap", "/Secret" }
        .ToDictionary(kind => kind, kind => KnownKinds.Of(kind, isObject: true).With("", Frozen), StringComparer.Ordinal);

    private static readonly Fields BalancedService = KnownKinds.Of("/Service", isObject: true).With("", Balanced);

    private static readonly Fields ServiceElsewhere = KnownKinds.Of("/Service", isObject: true).With("", Elsewhere);

    /// <summary>What is known about the fields of an item that becomes another.</summary>
    public static Fields Of(DiffItem former, DiffItem item) => item.Type switch
    {
        "/ConfigMap" or "/Secret" when former.Tree.IsTrue("immutable") => FrozenKinds[item.Type],
        "/Service" when TypeOf(former) == LoadBalancer && TypeOf(item) == LoadBalancer => BalancedService,
        "/Service" when TypeOf(former) == ExternalName || TypeOf(item) == ExternalName => ServiceElsewhere,
        _ => item.Fields,
    };

    private static string? TypeOf(DiffItem service) => service.Tree.TextAt("spec", "type");
}
