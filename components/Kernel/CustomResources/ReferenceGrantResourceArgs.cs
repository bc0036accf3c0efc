using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace Infra.Components.CustomResources;

/// <summary>Leave for objects of other namespaces to refer to objects of this one.</summary>
public sealed class ReferenceGrantResourceArgs() : CustomResourceArgs("gateway.networking.k8s.io/v1", "ReferenceGrant")
{
    /// <summary>What is wanted.</summary>
    [Input("spec", required: true)]
    public required Input<ReferenceGrantSpecArgs> Spec { get; init; }
}

/// <summary>Who may refer to what.</summary>
public sealed class ReferenceGrantSpecArgs : ResourceArgs
{
    /// <summary>Who may refer.</summary>
    [Input("from", required: true)]
    public required InputList<ReferenceGrantFromArgs> From { get; init; }

    /// <summary>What may be referred to.</summary>
    [Input("to", required: true)]
    public required InputList<ReferenceGrantToArgs> To { get; init; }
}

/// <summary>Who may refer.</summary>
public sealed class ReferenceGrantFromArgs : ResourceArgs
{
    /// <summary>The API group.</summary>
    [Input("group", required: true)]
    public required Input<string> Group { get; init; }

    /// <summary>The kind.</summary>
    [Input("kind", required: true)]
    public required Input<string> Kind { get; init; }

    /// <summary>The namespace.</summary>
    [Input("namespace", required: true)]
    public required Input<string> Namespace { get; init; }
}

/// <summary>What may be referred to.</summary>
public sealed class ReferenceGrantToArgs : ResourceArgs
{
    /// <summary>The API group; empty for Services and Secrets.</summary>
    [Input("group", required: true)]
    public required Input<string> Group { get; init; }

    /// <summary>The kind.</summary>
    [Input("kind", required: true)]
    public required Input<string> Kind { get; init; }

    /// <summary>The name; none for all.</summary>
    [Input("name")]
    public Input<string>? Name { get; init; }
}
