using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace Infra.Components.CustomResources;

/// <summary>Further listeners of a Gateway.</summary>
public sealed class ListenerSetResourceArgs() : CustomResourceArgs("gateway.networking.k8s.io/v1", "ListenerSet")
{
    /// <summary>What is wanted.</summary>
    [Input("spec", required: true)]
    public required Input<ListenerSetSpecArgs> Spec { get; init; }
}

/// <summary>What a ListenerSet is to be.</summary>
public sealed class ListenerSetSpecArgs : ResourceArgs
{
    /// <summary>The Gateway.</summary>
    [Input("parentRef", required: true)]
    public required Input<ListenerSetParentArgs> ParentRef { get; init; }

    /// <summary>The listeners.</summary>
    [Input("listeners", required: true)]
    public required InputList<ListenerArgs> Listeners { get; init; }
}

/// <summary>The Gateway of a ListenerSet.</summary>
public sealed class ListenerSetParentArgs : ResourceArgs
{
    /// <summary>The kind, <c>Gateway</c>.</summary>
    [Input("kind", required: true)]
    public required Input<string> Kind { get; init; }

    /// <summary>The name.</summary>
    [Input("name", required: true)]
    public required Input<string> Name { get; init; }
}
