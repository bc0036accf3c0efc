using System.Text.Json;

namespace Infra.Sdk.Generator;

/// <summary>
/// A member of an args or output class. In the facts one string: the shape, then <c>!</c> if required or <c>?</c> if an
/// output may be null, then words: <c>secret</c>, <c>json</c>, <c>plain</c>, <c>obsolete</c>, <c>as=CSharpName</c>, <c>env=VARIABLE</c>,
/// <c>default=10</c>.
/// </summary>
internal sealed record Property(string Wire, string Name, Shape Shape)
{
    public bool Required { get; private init; }

    public bool Optional { get; private init; }

    public bool Secret { get; private init; }

    public bool Json { get; private init; }

    public bool Plain { get; private init; }

    public bool Obsolete { get; private init; }

    public string? Variable { get; private init; }

    public string? Default { get; private init; }

    public static IReadOnlyList<Property> ReadAll(JsonElement json) =>
        [.. json.EnumerateObject().Select(p => Read(p.Name, p.Value.GetString()!))];

    /// <summary>The twin in an output class: a string-or-enum has become a string by then.</summary>
    public Property AsOutput(Func<string, bool> isEnum, bool optional) => this with
    {
        Shape = Shape.WithoutEnumUnions(isEnum),
        Required = false,
        Secret = false,
        Obsolete = false,
        Optional = optional && Shape is not Shape.List,
    };

    /// <summary>
    /// The twin of an output in a state class, which takes what the args take: an enum as well as a string, a secret as one.
    /// </summary>
    public Property AsState(Property? input) => this with
    {
        Shape = input is { Shape: Shape.Union(Shape.Primitive, Shape.Reference) } && IsFlat ? input.Shape : Shape,
        Required = false,
        Optional = false,
        Secret = Secret || input is { Secret: true },
        Obsolete = input is { Obsolete: true },
    };

    /// <summary>Whether it is a plain value, or a list or map of such.</summary>
    public bool IsFlat => Shape is Shape.Primitive or Shape.List(Shape.Primitive) or Shape.Map(Shape.Primitive);

    private static Property Read(string wire, string text)
    {
        var words = text.Split(' ');
        var shape = words[0].TrimEnd('!', '?');
        string? Value(string key) => Array.Find(words, w => w.StartsWith(key + "=", StringComparison.Ordinal))?[(key.Length + 1)..];
        return new(wire, Value("as") ?? char.ToUpperInvariant(wire[0]) + wire[1..], Shape.Parse(shape))
        {
            Required = words[0].EndsWith('!'),
            Optional = words[0].EndsWith('?'),
            Secret = words.Contains("secret"),
            Json = words.Contains("json") && shape != "json",
            Plain = words.Contains("plain"),
            Obsolete = words.Contains("obsolete"),
            Variable = Value("env"),
            Default = Value("default"),
        };
    }
}
