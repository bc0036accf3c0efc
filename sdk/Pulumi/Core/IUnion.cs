namespace Pulumi;

/// <summary>A <see cref="Union{T0, T1}"/> of any types.</summary>
internal interface IUnion
{
    object Value { get; }
}
