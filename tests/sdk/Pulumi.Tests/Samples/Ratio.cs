namespace Infra.Sdk.Tests.Samples;

[EnumType]
internal readonly struct Ratio : IEquatable<Ratio>
{
    private readonly double _value;

    private Ratio(double value) => _value = value;

    public static Ratio Half { get; } = new(0.5);

    public static explicit operator double(Ratio value) => value._value;

    public static bool operator ==(Ratio left, Ratio right) => left.Equals(right);

    public static bool operator !=(Ratio left, Ratio right) => !left.Equals(right);

    public bool Equals(Ratio other) => _value.Equals(other._value);

    public override bool Equals(object? obj) => obj is Ratio other && Equals(other);

    public override int GetHashCode() => _value.GetHashCode();
}
