using Pulumi.Kubernetes.ApiExtensions;

namespace Infra.Components.CustomResources;

/// <summary>Permission for objects of other namespaces to refer to objects of this one.</summary>
internal sealed class ReferenceGrantResourceArgs() : CustomResourceArgs("gateway.networking.k8s.io/v1", "ReferenceGrant")
{
    [Input("spec", required: true)] public required Input<ReferenceGrantSpecArgs> Spec { get; init; }
}

internal sealed class ReferenceGrantSpecArgs : ResourceArgs
{
    [Input("from", required: true)] public required InputList<ReferenceGrantFromArgs> From { get; init; }
    [Input("to", required: true)] public required InputList<ReferenceGrantToArgs> To { get; init; }
}

internal sealed class ReferenceGrantFromArgs : ResourceArgs
{
    [Input("group", required: true)] public required Input<string> Group { get; init; }
    [Input("kind", required: true)] public required Input<string> Kind { get; init; }
    [Input("namespace", required: true)] public required Input<string> Namespace { get; init; }
}

internal sealed class ReferenceGrantToArgs : ResourceArgs
{
    [Input("group", required: true)] public required Input<string> Group { get; init; } // empty for Services and Secrets
    [Input("kind", required: true)] public required Input<string> Kind { get; init; }
    [Input("name")] public Input<string>? Name { get; init; } // none for all
}
