using System.Text.Json;

namespace Infra.Sdk.Generator;

/// <summary>The facts of one package: what its typed classes are called, what they hold, and under which wire names.</summary>
internal sealed class Package
{
    private readonly Dictionary<string, EnumFacts> _enums = [];
    private readonly Dictionary<string, TypeFacts> _types = [];
    private readonly Dictionary<string, TypeFacts> _outputTypes = [];

    private Package(string name, string version)
    {
        Name = name;
        Version = version;
    }

    public string Name { get; }

    public string Version { get; }

    /// <summary>The package's last name, as its attribute and its tokens spell it: <c>Kubernetes</c>.</summary>
    public string ShortName => Name[(Name.LastIndexOf('.') + 1)..];

    /// <summary>Kubernetes keeps all nested types below <c>Types</c> and derives its kinds from a class of its own.</summary>
    public bool IsKubernetes => Name == "Pulumi.Kubernetes";

    public List<ResourceFacts> Resources { get; } = [];

    public List<FunctionFacts> Functions { get; } = [];

    public IReadOnlyDictionary<string, EnumFacts> Enums => _enums;

    public IReadOnlyDictionary<string, TypeFacts> Types => _types;

    public IReadOnlyDictionary<string, TypeFacts> OutputTypes => _outputTypes;

    public static Package Read(string path)
    {
        using var stream = File.OpenRead(path);
        using var json = JsonDocument.Parse(stream);
        var root = json.RootElement;
        var package = new Package(root.GetProperty("package").GetString()!, root.GetProperty("version").GetString()!);

        foreach (var entry in Section(root, "enums"))
        {
            package._enums.Add(entry.Name,
                new(entry.Name, entry.Value.EnumerateObject().ToDictionary(v => v.Name, v => v.Value.GetString()!)));
        }
        foreach (var entry in Section(root, "resources"))
            package.Resources.Add(ResourceFacts.Read(entry.Name, entry.Value));
        foreach (var entry in Section(root, "functions"))
            package.Functions.Add(FunctionFacts.Read(entry.Name, entry.Value));
        foreach (var entry in Section(root, "types"))
        {
            // "args of TOKEN": the args class of that resource, written once.
            if (entry.Value.ValueKind == JsonValueKind.String)
            {
                package._types.Add(entry.Name,
                    new(entry.Name, package.Resources.Single(r => "args of " + r.Token == entry.Value.GetString()).Inputs,
                        SharedWithResource: true));
            }
            else
            {
                package._types.Add(entry.Name, new(entry.Name, Property.ReadAll(entry.Value)));
            }
        }

        foreach (var entry in Section(root, "outputTypes"))
            package._outputTypes.Add(entry.Name, new(entry.Name, package.OutputProperties(entry)));
        return package;
    }

    private IReadOnlyList<Property> OutputProperties(JsonProperty entry) => entry.Value.ValueKind == JsonValueKind.Object
        ? Property.ReadAll(entry.Value)
        : entry.Value.GetString() switch
        {
            "=" => [.. _types[entry.Name].Properties.Select(p => p.AsOutput(Enums.ContainsKey, optional: false))],
            "=?" => [.. _types[entry.Name].Properties.Select(p => p.AsOutput(Enums.ContainsKey, optional: !p.Required))],
            var other => throw new InvalidDataException($"{entry.Name}: {other} is neither an object nor \"=\" nor \"=?\""),
        };

    private static IEnumerable<JsonProperty> Section(JsonElement root, string name) =>
        root.TryGetProperty(name, out var section) ? section.EnumerateObject() : [];
}

/// <summary>A nested type, as args or as output.</summary>
internal sealed record TypeFacts(string Id, IReadOnlyList<Property> Properties, bool SharedWithResource = false);

/// <summary>An enum of strings: member name to value.</summary>
internal sealed record EnumFacts(string Id, IReadOnlyDictionary<string, string> Values);

/// <summary>A resource, component or provider.</summary>
internal sealed record ResourceFacts(
    string Token,
    string Class,
    string Base,
    bool ArgsRequired,
    bool HasGet,
    bool HasState,
    bool IsObsolete,
    IReadOnlyDictionary<string, string> Constants,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<Property> Inputs,
    IReadOnlyList<Property> Outputs)
{
    public static ResourceFacts Read(string token, JsonElement json) => new(
        token,
        json.GetProperty("class").GetString()!,
        json.TryGetProperty("base", out var named) ? named.GetString()! : "CustomResource",
        json.TryGetProperty("argsRequired", out _),
        json.TryGetProperty("get", out var get),
        get is { ValueKind: JsonValueKind.String } && get.GetString() == "state",
        json.TryGetProperty("obsolete", out _),
        json.TryGetProperty("const", out var constants)
            ? constants.EnumerateObject().ToDictionary(c => c.Name, c => c.Value.GetString()!)
            : [],
        json.TryGetProperty("aliases", out var aliases) ? [.. aliases.EnumerateArray().Select(a => a.GetString()!)] : [],
        Property.ReadAll(json.GetProperty("inputs")),
        Property.ReadAll(json.GetProperty("outputs")));
}

/// <summary>A function that a provider answers.</summary>
internal sealed record FunctionFacts(string Token, string Class, bool ArgsRequired, IReadOnlyList<Property> Inputs,
    IReadOnlyList<Property> Outputs)
{
    public static FunctionFacts Read(string token, JsonElement json) => new(
        token,
        json.GetProperty("class").GetString()!,
        json.TryGetProperty("argsRequired", out _),
        Property.ReadAll(json.GetProperty("inputs")),
        Property.ReadAll(json.GetProperty("outputs")));
}
