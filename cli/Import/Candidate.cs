using Infra.Import.Code;

namespace Infra.Import;

/// <summary>A component that may take the place of objects: the proof says whether it makes the same.</summary>
/// <param name="Covers">The objects.</param>
/// <param name="Type">The component's type token.</param>
/// <param name="Name">The component's name.</param>
/// <param name="Statement">What makes it.</param>
internal sealed record Candidate(IReadOnlyList<ImportedObject> Covers, string Type, string Name, Statement Statement)
{
    /// <summary>
    /// The covered objects as the component would write them, where they can be written differently and mean the same: a port by its number
    /// or its name, a volume of a pod by any name. Default: as they are.
    /// </summary>
    public IReadOnlyDictionary<ImportedObject, MapNode> Rewritten { get; init; } = new Dictionary<ImportedObject, MapNode>();

    /// <summary>The component for people: <c>App</c>.</summary>
    public string Component => Type[(Type.LastIndexOf(':') + 1)..];
}
