using Pulumi.Kubernetes.ApiExtensions;

namespace Infra.Components.CustomResources;

/// <summary>A folder of a repository that Argo CD keeps a namespace equal to.</summary>
internal sealed class ArgoApplicationResourceArgs() : CustomResourceArgs("argoproj.io/v1alpha1", "Application")
{
    [Input("spec", required: true)] public required Input<ArgoApplicationSpecArgs> Spec { get; init; }
}

internal sealed class ArgoApplicationSpecArgs : ResourceArgs
{
    [Input("project", required: true)] public required Input<string> Project { get; init; }
    [Input("source", required: true)] public required Input<ArgoSourceArgs> Source { get; init; }
    [Input("destination", required: true)] public required Input<ArgoDestinationArgs> Destination { get; init; }
    [Input("syncPolicy")] public Input<ArgoSyncPolicyArgs>? SyncPolicy { get; init; }
    [Input("ignoreDifferences")] public InputList<ArgoIgnoreArgs>? IgnoreDifferences { get; init; }
}

internal sealed class ArgoSourceArgs : ResourceArgs
{
    [Input("repoURL", required: true)] public required Input<string> RepoUrl { get; init; }
    [Input("path", required: true)] public required Input<string> Path { get; init; }
    [Input("targetRevision", required: true)] public required Input<string> TargetRevision { get; init; }
}

internal sealed class ArgoSyncPolicyArgs : ResourceArgs
{
    [Input("automated")] public Input<ArgoAutomatedArgs>? Automated { get; init; } // none for by hand
    [Input("syncOptions")] public InputList<string>? SyncOptions { get; init; }
}

internal sealed class ArgoAutomatedArgs : ResourceArgs
{
    [Input("prune", required: true)] public required Input<bool> Prune { get; init; }
    [Input("selfHeal", required: true)] public required Input<bool> SelfHeal { get; init; }
}

internal sealed class ArgoIgnoreArgs : ResourceArgs
{
    [Input("group", required: true)] public required Input<string> Group { get; init; }
    [Input("kind", required: true)] public required Input<string> Kind { get; init; }
    [Input("name")] public Input<string>? Name { get; init; }
    [Input("jsonPointers", required: true)] public required InputList<string> JsonPointers { get; init; }
}
