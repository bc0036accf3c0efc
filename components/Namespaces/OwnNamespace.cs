namespace Infra.Components.Namespaces;

/// <summary>The namespaces of operators, which components make unless they are given one.</summary>
internal static class OwnNamespace
{
    /// <summary>
    /// Makes a namespace for one operator. Nothing is denied in it: operators' charts know their flows, and call the API server at an
    /// address that no policy can name.
    /// </summary>
    public static NamespaceRef Make(ComponentResource parent, string name, Cluster cluster, string space, PodSecurity security) =>
        new Namespace($"{name}-namespace", new NamespaceArgs
        {
            Cluster = cluster,
            Name = space,
            PodSecurity = security,
            Isolation = Isolation.None,
        }, new ComponentResourceOptions { Parent = parent }).Ref;
}
