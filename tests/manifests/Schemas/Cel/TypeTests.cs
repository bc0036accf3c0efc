using Infra.Schemas.Cel;
using Infra.Tests.Rules;

namespace Infra.Tests.Schemas.Cel;

/// <summary>What is wrong with the rules of a definition, before any object is there.</summary>
public sealed class TypeTests
{
    private const string Fields =
        "a: {type: string}, num: {type: integer}, d: {type: number}, t: {type: string, format: duration}, l: {type: array, items: {type: string}}, "
        + "m: {type: object, additionalProperties: {type: integer}}, o: {type: object, properties: {x: {type: string}}}, u: {x-kubernetes-preserve-unknown-fields: true}, "
        + "i: {x-kubernetes-int-or-string: true}";

    public static TheoryData<string, string> Wrong => new()
    {
        { "self.b == 'a'", "undefined field 'b'" },
        { "has(self.o.y)", "undefined field 'y'" },
        { "has(self.u.y)", "undefined field 'u'" },
        { "self.a == 1", "found no matching overload for '_==_' applied to '(string, int)'" },
        { "self.a != null", "found no matching overload for '_!=_' applied to '(string, null_type)'" },
        { "self.num == 1.0", "found no matching overload for '_==_' applied to '(int, double)'" },
        { "self.num + self.d > 0.0", "found no matching overload for '_+_' applied to '(int, double)'" },
        { "self.a < 1", "found no matching overload for '_<_' applied to '(string, int)'" },
        { "self.l.exists(x, x == 1)", "found no matching overload for '_==_' applied to '(string, int)'" },
        { "self.o['x'] == 'a'", "found no matching overload for '_[_]' applied to '(object, string)'" },
        { "self.l.x == 'a'", "type 'list(string)' does not support field selection" },
        { "self.a.all(x, true)", "expression of type 'string' cannot be range of a comprehension (must be list, map, or dynamic)" },
        { "self.l.sum() == 1", "found no matching overload for 'sum' applied to '(list(string))'" },
        { "self.a.size()", "it must evaluate to bool, and not to int" },
        { "self.num && true", "expected type 'bool' but found 'int'" },
        { "[1, 'a'].size() == 2", "expected type 'int' but found 'string'" },
        { "duration('1d') < self.t", "invalid duration argument" },
        { "self.a.matches('(?<=a)b')", "error parsing regexp: (?<=a)b" },
        { "self.a.contains(self.num)", "found no matching overload for 'contains' applied to '(string, int)'" },
        { "other.a == 'b'", "undeclared reference to 'other' (in container '')" },
        { "self.metadata.labels.size() == 0", "undefined field 'labels'" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_rule_that_the_server_does_not_take_is_found(string rule, string problem) => Assert.Equal(
        [("spec.versions[0].schema.openAPIV3Schema.x-kubernetes-validations[0].rule", rule, problem)],
        CelDefinition.Broken(Definition(rule)));

    public static TheoryData<string> Right =>
    [
        "self.a == 'a' && self.num > 1 && self.num < 2.5 && self.d >= 1 && self.t < duration('1h')",
        "self.l.all(x, x.startsWith('a')) && self.l + ['b'] != ['a'] && self.l.map(x, size(x)).sum() < 5",
        "self.m.all(k, self.m[k] > 0) && self.m.a == 1 && self.m == {'a': 1}",
        "self.i == 5 || self.i == '5%' || (type(self.i) == int ? self.i > 5 : self.i.endsWith('%'))",
        "self == oldSelf && self.metadata.name == 'a' && self.kind == 'B'",
        "self.?o.?x.orValue('') == '' && self.?a.hasValue() && optional.none().orValue(1) == 1",
        "'%s %d'.format([self.a, self.num]) != '' && format.dns1123Label().validate(self.a) == null",
        "quantity(self.a).add(1).compareTo(quantity('1')) > 0 && ip(self.a).family() == 4 && url(self.a).getQuery()['a'][0] == 'b'",
        "[has(self.a), has(self.num)].filter(x, x).size() == 1 && !has(self.o.x) && self.l[0] in ['a'] && dyn(self.num) == dyn('a')",
        "self.l.transformList(i, v, i + 1).max() > 1 && self.m.transformMap(k, v, v * 2).size() == 1 && self.l.sortBy(x, size(x)) == self.l.sort()",
    ];

    [Theory]
    [MemberData(nameof(Right))]
    public void A_rule_that_the_server_takes_is_not(string rule) => Assert.Empty(CelDefinition.Broken(Definition(rule)));

    [Fact]
    public void A_definition_with_such_a_rule_gets_a_warning() => Assert.Equal(
        ["CustomResourceDefinition as.example.org spec.versions[0].schema.openAPIV3Schema.x-kubernetes-validations[0].rule: self.b"],
        Yaml.Shown(Text("self.b"), "A07"));

    private static Infra.Manifests.MapNode Definition(string rule) => Yaml.Read(Text(rule)).Manifests[0].Tree;

    private static string Text(string rule) => $$"""
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
                  properties: { {{Fields}} }
                  x-kubernetes-validations: [{rule: "{{rule.Replace("\"", "\\\"", StringComparison.Ordinal)}}"}]
        """;
}
