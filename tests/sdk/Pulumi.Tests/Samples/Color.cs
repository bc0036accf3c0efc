namespace Infra.Sdk.Tests.Samples;

[EnumType]
internal readonly struct Color : IEquatable<Color>
{
    private readonly string _value;

    private Color(string value) => _value = value;

    public static Color Red { get; } = new("red");

    public static explicit operator string(Color value) => value._value;

    public static bool operator ==(Color left, Color right) => left.Equals(right);

    public static bool operator !=(Color left, Color right) => !left.Equals(right);

    public bool Equals(Color other) => string.Equals(_value, other._value, StringComparison.Ordinal);

    public override bool Equals(object? obj) => obj is Color other && Equals(other);

    public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

    public override string ToString() => _value;
}
