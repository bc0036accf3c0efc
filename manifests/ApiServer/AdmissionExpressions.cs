using Infra.Schemas.Cel;
using static Infra.ApiServer.Expressions;

namespace Infra.ApiServer;

/// <summary>
/// The expressions of webhooks and admission policies, with the variables and types that a server checks them by. What an object has is
/// known only when it comes, so that <c>object</c> may be anything.
/// </summary>
internal sealed class AdmissionExpressions
{
    private static readonly CelType VersionedKind = Structure("kubernetes.GroupVersionKind",
        ("group", CelType.String), ("version", CelType.String), ("kind", CelType.String));

    private static readonly CelType VersionedResource = Structure("kubernetes.GroupVersionResource",
        ("group", CelType.String), ("version", CelType.String), ("resource", CelType.String));

    private static readonly CelType User = Structure("kubernetes.UserInfo",
        ("username", CelType.String), ("uid", CelType.String), ("groups", CelType.List(CelType.String)),
        ("extra", CelType.Map(CelType.String, CelType.List(CelType.String))));

    private static readonly CelType Request = Structure("kubernetes.AdmissionRequest",
        ("kind", VersionedKind), ("resource", VersionedResource), ("subResource", CelType.String), ("requestKind", VersionedKind),
        ("requestResource", VersionedResource), ("requestSubResource", CelType.String), ("name", CelType.String),
        ("namespace", CelType.String),
        ("operation", CelType.String), ("userInfo", User), ("dryRun", CelType.Bool), ("options", CelType.Dyn));

    private static readonly CelType Labels = CelType.Map(CelType.String, CelType.String);

    private static readonly CelType Metadata = Structure("kubernetes.NamespaceMetadata",
        ("name", CelType.String), ("generateName", CelType.String), ("namespace", CelType.String), ("labels", Labels),
        ("annotations", Labels),
        ("UID", CelType.String), ("creationTimestamp", CelType.Timestamp), ("deletionGracePeriodSeconds", CelType.Int),
        ("deletionTimestamp", CelType.Timestamp), ("generation", CelType.Int), ("resourceVersion", CelType.String),
        ("finalizers", CelType.List(CelType.String)));

    private static readonly CelType Namespace = Structure("kubernetes.Namespace",
        ("metadata", Metadata), ("spec", Structure("kubernetes.NamespaceSpec", ("finalizers", CelType.List(CelType.String)))),
        ("status", Structure("kubernetes.NamespaceStatus", ("phase", CelType.String))));

    private readonly Dictionary<string, CelType> _scope = new(StringComparer.Ordinal)
    {
        ["object"] = CelType.Dyn,
        ["oldObject"] = CelType.Dyn,
        ["request"] = Request,
        ["namespaceObject"] = Namespace,
        ["authorizer"] = Authorization.Authorizer,
        ["authorizer.requestResource"] = Authorization.Resource,
    };

    private readonly Dictionary<string, CelType> _variables = new(StringComparer.Ordinal);

    /// <summary>The objects that patches of a policy make.</summary>
    public static CelType PatchedObject { get; } = new("Object");

    /// <summary>A list of the steps that patches of a policy make.</summary>
    public static CelType PatchSteps { get; } = CelType.List(new CelType("JSONPatch"));

    /// <summary>Expressions that have <c>params</c>, as those of a policy of parameters.</summary>
    public static AdmissionExpressions WithParameters() => new() { _scope = { ["params"] = CelType.Dyn } };

    /// <summary>Lets later expressions have the variables that are added.</summary>
    public void HaveVariables() => _scope["variables"] = new CelType("kubernetes.variables") { Fields = _variables };

    /// <summary>Adds a variable with the type of its expression, for those that follow.</summary>
    public void Add(Field variable) =>
        _variables[variable["name"].Words] = Check(variable["expression"], makesObjects: false, isAuthorized: true, CelType.Dyn)
            ?? CelType.Dyn;

    /// <summary>Refuses texts that are no expression in CEL, and those of another type.</summary>
    public void MustBe(Field expression, params CelType[] wanted) =>
        Check(expression, makesObjects: wanted[0] == PatchedObject || wanted[0] == PatchSteps, isAuthorized: true, wanted);

    /// <summary>Refuses texts that are no message in CEL; messages say nothing about permissions.</summary>
    public void MustBeMessage(Field expression) => Check(expression, makesObjects: false, isAuthorized: false, CelType.String);

    private CelType? Check(Field expression, bool makesObjects, bool isAuthorized, params CelType[] wanted)
    {
        var scope = isAuthorized ? _scope
            : _scope.Where(variable => !variable.Key.StartsWith("authorizer", StringComparison.Ordinal))
                .ToDictionary(StringComparer.Ordinal);
        return expression.MustBeExpression(scope, makesObjects, wanted);
    }
}
