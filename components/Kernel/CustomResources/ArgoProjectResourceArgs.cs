using Pulumi.Kubernetes.ApiExtensions;

namespace Infra.Components.CustomResources;

/// <summary>A project of Argo CD: what its applications may take, and where they may put it.</summary>
internal sealed class ArgoProjectResourceArgs() : CustomResourceArgs("argoproj.io/v1alpha1", "AppProject")
{
    [Input("spec", required: true)] public required Input<ArgoProjectSpecArgs> Spec { get; init; }
}

internal sealed class ArgoProjectSpecArgs : ResourceArgs
{
    [Input("description")] public Input<string>? Description { get; init; }
    [Input("sourceRepos", required: true)] public required InputList<string> SourceRepos { get; init; }
    [Input("destinations", required: true)] public required InputList<ArgoDestinationArgs> Destinations { get; init; }
    [Input("clusterResourceWhitelist")] public InputList<ArgoGroupKindArgs>? ClusterResourceWhitelist { get; init; } // none for no kind
}

internal sealed class ArgoDestinationArgs : ResourceArgs
{
    [Input("server", required: true)] public required Input<string> Server { get; init; }
    [Input("namespace", required: true)] public required Input<string> Namespace { get; init; }
}

internal sealed class ArgoGroupKindArgs : ResourceArgs
{
    [Input("group", required: true)] public required Input<string> Group { get; init; }
    [Input("kind", required: true)] public required Input<string> Kind { get; init; }
}
