using Infra.Wording;

namespace Infra.Manifests;

/// <summary>
/// What makes a Kubernetes object that object: two manifests of one identity describe the same one, whatever their API version. It is shown
/// everywhere, so it holds printable characters only; no server takes others.
/// </summary>
/// <param name="Group">The API group, <c>apps</c>; empty for the core group.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Namespace">The namespace; null for cluster-scoped objects and where the manifest leaves it open.</param>
/// <param name="Name">The name.</param>
public sealed record ObjectId(string Group, string Kind, string? Namespace, string Name)
{
    /// <summary>The API group, <c>apps</c>; empty for the core group.</summary>
    public string Group { get; init; } = Printable.Text(Group);

    /// <summary>The kind.</summary>
    public string Kind { get; init; } = Printable.Text(Kind);

    /// <summary>The namespace; null for cluster-scoped objects and where the manifest leaves it open.</summary>
    public string? Namespace { get; init; } = Printable.Text(Namespace);

    /// <summary>The name.</summary>
    public string Name { get; init; } = Printable.Text(Name);

    /// <summary>Orders by namespace (objects without one first), kind, name and group.</summary>
    public static IComparer<ObjectId> Order { get; } = Comparer<ObjectId>.Create(Compare);

    /// <summary>The group of an API version: <c>apps</c> of <c>apps/v1</c>, nothing of <c>v1</c>.</summary>
    /// <param name="apiVersion">The API version.</param>
    public static string GroupOf(string apiVersion)
    {
        var slash = apiVersion.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? "" : apiVersion[..slash];
    }

    /// <summary>For people: <c>apps/Deployment chocoletter/redis</c>.</summary>
    public override string ToString() =>
        $"{(Group.Length == 0 ? "" : Group + "/")}{Kind} {(Namespace is null ? "" : Namespace + "/")}{Name}";

    private static int Compare(ObjectId left, ObjectId right)
    {
        var order = string.CompareOrdinal(left.Namespace, right.Namespace);
        order = order != 0 ? order : string.CompareOrdinal(left.Kind, right.Kind);
        order = order != 0 ? order : string.CompareOrdinal(left.Name, right.Name);
        return order != 0 ? order : string.CompareOrdinal(left.Group, right.Group);
    }
}
