using System.Collections.Immutable;
using Pulumi;

namespace Infra.Components.Tests.Rendering;

/// <summary>One resource as the engine would get it.</summary>
/// <param name="Type">The type token.</param>
/// <param name="Name">The logical name.</param>
/// <param name="Inputs">The inputs, as the mocks get them.</param>
public sealed record RenderedResource(string Type, string Name, ImmutableDictionary<string, object> Inputs)
{
    /// <summary>The parent; null for children of the stack.</summary>
    public (string Type, string Name)? Parent { get; init; }

    /// <summary>The resources that it explicitly comes after, as type and name.</summary>
    public IReadOnlyList<string> After { get; init; } = [];

    /// <summary>The provider's URN and identifier; empty when there is none.</summary>
    public string Provider { get; init; } = "";

    /// <summary>Whether it is protected.</summary>
    public bool Protect { get; init; }

    /// <summary>Whether it stays when it leaves the program.</summary>
    public bool RetainOnDelete { get; init; }

    /// <summary>The component itself; null for other resources.</summary>
    public ComponentResource? Component { get; init; }

    /// <summary>Whether it is a component of ours.</summary>
    public bool IsComponent => Type.StartsWith("infra:", StringComparison.Ordinal);

    /// <summary>Whether it is one Kubernetes object.</summary>
    public bool IsObject => Inputs.ContainsKey("apiVersion") && Inputs.ContainsKey("kind");

    /// <summary>The value at a path of keys, joined by dots.</summary>
    /// <param name="path">The path, for example <c>spec.template.spec</c>.</param>
    public object At(string path) => path.Split('.').Aggregate((object)Inputs, (value, key) => ((ImmutableDictionary<string, object>)value)[key]);

    /// <summary>The list of objects at a path.</summary>
    /// <param name="path">The path.</param>
    public IEnumerable<ImmutableDictionary<string, object>> List(string path) =>
        ((ImmutableArray<object>)At(path)).Cast<ImmutableDictionary<string, object>>();

    /// <summary>Whether it is made in AWS.</summary>
    public bool IsCloud => Type.StartsWith("aws:", StringComparison.Ordinal);
}
