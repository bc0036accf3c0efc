using Infra.Rules;
using Infra.Tests.Rules;

namespace Infra.Tests.Schemas.Cel;

/// <summary>What a check reports of rules in CEL.</summary>
public sealed class CheckTests
{
    private const string Rule = "A07";

    private const string Definition = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: as.example.org}
        spec:
          group: example.org
          scope: Namespaced
          names: {kind: A, plural: as}
          versions:
            - name: v1
              served: true
              storage: true
              schema:
                openAPIV3Schema:
                  type: object
                  properties:
                    spec:
                      type: object
                      required: [size]
                      properties: {size: {type: integer}, most: {type: integer}, mode: {type: string, enum: [a, b]}}
                      x-kubernetes-validations:
        """;

    [Fact]
    public void A_broken_rule_is_an_error_at_its_line_with_the_words_of_the_server()
    {
        var found = Assert.Single(Found("{rule: self.size <= self.most, message: size must not exceed most}", "{size: 5, most: 3}"));
        Assert.Equal((Severity.Error, "spec", "a map", "size must not exceed most", 26),
            (found.Severity, found.Path, found.Actual, found.Expected, found.At!.Line));
    }

    [Fact]
    public void A_rule_is_silent_where_the_schema_refuses_the_value_already()
    {
        const string ModeIsB = "{rule: \"self.mode == 'b' && self.size > 0\", message: no}";
        Assert.Empty(Found(ModeIsB, "{size: 5, mode: c}"));
        Assert.Empty(Found(ModeIsB, "{mode: a}"));
        Assert.Single(Found(ModeIsB, "{size: 5, mode: a}"));
    }

    [Fact]
    public void A_rule_that_costs_too_much_is_one_note()
    {
        var range = $"[{string.Join(",", Enumerable.Range(0, 50))}]";
        var rule =
            $"{{rule: \"{range}.all(a, {range}.all(b, {range}.all(c, {range}.all(d, a + b + c + d + self.size > 0))))\", message: long}}";
        var found = Assert.Single(Found(rule, "{size: 5}", "{size: 6}"));
        Assert.Equal((Severity.Information, "a rule that an API server can afford: long"), (found.Severity, found.Expected));
    }

    [Fact]
    public void The_text_of_a_rule_is_shown_on_one_line() => Assert.Equal("a b",
        Assert.Single(Found("{rule: self.size > 5, message: \"a\\u001bb\"}", "{size: 5}")).Expected);

    [Fact]
    public void A_rule_that_does_not_compile_is_an_error_on_the_definition_and_nothing_on_objects()
    {
        var found = Assert.Single(Found("{rule: self.sise > 5, message: no}", "{size: 5}"));
        Assert.Equal((Severity.Error, "CustomResourceDefinition as.example.org",
            "an expression in CEL that compiles: undefined field 'sise'"),
            (found.Severity, found.Subject, found.Expected));
    }

    private static IReadOnlyList<Finding> Found(string rule, params string[] specs) => Yaml.Findings(
        $"{Definition}\n                - {rule}\n"
        + string.Concat(
            specs.Select((spec, i) => $"---\napiVersion: example.org/v1\nkind: A\nmetadata: {{name: a{i}, namespace: b}}\nspec: {spec}\n")),
            Rule);
}
