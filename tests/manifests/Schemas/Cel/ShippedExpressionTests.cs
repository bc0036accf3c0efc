using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Infra.Schemas.Cel;
using Infra.Tests.Support;

namespace Infra.Tests.Schemas.Cel;

/// <summary>The expressions that are read when the program is made.</summary>
public sealed class ShippedExpressionTests
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void They_are_those_of_the_shipped_schemas_as_the_parser_reads_them()
    {
        var lines = ShippedRules.All().Select(text => $"{Text(JsonValue.Create(text))}: {Text(Tree(Parsing.Parse(text)))}");
        Golden.Is("../../manifests/Schemas/Cel/Data/expressions.json",
            new StringBuilder("{\n").AppendJoin(",\n", lines).Append("\n}\n").ToString());
    }

    [Fact]
    public void Each_is_found_as_the_parser_reads_it() => Assert.All(ShippedExpressions.Texts, text =>
        Assert.Equal(Text(Tree(Parsing.Parse(text))), Text(Tree(ShippedExpressions.Find(text)!))));

    [Theory]
    [InlineData("self.size() == 7u && self[?'a'].orValue(1.5) < -2 || {'k': [1, ?self.?b], ?'l': null} == {}")]
    [InlineData("b'\\xff' == bytes(self) ? true : !false")]
    public void What_no_shipped_rule_has_is_read_too(string rule)
    {
        var written = Text(Tree(Parsing.Parse(rule)));
        using var document = JsonDocument.Parse(written);
        Assert.Equal(written, Text(Tree(ShippedExpressions.Read(document.RootElement))));
    }

    [Fact]
    public void A_text_that_is_not_shipped_is_none_of_them() => Assert.Null(ShippedExpressions.Find("self.nobody == 'wrote this'"));

    private static string Text(JsonNode? tree) => tree?.ToJsonString(Plain) ?? "null";

    private static JsonNode? Tree(Expression expression) => expression switch
    {
        Name name => name.Text,
        Literal { Value: long number } => number,
        Literal { Value: bool flag } => flag,
        Literal { Value: string text } => new JsonObject { ["string"] = text },
        Literal { Value: double number } => new JsonObject { ["double"] = number },
        Literal { Value: ulong number } => new JsonObject { ["uint"] = number },
        Literal { Value: byte[] bytes } => new JsonObject { ["bytes"] = Convert.ToBase64String(bytes) },
        Literal literal when ReferenceEquals(literal.Value, Values.Null) => null,
        Select select => new JsonObject { [select.IsOptional ? ".?" : "."] = List(Tree(select.On), select.Field) },
        Infra.Schemas.Cel.Index index => new JsonObject { [index.IsOptional ? "[?]" : "[]"] = List(Tree(index.On), Tree(index.Key)) },
        ListOf list => new JsonObject { ["list"] = List([.. list.Items.Select(item => List(Tree(item.Value), item.IsOptional))]) },
        MapOf map => new JsonObject
        {
            ["map"] = List([.. map.Entries.Select(entry => List(Tree(entry.Key), Tree(entry.Value), entry.IsOptional))]),
        },
        Call { On: null } call => new JsonObject { ["call"] = call.Function, ["with"] = List([.. call.Arguments.Select(Tree)]) },
        Call call => new JsonObject { ["call"] = call.Function, ["on"] = Tree(call.On), ["with"] = List([.. call.Arguments.Select(Tree)]) },
        _ => throw new InvalidOperationException($"no form for {expression}"),
    };

    private static JsonArray List(params JsonNode?[] items) => new(items);
}
