using System.Text.Json;

namespace Infra.Rendering;

/// <summary>What renders wrote into a folder: its name, and a hash for each file by which an edited one is told from one of ours.</summary>
/// <param name="Name">What was rendered, <c>stack prod</c>; null when nothing was rendered yet.</param>
internal sealed record RenderList(string? Name, IReadOnlyDictionary<string, IReadOnlyList<string>> Hashes)
{
    private const int Version = 1;

    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n" };

    /// <summary>Reads a list.</summary>
    /// <exception cref="JsonException">It is damaged or of another version.</exception>
    public static RenderList Read(ReadOnlyMemory<byte> json)
    {
        var hashes = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (json.IsEmpty)
            return new RenderList(null, hashes);

        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            if (root.GetProperty("version").GetInt32() != Version)
                throw new JsonException("another version");

            foreach (var file in root.GetProperty("files").EnumerateObject())
            {
                hashes[file.Name.Any(char.IsControl) ? throw new JsonException("a name that no file has") : file.Name] =
                    [file.Value.GetString()!];
            }

            return new RenderList(root.GetProperty("name").GetString(), hashes);
        }
        catch (Exception e) when (e is InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new JsonException(e.Message, e);
        }
    }

    /// <summary>A list as bytes.</summary>
    public static byte[] Write(string name, IEnumerable<KeyValuePair<string, string>> hashes)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Indented))
        {
            json.WriteStartObject();
            json.WriteString("about", "Written by infra render: files that the next render may replace or remove. Keep it with them.");
            json.WriteNumber("version", Version);
            json.WriteString("name", name);
            json.WriteStartObject("files");
            foreach (var (file, hash) in hashes)
                json.WriteString(file, hash);

            json.WriteEndObject();
            json.WriteEndObject();
        }

        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }

    /// <summary>This list and another one: a render that was interrupted left files of both.</summary>
    public RenderList With(RenderList other)
    {
        var hashes = new Dictionary<string, IReadOnlyList<string>>(Hashes, StringComparer.Ordinal);
        foreach (var (file, more) in other.Hashes)
            hashes[file] = hashes.TryGetValue(file, out var known) ? [.. known, .. more] : more;

        return new RenderList(Name ?? other.Name, hashes);
    }
}
