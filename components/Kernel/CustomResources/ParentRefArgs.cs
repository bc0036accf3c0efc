namespace Infra.Components.CustomResources;

internal sealed class ParentRefArgs : ResourceArgs
{
    // The server's default, written down: in a list that has one owner, what only the server says is a difference between two owners.
    [Input("group")] public Input<string> Group { get; init; } = "gateway.networking.k8s.io";
    [Input("kind", required: true)] public required Input<string> Kind { get; init; } // Gateway or ListenerSet
    [Input("name", required: true)] public required Input<string> Name { get; init; }
    [Input("namespace")] public Input<string>? Namespace { get; init; } // none for the route's own
    [Input("sectionName")] public Input<string>? SectionName { get; init; } // none for all
}
