using Infra.Components.CustomResources;

namespace Infra.Components;

/// <summary>One listener, as a route names it.</summary>
/// <param name="Kind">The kind of object that holds it: <c>Gateway</c> or <c>ListenerSet</c>.</param>
/// <param name="Name">The object's name.</param>
/// <param name="Namespace">The object's namespace.</param>
/// <param name="Section">The listener's name in it.</param>
[Reference]
public sealed record ListenerRef(string Kind, Input<string> Name, NamespaceRef Namespace, string Section)
{
    internal ParentRefArgs ToParentRef() => new() { Kind = Kind, Name = Name, Namespace = Namespace.Name, SectionName = Section };
}
