using Pulumi;

namespace Infra.Components.CustomResources;

/// <summary>What a route attaches to.</summary>
public sealed class ParentRefArgs : ResourceArgs
{
    /// <summary><c>Gateway</c> or <c>ListenerSet</c>.</summary>
    [Input("kind", required: true)]
    public required Input<string> Kind { get; init; }

    /// <summary>The name.</summary>
    [Input("name", required: true)]
    public required Input<string> Name { get; init; }

    /// <summary>The namespace; none for the route's own.</summary>
    [Input("namespace")]
    public Input<string>? Namespace { get; init; }

    /// <summary>The listener; none for all.</summary>
    [Input("sectionName")]
    public Input<string>? SectionName { get; init; }
}
