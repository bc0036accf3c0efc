namespace Infra.Schemas.Cel;

/// <summary>
/// What expressions of admission ask about the permissions of who made a request. Only their types are known: no server is asked here, and
/// no value of these types is ever made.
/// </summary>
internal static class Authorization
{
    /// <summary>Whom the expression asks: the variable <c>authorizer</c>.</summary>
    public static readonly CelType Authorizer = new("kubernetes.authorization.Authorizer");

    /// <summary>A resource with a verb to ask about: also the variable <c>authorizer.requestResource</c>.</summary>
    public static readonly CelType Resource = new("kubernetes.authorization.ResourceCheck");

    private static readonly CelType Path = new("kubernetes.authorization.PathCheck");
    private static readonly CelType Group = new("kubernetes.authorization.GroupCheck");
    private static readonly CelType Decision = new("kubernetes.authorization.Decision");

    public static IEnumerable<Overload> All { get; } =
    [
        Asked("path", Path, Authorizer, CelType.String),
        Asked("group", Group, Authorizer, CelType.String),
        Asked("serviceAccount", Authorizer, Authorizer, CelType.String, CelType.String),
        Asked("resource", Resource, Group, CelType.String),
        Asked("subresource", Resource, Resource, CelType.String),
        Asked("namespace", Resource, Resource, CelType.String),
        Asked("name", Resource, Resource, CelType.String),
        Asked("fieldSelector", Resource, Resource, CelType.String),
        Asked("labelSelector", Resource, Resource, CelType.String),
        Asked("check", Decision, Path, CelType.String),
        Asked("check", Decision, Resource, CelType.String),
        Asked("allowed", CelType.Bool, Decision),
        Asked("reason", CelType.String, Decision),
        Asked("errored", CelType.Bool, Decision),
        Asked("error", CelType.String, Decision),
    ];

    private static Overload Asked(string name, CelType result, params CelType[] parameters) =>
        new(name, IsMember: true, parameters, result, (_, values) => Failure.NoSuchOverload(name, values));
}
