namespace Infra.Sdk.Generator;

/// <summary>
/// The type of a member as the facts write it: <c>string int number bool any json asset archive assetOrArchive</c>,
/// <c>[T]</c> a list, <c>{T}</c> a map, <c>A|B</c> a union, anything else the id of a type or enum.
/// </summary>
internal abstract record Shape
{
    public static Shape Parse(string text) => text switch
    {
        ['[', .. var item, ']'] when Split(text).Length == 1 => new List(Parse(item)),
        ['{', .. var item, '}'] when Split(text).Length == 1 => new Map(Parse(item)),
        _ when Split(text) is [var first, var second] => new Union(Parse(first), Parse(second)),
        "string" or "int" or "number" or "bool" or "any" or "json" or "asset" or "archive" or "assetOrArchive" => new Primitive(text),
        _ => new Reference(text),
    };

    public virtual Shape WithoutEnumUnions(Func<string, bool> isEnum) => this;

    private static string[] Split(string text)
    {
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] switch { '[' or '{' => 1, ']' or '}' => -1, _ => 0 };
            if (depth == 0 && text[i] == '|')
                return [text[..i], text[(i + 1)..]];
        }

        return [text];
    }

    public sealed record Primitive(string Name) : Shape;

    public sealed record Reference(string Id) : Shape;

    public sealed record List(Shape Item) : Shape
    {
        public override Shape WithoutEnumUnions(Func<string, bool> isEnum) => new List(Item.WithoutEnumUnions(isEnum));
    }

    public sealed record Map(Shape Item) : Shape
    {
        public override Shape WithoutEnumUnions(Func<string, bool> isEnum) => new Map(Item.WithoutEnumUnions(isEnum));
    }

    public sealed record Union(Shape First, Shape Second) : Shape
    {
        public override Shape WithoutEnumUnions(Func<string, bool> isEnum) => Second is Reference { Id: var id } && isEnum(id)
            ? First
            : new Union(First.WithoutEnumUnions(isEnum), Second.WithoutEnumUnions(isEnum));
    }
}
