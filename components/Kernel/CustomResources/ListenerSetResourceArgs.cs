using Pulumi.Kubernetes.ApiExtensions;

namespace Infra.Components.CustomResources;

/// <summary>Further listeners of a Gateway.</summary>
internal sealed class ListenerSetResourceArgs() : CustomResourceArgs("gateway.networking.k8s.io/v1", "ListenerSet")
{
    [Input("spec", required: true)] public required Input<ListenerSetSpecArgs> Spec { get; init; }
}

internal sealed class ListenerSetSpecArgs : ResourceArgs
{
    [Input("parentRef", required: true)] public required Input<ListenerSetParentArgs> ParentRef { get; init; }
    [Input("listeners", required: true)] public required InputList<ListenerArgs> Listeners { get; init; }
}

internal sealed class ListenerSetParentArgs : ResourceArgs
{
    [Input("kind", required: true)] public required Input<string> Kind { get; init; } // Gateway
    [Input("name", required: true)] public required Input<string> Name { get; init; }
}
