using System.Diagnostics.CodeAnalysis;

namespace Pulumi;

/// <summary>The name by which an engine knows a resource.</summary>
public readonly struct Urn : IEquatable<Urn>
{
    private readonly string _value;

    public Urn(string value)
    {
        if (string.IsNullOrEmpty(value))
            throw new ArgumentException("URN cannot be null or empty.", nameof(value));

        _value = value;
    }

    /// <summary>Computes the URN of a resource from its parts; project and stack default to the current ones.</summary>
    public static Output<string> Create(
        Input<string> name,
        Input<string> type,
        Resource? parent = null,
        Input<string>? parentUrn = null,
        Input<string>? project = null,
        Input<string>? stack = null)
    {
        if (parent != null && parentUrn != null)
            throw new ArgumentException("Only one of 'parent' and 'parentUrn' can be non-null.");

        if (parent != null || parentUrn != null)
        {
            var above = parent?.Urn ?? parentUrn.ToOutput();
            return Output.Format($"{above.Apply(urn => urn[..urn.LastIndexOf("::", StringComparison.Ordinal)])}${type}::{name}");
        }

        stack ??= Deployment.Instance.StackName;
        project ??= Deployment.Instance.ProjectName;
        return Output.Format($"urn:pulumi:{stack}::{project}::{type}::{name}");
    }

    public override string ToString() => _value;

    public bool Equals(Urn other) => string.Equals(_value, other._value, StringComparison.Ordinal);

    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Urn other && Equals(other);

    public override int GetHashCode() => _value.GetHashCode(StringComparison.Ordinal);

    public static implicit operator string(Urn value) => value._value;

    public static bool operator ==(Urn left, Urn right) => left.Equals(right);

    public static bool operator !=(Urn left, Urn right) => !left.Equals(right);
}
