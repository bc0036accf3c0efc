using System.Collections.Immutable;

namespace Pulumi;

/// <summary><see cref="OutputData{T}"/> without its static type.</summary>
internal readonly record struct OutputSnapshot(object? Value, bool IsKnown, bool IsSecret, ImmutableHashSet<Resource> Resources);
