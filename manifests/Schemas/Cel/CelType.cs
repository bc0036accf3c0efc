using System.Net;

namespace Infra.Schemas.Cel;

/// <summary>The type of an expression.</summary>
/// <param name="Name">Its name in CEL: <c>int</c>, <c>list</c>, <c>kubernetes.Quantity</c>. A single capital letter stands for any type, the same throughout a call.</param>
/// <param name="Parts">The types of a list's items, of a map's keys and values, of an optional value.</param>
internal sealed record CelType(string Name, params CelType[] Parts)
{
    public static readonly CelType Dyn = new("dyn");
    public static readonly CelType Bool = new("bool");
    public static readonly CelType Int = new("int");
    public static readonly CelType Uint = new("uint");
    public static readonly CelType Double = new("double");
    public static readonly CelType String = new("string");
    public static readonly CelType Bytes = new("bytes");
    public static readonly CelType Null = new("null_type");
    public static readonly CelType Type = new("type");
    public static readonly CelType Duration = new("google.protobuf.Duration");
    public static readonly CelType Timestamp = new("google.protobuf.Timestamp");
    public static readonly CelType Quantity = new("kubernetes.Quantity");
    public static readonly CelType Url = new("kubernetes.URL");
    public static readonly CelType Ip = new("net.IP");
    public static readonly CelType Cidr = new("net.CIDR");
    public static readonly CelType Semver = new("kubernetes.Semver");
    public static readonly CelType NamedFormat = new("kubernetes.NamedFormat");
    public static readonly CelType A = new("A");
    public static readonly CelType B = new("B");
    public static readonly CelType AnyList = List(Dyn);
    public static readonly CelType AnyMap = Map(Dyn, Dyn);
    public static readonly CelType AnyOptional = OptionalOf(Dyn);

    /// <summary>The names that rules may use for types.</summary>
    public static IReadOnlyDictionary<string, CelType> Names { get; } = new[]
    {
        Bool, Int, Uint, Double, String, Bytes, Null, Type, Duration, Timestamp, Quantity, Url, Ip, Cidr, Semver, NamedFormat,
    }.Append(new CelType("list")).Append(new CelType("map")).Append(new CelType("optional_type")).ToDictionary(type => type.Name, StringComparer.Ordinal);

    /// <summary>The fields of an object with a schema. Default: none, another type.</summary>
    public Schema? Schema { get; init; }

    public bool IsParameter => Name.Length == 1;

    public static CelType List(CelType item) => new("list", item);

    public static CelType Map(CelType key, CelType value) => new("map", key, value);

    public static CelType OptionalOf(CelType value) => new("optional_type", value);

    /// <summary>The type of a value. Lists and maps do not tell what they hold.</summary>
    public static CelType Of(object value) => value switch
    {
        bool => Bool,
        long => Int,
        ulong => Uint,
        double => Double,
        string => String,
        byte[] => Bytes,
        Cel.Duration => Duration,
        Cel.Timestamp => Timestamp,
        ListValue => Names["list"],
        MapValue => Names["map"],
        CelType => Type,
        Optional => Names["optional_type"],
        Cel.Quantity => Quantity,
        Cel.Url => Url,
        IPAddress => Ip,
        Cel.Cidr => Cidr,
        Cel.Semver => Semver,
        Cel.NamedFormat => NamedFormat,
        _ => Null,
    };

    /// <summary>Whether a value can stand where this type is asked for.</summary>
    public bool Takes(object value) => Name == "dyn" || IsParameter || Of(value).Name == Name;

    public bool Equals(CelType? other) => other is not null && Name == other.Name;

    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Schema is not null ? "object" : Parts.Length == 0 ? Name : $"{Name}({string.Join(", ", (object[])Parts)})";
}
