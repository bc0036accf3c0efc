using System.Collections.Immutable;
using Infra.Hermetic;
using Infra.Manifests;

namespace Infra.Components.Tests.Rendering;

/// <summary>A resource, with plain values for what a test reads.</summary>
/// <param name="resource">The resource.</param>
public sealed class RenderedResource(StackResource resource)
{
    /// <summary>The type token.</summary>
    public string Type => resource.Key.Type;

    /// <summary>The logical name.</summary>
    public string Name => resource.Key.Name;

    /// <summary>The inputs as they are written.</summary>
    public MapNode Tree => resource.Inputs;

    /// <summary>The inputs: maps, arrays, texts, booleans, and numbers as <see cref="long"/> or <see cref="double"/>.</summary>
    public ImmutableDictionary<string, object> Inputs { get; } = Plain(resource.Inputs);

    /// <summary>The parent; null for children of the stack.</summary>
    public ResourceKey? Parent => resource.Parent is { Parent: not null } parent ? parent.Key : null;

    /// <summary>The resources that it explicitly comes after, as type and name.</summary>
    public IReadOnlyList<string> After { get; } =
        [.. resource.Options.DependsOn.Select(other => other.ToString()).Order(StringComparer.Ordinal)];

    /// <summary>The name of the provider; empty when there is none.</summary>
    public string Provider => resource.Provider ?? "";

    /// <summary>Whether it is protected.</summary>
    public bool Protect => resource.Options.Protect;

    /// <summary>Whether it stays when it leaves the program.</summary>
    public bool RetainOnDelete => resource.Options.RetainOnDelete;

    /// <summary>The annotations that only the engine reads, each with its value.</summary>
    public IReadOnlyList<string> Directives { get; } = [.. resource.Directives.Select(directive => $"{directive.Key} {directive.Value}")];

    /// <summary>The names of what it gives to others.</summary>
    public IReadOnlyList<string> Outputs => resource.Outputs;

    /// <summary>Whether it is a component of ours.</summary>
    public bool IsComponent => Type.StartsWith("infra:", StringComparison.Ordinal);

    /// <summary>Whether it is one Kubernetes object.</summary>
    public bool IsObject => resource.Role == ResourceRole.Manifest;

    /// <summary>Whether it is made in AWS.</summary>
    public bool IsCloud => Type.StartsWith("aws:", StringComparison.Ordinal);

    /// <summary>The value at a path of keys, joined by dots.</summary>
    /// <param name="path">The path, for example <c>spec.template.spec</c>.</param>
    public object At(string path) =>
        path.Split('.').Aggregate((object)Inputs, (value, key) => ((ImmutableDictionary<string, object>)value)[key]);

    /// <summary>The list of objects at a path.</summary>
    /// <param name="path">The path.</param>
    public IEnumerable<ImmutableDictionary<string, object>> List(string path) =>
        ((ImmutableArray<object>)At(path)).Cast<ImmutableDictionary<string, object>>();

    private static ImmutableDictionary<string, object> Plain(MapNode map) =>
        map.Entries.ToImmutableDictionary(entry => entry.Key, entry => Value(entry.Value));

    private static object Value(Node node) => node switch
    {
        MapNode map => Plain(map),
        ListNode list => list.Items.Select(Value).ToImmutableArray(),
        _ => ((ScalarNode)node).Value!,
    };
}
