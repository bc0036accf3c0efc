using Pulumi.Kubernetes.ApiExtensions;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Infra.Components.CustomResources;

/// <summary>Applications that Argo CD makes out of a list of its own.</summary>
internal sealed class ArgoApplicationSetResourceArgs() : CustomResourceArgs("argoproj.io/v1alpha1", "ApplicationSet")
{
    [Input("spec", required: true)] public required Input<ArgoApplicationSetSpecArgs> Spec { get; init; }
}

internal sealed class ArgoApplicationSetSpecArgs : ResourceArgs
{
    [Input("goTemplate", required: true)] public required Input<bool> GoTemplate { get; init; }
    [Input("goTemplateOptions", required: true)] public required InputList<string> GoTemplateOptions { get; init; }
    [Input("generators", required: true)] public required InputList<ArgoGeneratorArgs> Generators { get; init; }
    [Input("template", required: true)] public required Input<ArgoApplicationTemplateArgs> Template { get; init; }
}

internal sealed class ArgoGeneratorArgs : ResourceArgs
{
    [Input("git", required: true)] public required Input<ArgoGitGeneratorArgs> Git { get; init; }
}

internal sealed class ArgoGitGeneratorArgs : ResourceArgs
{
    [Input("repoURL", required: true)] public required Input<string> RepoUrl { get; init; }
    [Input("revision", required: true)] public required Input<string> Revision { get; init; }
    [Input("directories", required: true)] public required InputList<ArgoDirectoryArgs> Directories { get; init; }
}

internal sealed class ArgoDirectoryArgs : ResourceArgs
{
    [Input("path", required: true)] public required Input<string> Path { get; init; }
    [Input("exclude")] public Input<bool>? Exclude { get; init; }
}

internal sealed class ArgoApplicationTemplateArgs : ResourceArgs
{
    [Input("metadata", required: true)] public required Input<ObjectMetaArgs> Metadata { get; init; }
    [Input("spec", required: true)] public required Input<ArgoApplicationSpecArgs> Spec { get; init; }
}
