using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Pulumi.Kubernetes.ApiExtensions;

/// <summary>A server-side patch of an object of a kind that a CustomResourceDefinition defines.</summary>
public class CustomResourcePatch : KubernetesResource
{
    /// <summary>Makes the patch; its type token is <c>kubernetes:{apiVersion}:{kind}Patch</c>.</summary>
    public CustomResourcePatch(string name, CustomResourcePatchArgs args, CustomResourceOptions? options = null)
        : base(args.Type, name, args, options)
    {
    }

    /// <summary>Group and version.</summary>
    [Output("apiVersion")]
    public Output<string> ApiVersion { get; private set; } = null!;

    /// <summary>Kind.</summary>
    [Output("kind")]
    public Output<string> Kind { get; private set; } = null!;

    /// <summary>Name, namespace, labels, annotations.</summary>
    [Output("metadata")]
    public Output<Types.Outputs.Meta.V1.ObjectMeta> Metadata { get; private set; } = null!;
}

/// <summary>Base of the args of a patch of one kind.</summary>
public abstract class CustomResourcePatchArgs : ResourceArgs
{
    /// <summary>Fixes group, version and kind.</summary>
    protected CustomResourcePatchArgs(string apiVersion, string kind)
    {
        ApiVersion = apiVersion;
        Kind = kind;
        Type = $"kubernetes:{apiVersion}:{kind}Patch";
    }

    /// <summary>Group and version.</summary>
    [Input("apiVersion")]
    public Input<string> ApiVersion { get; }

    /// <summary>Kind.</summary>
    [Input("kind")]
    public Input<string> Kind { get; }

    /// <summary>Name, namespace, labels, annotations.</summary>
    [Input("metadata")]
    public Input<ObjectMetaArgs>? Metadata { get; set; }

    internal string Type { get; }
}
