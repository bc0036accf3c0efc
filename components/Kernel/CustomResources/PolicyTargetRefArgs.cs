using Pulumi;

namespace Infra.Components.CustomResources;

/// <summary>What a policy applies to, in its own namespace.</summary>
public sealed class PolicyTargetRefArgs : ResourceArgs
{
    /// <summary>The API group, <c>gateway.networking.k8s.io</c>.</summary>
    [Input("group", required: true)]
    public required Input<string> Group { get; init; }

    /// <summary><c>Gateway</c> or <c>HTTPRoute</c>.</summary>
    [Input("kind", required: true)]
    public required Input<string> Kind { get; init; }

    /// <summary>The name.</summary>
    [Input("name", required: true)]
    public required Input<string> Name { get; init; }
}
