using System.Text;
using static Infra.Schemas.Cel.Define;

namespace Infra.Schemas.Cel;

/// <summary>From one type to another, and the size of things.</summary>
internal static class Conversions
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public static IEnumerable<Overload> All { get; } =
    [
        Global<object>("dyn", CelType.Dyn, (_, value) => value),
        Global<object>("type", CelType.Type, (_, value) => CelType.Of(value)),
        Global<bool>("bool", CelType.Bool, (_, value) => value),
        Global<string>("bool", CelType.Bool, (_, text) => text switch
        {
            "true" or "True" or "TRUE" or "t" or "1" => Values.True,
            "false" or "False" or "FALSE" or "f" or "0" => Values.False,
            _ => Conversion("string", "bool"),
        }),
        Global<byte[]>("bytes", CelType.Bytes, (_, value) => value),
        Global<string>("bytes", CelType.Bytes, (_, text) => Encoding.UTF8.GetBytes(text)),
        Global<double>("double", CelType.Double, (_, value) => value),
        Global<long>("double", CelType.Double, (_, value) => (double)value),
        Global<ulong>("double", CelType.Double, (_, value) => (double)value),
        Global<string>("double", CelType.Double, (_, text) =>
            double.TryParse(text, NumberStyles.Float & ~NumberStyles.AllowLeadingWhite & ~NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture,
                out var number) ? number : Conversion("string", "double")),
        Global<long>("int", CelType.Int, (_, value) => value),
        Global<ulong>("int", CelType.Int, (_, value) => value <= long.MaxValue ? (long)value : Arithmetic.Overflow),
        Global<double>("int", CelType.Int, (_, value) => value is > -9223372036854775808.0 and < 9223372036854775808.0 ? (long)value : Arithmetic.Overflow),
        Global<string>("int", CelType.Int, (_, text) =>
            long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : Conversion("string", "int")),
        Global<Timestamp>("int", CelType.Int, (_, value) => value.Seconds),
        Global<Duration>("int", CelType.Int, (_, value) => value.Nanoseconds),
        Global<ulong>("uint", CelType.Uint, (_, value) => value),
        Global<long>("uint", CelType.Uint, (_, value) => value >= 0 ? (ulong)value : Arithmetic.UnsignedOverflow),
        Global<double>("uint", CelType.Uint, (_, value) => value is >= 0 and < 18446744073709551616.0 ? (ulong)value : Arithmetic.UnsignedOverflow),
        Global<string>("uint", CelType.Uint, (_, text) =>
            ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Conversion("string", "uint")),
        Global<string>("string", CelType.String, (_, value) => value),
        Global<bool>("string", CelType.String, (_, value) => Format.Plain(value)),
        Global<long>("string", CelType.String, (_, value) => Format.Plain(value)),
        Global<ulong>("string", CelType.String, (_, value) => Format.Plain(value)),
        Global<double>("string", CelType.String, (_, value) => Format.Plain(value)),
        Global<Duration>("string", CelType.String, (_, value) => value.ToString()),
        Global<Timestamp>("string", CelType.String, (_, value) => value.ToString()),
        Global<byte[]>("string", CelType.String, (_, bytes) => FromUtf8(bytes)),
        Global<string>("duration", CelType.Duration, (_, text) => Duration.Parse(text)),
        Global<Duration>("duration", CelType.Duration, (_, value) => value),
        Global<string>("timestamp", CelType.Timestamp, (_, text) => Timestamp.Parse(text)),
        Global<Timestamp>("timestamp", CelType.Timestamp, (_, value) => value),
        Global<long>("timestamp", CelType.Timestamp, (_, value) => Timestamp.Of(value, 0)),
        .. Sized<string>((frame, text) =>
        {
            frame.PayText(text.Length);
            return Values.Length(text);
        }),
        .. Sized<byte[]>((_, bytes) => (long)bytes.Length),
        .. Sized<ListValue>((_, list) => (long)list.Count),
        .. Sized<MapValue>((_, map) => (long)map.Count),
    ];

    private static Overload[] Sized<T>(Func<Frame, T, object> size) => [Global("size", CelType.Int, size), Member("size", CelType.Int, size)];

    private static Failure Conversion(string from, string to) => new($"type conversion error from '{from}' to '{to}'");

    private static object FromUtf8(byte[] bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return new Failure("invalid UTF-8 in bytes, cannot convert to string");
        }
    }
}
