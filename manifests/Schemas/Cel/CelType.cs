using System.Net;

namespace Infra.Schemas.Cel;

/// <summary>The type of an expression.</summary>
/// <param name="Name">Its name in CEL: <c>int</c>, <c>list</c>, <c>kubernetes.Quantity</c>. A single capital letter stands for any type,
/// the same throughout a call.</param>
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
    public static readonly CelType AnyList = List(Dyn);
    public static readonly CelType AnyMap = Map(Dyn, Dyn);
    public static readonly CelType AnyOptional = OptionalOf(Dyn);

    /// <summary>The names that rules may use for types.</summary>
    public static IReadOnlyDictionary<string, CelType> Names { get; } = new[]
    {
        Bool, Int, Uint, Double, String, Bytes, Null, Type, Duration, Timestamp, Quantity, Url, Ip, Cidr, Semver, NamedFormat,
        new("list"), new("map"), new("optional_type"),
    }.ToDictionary(type => type.Name, StringComparer.Ordinal);

    /// <summary>The fields of an object with a schema. Default: none, another type.</summary>
    public Schema? Schema { get; init; }

    /// <summary>The fields of what a server knows without a schema, as a request. Default: none, another type.</summary>
    public IReadOnlyDictionary<string, CelType>? Fields { get; init; }

    /// <summary>Whether an object has the fields of every object, also where its schema does not name them.</summary>
    public bool IsResource { get; init; }

    /// <summary>Whether it is the metadata of an object, of which rules see the name, whatever the schema says.</summary>
    public bool IsMetadata { get; init; }

    public bool IsParameter => Name.Length == 1;

    /// <summary>The type of values of a schema; null where rules cannot see them.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="isRoot">Whether it is that of a whole object.</param>
    public static CelType? Of(Schema schema, bool isRoot = false) => schema switch
    {
        { IsIntOrString: true } => Dyn,
        { Type: "array" } => schema.Items is { } items && Of(items) is { } item ? List(item) : null,
        { Type: "object", AdditionalProperties: { } values } when !isRoot => Of(values) is { } value ? Map(String, value) : null,
        { Type: "object" } => new CelType("object") { Schema = schema, IsResource = isRoot || schema.IsEmbeddedResource },
        { Type: "" } when isRoot || schema.IsEmbeddedResource => new CelType("object") { Schema = schema, IsResource = true },
        { Type: "string", Format: "byte" } => Bytes,
        { Type: "string", Format: "duration" } => Duration,
        { Type: "string", Format: "date" or "date-time" } => Timestamp,
        { Type: "string" } => String,
        { Type: "boolean" } => Bool,
        { Type: "number" } => Double,
        { Type: "integer" } => Int,
        _ => null,
    };

    /// <summary>The type of a field of an object; null where it has none that rules can see.</summary>
    public CelType? Field(FieldName name)
    {
        var field = Schema!.Properties.GetValueOrDefault(name.Api);
        return (IsResource, IsMetadata, name.Api) switch
        {
            (true, _, "metadata") => new CelType("object") { Schema = field ?? Schema.Anything, IsMetadata = true },
            (true, _, "apiVersion" or "kind") or (_, true, "name" or "generateName") => String,
            _ => field is null ? null : Of(field),
        };
    }

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
        Schemas.Quantity => Quantity,
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

    public override string ToString() =>
        Schema is not null ? "object" : Parts.Length == 0 ? Name : $"{Name}({string.Join(", ", (object[])Parts)})";
}
