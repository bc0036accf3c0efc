using Infra.Schemas.Cel;

namespace Infra.Tests.Schemas.Cel;

/// <summary>What a rule sees of a value, and how it ends.</summary>
public sealed class RuleTests
{
    public static TheoryData<string, string, string> True => new()
    {
        // Names
        { "type: object\nproperties: {namespace: {type: string}}", "self.__namespace__ == 'a'", "{namespace: a}" },
        { "type: object\nproperties: {a.b: {type: string}}", "self.a__dot__b == 'a'", "{a.b: a}" },
        { "type: object\nproperties: {a-b: {type: string}}", "has(self.a__dash__b)", "{a-b: a}" },
        { "type: object\nproperties: {a/b: {type: string}}", "has(self.a__slash__b)", "{a/b: a}" },
        { "type: object\nproperties: {a__b: {type: string}}", "has(self.a__underscores__b)", "{a__b: a}" },
        { "type: object\nadditionalProperties: {type: string}", "self['a-b'] == 'c' && 'a-b' in self && self.d == 'e'", "{a-b: c, d: e}" },

        // What is there
        { "type: object\nproperties: {a: {type: string, default: x}}", "self.a == 'x' && has(self.a) && size(self.a) == 1", "{}" },
        { "type: object\nproperties: {a: {type: string, default: x}}", "self.a == 'x'", "{a: null}" },
        { "type: object\nproperties: {a: {type: string, nullable: true}}", "!has(self.a)", "{a: null}" },
        { "type: object\nproperties: {a: {type: object, default: {}, properties: {b: {type: integer, default: 3}}}}", "self.a.b == 3", "{}" },
        { "type: object\nproperties: {a: {type: string}, b: {type: object, properties: {c: {type: string}}}}", "!has(self.b) || has(self.b.c)", "{a: x}" },

        // Types
        { "x-kubernetes-int-or-string: true", "type(self) == int ? self == 5 : self == '5%'", "5" },
        { "x-kubernetes-int-or-string: true", "type(self) == int ? self == 5 : self == '5%'", "5%" },
        { "type: number", "type(self) == double && self == 1.0", "1" },
        { "type: string\nformat: duration", "self < duration('2h') && self.getMinutes() == 90", "1h30m" },
        { "type: string\nformat: date-time", "self > timestamp('2026-01-01T00:00:00Z') && self.getHours() == 9", "'2026-01-31T10:00:00+01:00'" },
        { "type: string\nformat: date", "self.getFullYear() == 2026 && self.getMonth() == 0", "'2026-01-31'" },
        { "type: string\nformat: byte", "self == b'AB' && size(self) == 2", "QUI=" },

        // Lists without an order
        { "type: array\nitems: {type: string}\nx-kubernetes-list-type: set", "self == ['b', 'a'] && self + ['a', 'c'] == ['a', 'b', 'c']", "[a, b]" },
        { "type: array\nitems: {type: string}", "self != ['b', 'a'] && self + ['a'] == ['a', 'b', 'a']", "[a, b]" },
        { "type: array\nitems: {type: object, properties: {k: {type: string}, v: {type: integer}}}\nx-kubernetes-list-type: map\nx-kubernetes-list-map-keys: [k]",
            "self == [self[1], self[0]] && (self + [self[0]]).size() == 2", "[{k: a, v: 1}, {k: b, v: 2}]" },

        // One side is enough
        { "type: object\nproperties: {a: {type: string}, b: {type: string}}", "self.a == 'x' || self.b == 'y'", "{b: y}" },
        { "type: object\nproperties: {a: {type: string}, b: {type: string}}", "!(self.a == 'x' && self.b == 'z')", "{b: y}" },
        { "type: array\nitems: {type: object, properties: {a: {type: string}}}", "self.exists(x, x.a == 'y')", "[{}, {a: y}]" },

        // New objects
        { "type: string", "self == oldSelf", "a" },
    };

    [Theory]
    [MemberData(nameof(True))]
    public void A_rule_holds(string schema, string rule, string value) => Assert.Null(Check(schema, rule, value));

    public static TheoryData<string, string, string, string, string> False => new()
    {
        { "type: string", "self == 'b'", "a", nameof(CelOutcome.Broken), "failed rule: self == 'b'" },
        { "type: object\nproperties: {a: {type: string}}", "self.a == 'b'", "{}", nameof(
            CelOutcome.Failed), "no such key: a evaluating rule: self.a == 'b'" },
        { "type: object\nproperties: {b: {type: object, properties: {c: {type: string}}}}", "has(self.b.c)", "{}", nameof(
            CelOutcome.Failed), "no such key: b evaluating rule: has(self.b.c)" },
        { "type: array\nitems: {type: string}", "self[2] == 'a'", "[a]", nameof(
            CelOutcome.Failed), "index out of bounds: 2 evaluating rule: self[2] == 'a'" },
        { "type: integer", "10 / self == 5", "0", nameof(CelOutcome.Failed), "division by zero evaluating rule: 10 / self == 5" },
        { "type: integer", "self + 1 > 0", "9223372036854775807", nameof(
            CelOutcome.Failed), "integer overflow evaluating rule: self + 1 > 0" },
        { "x-kubernetes-int-or-string: true", "self > 5", "a", nameof(CelOutcome.Failed),
            "'no such overload: _>_(string, int)': call arguments did not match a supported operator, function or macro signature for rule: self > 5" },
        { "type: string", "self.isOK()", "a", nameof(CelOutcome.Invalid), "undeclared reference to 'isOK' (in container '')" },
        { "type: string", "self ==", "a", nameof(CelOutcome.Invalid), "syntax error at 1:8: it ends too early" },
        { "type: string", "size(self", "a", nameof(CelOutcome.Invalid), "syntax error at 1:10: ) is missing" },
        { "type: string", "self = 'a'", "a", nameof(CelOutcome.Invalid), "syntax error at 1:6: = does not belong here" },
        { "type: string", "self.matches('(?=a)')", "a", nameof(
            CelOutcome.Invalid), "error parsing regexp: (?=a) evaluating rule: self.matches('(?=a)')" },
    };

    [Theory]
    [MemberData(nameof(False))]
    public void A_rule_does_not_hold(string schema, string rule, string value, string outcome, string message)
    {
        var found = Check(schema, rule, value);
        Assert.Equal((outcome, message), (found!.Outcome.ToString(), found.Message));
    }

    [Fact]
    public void The_message_is_that_of_the_expression_if_it_gives_one()
    {
        const string Rule = "type: integer\nx-kubernetes-validations: [{rule: self > 5, message: too small, messageExpression: ";
        Assert.Equal("3 is too small", Objects.Check(Rule + "\"string(self) + ' is too small'\"}]", "3")!.Message);
        Assert.Equal("too small", Objects.Check(Rule + "\"''\"}]", "3")!.Message);
        Assert.Equal("too small", Objects.Check(Rule + "\"'a\\nb'\"}]", "3")!.Message);
        Assert.Equal("too small", Objects.Check(Rule + "\"string(1 / (self - 3))\"}]", "3")!.Message);
    }

    [Fact]
    public void The_place_is_the_field_that_the_rule_names() => Assert.Equal("a['b.c'].d.e", new CelRules().Check(
        Objects.Schema("type: object\nproperties: {a: {type: object, additionalProperties: {type: object, properties: {d: {type: object}}, "
            + "x-kubernetes-validations: [{rule: 'false', fieldPath: .d.e}]}}}"), Objects.Tree("a: {b.c: {}}"))[0].Path);

    [Fact]
    public void Rules_hold_for_the_items_of_lists_and_maps_too() => Assert.Equal(["a[1]", "b.d"], new CelRules().Check(
        Objects.Schema("type: object\nproperties: {a: {type: array, items: {type: integer, x-kubernetes-validations: [{rule: self > 1}]}}, "
            + "b: {type: object, additionalProperties: {type: integer, x-kubernetes-validations: [{rule: self > 1}]}}}"),
        Objects.Tree("a: [2, 1]\nb: {c: 2, d: 0, e: null}")).Select(found => found.Path));

    [Fact]
    public void Rules_within_all_of_hold_too() => Assert.Equal(["v", "v.a", "v.b[0]"], new CelRules().Check(
        Objects.Schema(
            "type: object\nproperties: {v: {type: object, properties: {a: {type: string, format: duration}, b: {type: array, items: {type: integer}}}, "
            + "allOf: [{x-kubernetes-validations: [{rule: size(self.b) > 1}], properties: {a: {x-kubernetes-validations: [{rule: self > duration('1h')}]}, "
            + "b: {items: {allOf: [{x-kubernetes-validations: [{rule: self > 1}]}]}}}}]}}"),
        Objects.Tree("v: {a: 1m, b: [0]}")).Select(found => found.Path));

    [Fact]
    public void A_rule_with_an_optional_old_self_is_run_for_a_new_object() => Assert.Equal(CelOutcome.Broken, Objects.Check(
        "type: integer\nx-kubernetes-validations: [{rule: 'oldSelf.hasValue() || self > 5', optionalOldSelf: true}]", "3")!.Outcome);

    private static CelViolation? Check(string schema, string rule, string value) =>
        Objects.Check($"{schema}\nx-kubernetes-validations: [{{rule: \"{rule.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"}}]", value);
}
