using System.Collections.Immutable;

namespace Pulumi;

/// <summary>What stands behind a settled <see cref="Output{T}"/>.</summary>
internal sealed class OutputData<T>(T value, bool isKnown, bool isSecret, ImmutableHashSet<Resource> resources)
{
    public T Value { get; } = value;

    public bool IsKnown { get; } = isKnown;

    public bool IsSecret { get; } = isSecret;

    public ImmutableHashSet<Resource> Resources { get; } = resources;

    public static OutputData<T> Plain(T value) => new(value, true, false, []);

    public OutputData<TOther> WithValue<TOther>(TOther value) => new(value, IsKnown, IsSecret, Resources);

    public OutputData<T> WithSecret(bool isSecret) => isSecret == IsSecret ? this : new(Value, IsKnown, isSecret, Resources);

    public OutputData<T> WithResources(ImmutableHashSet<Resource> resources)
        => new(Value, IsKnown, IsSecret, Resources.Union(resources));

    /// <summary>The data of an output that was computed from this one.</summary>
    public OutputData<TOther> Then<TOther>(OutputData<TOther> inner) => new(
        inner.Value,
        IsKnown && inner.IsKnown,
        IsSecret || inner.IsSecret,
        Resources.IsEmpty ? inner.Resources : Resources.Union(inner.Resources));

    public OutputSnapshot Untyped() => new(Value, IsKnown, IsSecret, Resources);
}
