namespace Infra.Components.CustomResources;

internal sealed class PolicyTargetRefArgs : ResourceArgs
{
    [Input("group", required: true)] public required Input<string> Group { get; init; } // gateway.networking.k8s.io
    [Input("kind", required: true)] public required Input<string> Kind { get; init; } // Gateway or HTTPRoute
    [Input("name", required: true)] public required Input<string> Name { get; init; }
}
