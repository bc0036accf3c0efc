namespace Infra.Components.Namespaces;

/// <summary>Which traffic of a namespace's pods is denied unless a policy allows it.</summary>
public enum Isolation
{
    /// <summary>Both ways; name resolution is allowed.</summary>
    Full,

    /// <summary>Incoming traffic only.</summary>
    Ingress,

    /// <summary>None: for namespaces of charts that bring their own policies, or none.</summary>
    None,
}
