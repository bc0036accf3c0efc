using System.Text.Json;

namespace Infra.Schemas.Cel;

/// <summary>
/// The expressions of the schemas in the assembly, read before they are shipped: a check that begins cold would spend most of its time on
/// the grammar. A test writes <c>Data/expressions.json</c> and holds it against <see cref="Parsing"/>.
/// </summary>
internal static class ShippedExpressions
{
    private static readonly Lazy<Dictionary<string, JsonElement>> All = new(Open);

    /// <summary>The texts of the expressions.</summary>
    public static IEnumerable<string> Texts => All.Value.Keys;

    /// <summary>An expression by its text, or null.</summary>
    public static Expression? Find(string text) => All.Value.TryGetValue(text, out var tree) ? Read(tree) : null;

    /// <summary>
    /// Reads the form of the file: a name is a text, a whole number and a constant are themselves, and everything else is an object whose
    /// first key says what it is.
    /// </summary>
    public static Expression Read(JsonElement tree) => tree.ValueKind switch
    {
        JsonValueKind.String => new Name(tree.GetString()!),
        JsonValueKind.Number => new Literal(tree.GetInt64()),
        JsonValueKind.True => new Literal(Values.True),
        JsonValueKind.False => new Literal(Values.False),
        JsonValueKind.Null => new Literal(Values.Null),
        _ => ReadObject(tree),
    };

    private static Expression ReadObject(JsonElement tree)
    {
        var entries = tree.EnumerateObject();
        _ = entries.MoveNext();
        var (kind, value) = (entries.Current.Name, entries.Current.Value);
        return kind switch
        {
            "string" => new Literal(value.GetString()!),
            "double" => new Literal(value.GetDouble()),
            "uint" => new Literal(value.GetUInt64()),
            "bytes" => new Literal(value.GetBytesFromBase64()),
            "." or ".?" => new Select(Read(value[0]), value[1].GetString()!, IsOptional: kind == ".?"),
            "[]" or "[?]" => new Index(Read(value[0]), Read(value[1]), IsOptional: kind == "[?]"),
            "list" => new ListOf(ReadEach(value, item => (Read(item[0]), item[1].GetBoolean()))),
            "map" => new MapOf(ReadEach(value, entry => (Read(entry[0]), Read(entry[1]), entry[2].GetBoolean()))),
            _ => new Call(tree.TryGetProperty("on", out var on) ? Read(on) : null, value.GetString()!,
                ReadEach(tree.GetProperty("with"), Read)),
        };
    }

    private static List<T> ReadEach<T>(JsonElement list, Func<JsonElement, T> read)
    {
        var all = new List<T>(list.GetArrayLength());
        foreach (var item in list.EnumerateArray())
            all.Add(read(item));

        return all;
    }

    private static Dictionary<string, JsonElement> Open()
    {
        using var file = typeof(ShippedExpressions).Assembly.GetManifestResourceStream("cel/expressions.json")!;
        var all = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var entry in JsonDocument.Parse(file).RootElement.EnumerateObject())
            all.Add(entry.Name, entry.Value);

        return all;
    }
}
