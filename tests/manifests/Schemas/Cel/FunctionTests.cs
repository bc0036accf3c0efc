using Infra.Schemas.Cel;

namespace Infra.Tests.Schemas.Cel;

/// <summary>The functions that rules have in Kubernetes 1.36: all of these are true.</summary>
public sealed class FunctionTests
{
    public static TheoryData<string> True =>
    [
        // Operators
        "1 + 2 * 3 == 7 && (1 + 2) * 3 == 9 && 7 / 2 == 3 && -7 % 3 == -1 && 7.0 / 2.0 == 3.5",
        "1 < 2.5 && 2u == 2u && 3 >= 2u && -1 < 1u && !(2 > 2.0)",
        "'a' + 'b' == 'ab' && b'a' + b'b' == b'ab' && [1] + [2] == [1, 2]",
        "!true || !!true", "-(-1) == 1 && --1 == 1", "true ? 1 == 1 : 1 / 0 == 1", "1 in [1, 2] && 'a' in {'a': 1} && !(3 in [1, 2])",
        "false && 1 / 0 == 1 || true || 1 / 0 == 1", "0x1F == 31 && 1e3 == 1000.0 && .5 == 0.5",
        "'\\u00e4\\x41\\101' == 'äAA' && r'\\d' == '\\\\d' && '''a'b''' == \"a'b\"",
        "{'a': {'b': [1, 2]}}.a.b[1] == 2 && {1: 'x'}[1] == 'x' && {'a': 1} == {'a': 1} && {'a': 1} != {'a': 2}",
        "dyn(1) == dyn(1.0) && dyn(1) != dyn('1') && null == null",

        // Types
        "type(1) == int && type('') == string && type([]) == list && type({}) == map && type(1.0) == double && type(1u) == uint && type(null) == null_type",
        "type(duration('1s')) == google.protobuf.Duration && type(int) == type",
        "int('12') == 12 && int(2.9) == 2 && int(3u) == 3 && int(timestamp('1970-01-01T00:01:00Z')) == 60 && double('1.5') == 1.5 && uint(3) == 3u",
        "string(1) == '1' && string(1.5) == '1.5' && string(true) == 'true' && string(b'a') == 'a' && bool('true') && bytes('a') == b'a'",
        "string(duration('90s')) == '90s' && string(timestamp('2026-01-01T00:00:00Z')) == '2026-01-01T00:00:00Z'",
        "size('äöü') == 3 && 'a👑b'.size() == 3 && size([1, 2]) == 2 && {'a': 1}.size() == 1",

        // Macros
        "[1, 2, 3].all(x, x > 0) && [1, 2, 3].exists(x, x == 2) && [1, 2, 2].exists_one(x, x == 1) && ![2, 2].exists_one(x, x == 2)",
        "[1, 2, 3].map(x, x * 2) == [2, 4, 6] && [1, 2, 3].filter(x, x > 1) == [2, 3] && [1, 2, 3].map(x, x > 1, x * 2) == [4, 6]",
        "{'a': 1, 'b': 2}.all(k, k != 'c') && has({'a': 1}.a) && !has({'a': 1}.b)",
        "[1, 2].all(i, v, v == i + 1) && {'a': 1}.exists(k, v, k == 'a' && v == 1) && [5, 6].existsOne(i, v, v == 6)",
        "[1, 2].transformList(i, v, i * v) == [0, 2] && {'a': 1}.transformMap(k, v, v + 1) == {'a': 2} && {'a': 1}.transformMapEntry(k, v, {v: k}) == {1: 'a'}",
        "[1].all(x, [2].all(x, x == 2) && x == 1)",

        // Texts
        "'hello'.contains('ell') && 'hello'.startsWith('he') && 'hello'.endsWith('lo') && 'banana'.charAt(2) == 'n' && 'a'.charAt(1) == ''",
        "'banana'.indexOf('a') == 1 && 'banana'.indexOf('a', 2) == 3 && 'banana'.lastIndexOf('a') == 5 && 'banana'.lastIndexOf('a', 4) == 3 && 'a'.indexOf('x') == -1",
        "'aBc'.lowerAscii() == 'abc' && 'aBÄ'.upperAscii() == 'ABÄ' && ' a '.trim() == 'a' && 'banana'.substring(4) == 'na' && 'banana'.substring(0, 4) == 'bana'",
        "'a.b.c'.split('.') == ['a', 'b', 'c'] && 'a.b.c'.split('.', 2) == ['a', 'b.c'] && 'ab'.split('') == ['a', 'b'] && 'a'.split('.', 0) == []",
        "'aaa'.replace('a', 'b') == 'bbb' && 'aaa'.replace('a', 'b', 1) == 'baa' && 'ab'.replace('', '-') == '-a-b-' && ['a', 'b'].join('-') == 'a-b' && ['a'].join() == 'a'",
        "'%s is %d, %.1f, %x, %o, %b'.format(['a', 5, 1.25, 255, 8, 5]) == 'a is 5, 1.3, ff, 10, 101' || '%s'.format([[1, 'a']]) == '[1, \"a\"]'",
        "strings.quote('a\"b\\n') == '\"a\\\\\"b\\\\n\"'",

        // Patterns, as RE2 reads them
        "'abc123'.find('[0-9]+') == '123' && 'a1b2'.findAll('[0-9]') == ['1', '2'] && 'a1b2'.findAll('[0-9]', 1) == ['1'] && 'a'.find('x') == ''",
        "'abc'.matches('b') && matches('abc', '^a.c$') && !'a\\n'.matches('^a$') && 'A'.matches('(?i)a') && 'a'.matches('^(?P<x>a)$')",
        "!'٣'.matches('^\\\\d$') && 'é'.matches('^\\\\pL$') && ']'.matches('^[]]$') && 'b'.matches('^[[:alpha:]]$') && 'a.b'.matches('\\\\Qa.b\\\\E')",

        // Times
        "duration('1h') + duration('30m') == duration('90m') && duration('1h30m').getMinutes() == 90 && duration('1.5s').getMilliseconds() == 1500 && duration('-1s') < duration('0')",
        "timestamp('2026-01-31T00:00:00Z') + duration('24h') == timestamp('2026-02-01T00:00:00Z') && timestamp('2026-01-31T23:00:00Z').getDate('+02:00') == 1",
        "timestamp('2026-01-31T10:20:30.5Z').getHours() == 10 && timestamp('2026-01-31T10:20:30.5Z').getDayOfWeek() == 6 && timestamp('2026-01-31T10:20:30.5Z').getMilliseconds() == 500",

        // Lists and sets
        "[1, 2, 2].isSorted() && ![2, 1].isSorted() && [1, 2].sum() == 3 && [1.5, 2.5].sum() == 4.0 && [3, 1].min() == 1 && ['a', 'b'].max() == 'b'",
        "[1, 2, 1].indexOf(1) == 0 && [1, 2, 1].lastIndexOf(1) == 2 && [1].indexOf(5) == -1",
        "[3, 1, 2].sort() == [1, 2, 3] && ['bb', 'a'].sortBy(x, x.size()) == ['a', 'bb'] && [1, 2].reverse() == [2, 1] && [1, 1, 2].distinct() == [1, 2]",
        "[1, 2, 3].slice(1, 3) == [2, 3] && [[1], [2, 3]].flatten() == [1, 2, 3] && lists.range(3) == [0, 1, 2] && [1].first().value() == 1 && [1, 2].last().value() == 2",
        "sets.contains([1, 2], [2]) && sets.equivalent([1, 2], [2, 1, 1]) && sets.intersects([1], [1, 2]) && !sets.intersects([1], [])",

        // Optional values
        "optional.of(1).value() == 1 && !optional.none().hasValue() && optional.of(1).or(optional.of(2)).value() == 1 && optional.none().orValue(5) == 5",
        "{'a': 1}.?a.orValue(0) == 1 && {'a': 1}.?b.orValue(0) == 0 && {'a': {'b': 2}}.?a.?b.value() == 2 && [1][?5].orValue(9) == 9",
        "optional.of(2).optMap(x, x * 2).value() == 4 && optional.ofNonZeroValue('') == optional.none() && [?optional.none(), 1] == [1] && {?'a': optional.of(1)} == {'a': 1}",

        // Kubernetes' own
        "isURL('https://a.example.org:80/b?c=d#e') && isURL('/a') && !isURL('a/b') && !isURL('https://a:b:c/') && !isURL('http://a b/')",
        "url('https://a.org:80/b c?x=1&x=2').getHost() == 'a.org:80' && url('https://[::1]:80/').getHostname() == '::1' && url('https://a/').getPort() == ''",
        "url('https://a/b c').getEscapedPath() == '/b%20c' && url('https://a/?x=1&x=2').getQuery() == {'x': ['1', '2']} && url('/a').getScheme() == ''",
        "isIP('10.0.0.1') && isIP('::1') && !isIP('10.0.0.01') && !isIP('1.2') && !isIP('::ffff:1.2.3.4') && !isIP('fe80::1%eth0') && ip('::1').family() == 6",
        "ip('127.0.0.1').isLoopback() && ip('8.8.8.8').isGlobalUnicast() && ip.isCanonical('::1') && !ip.isCanonical('0:0::1') && string(ip('10.0.0.1')) == '10.0.0.1'",
        "cidr('10.0.0.0/8').containsIP('10.1.2.3') && cidr('10.0.0.0/8').containsCIDR('10.1.0.0/16') && !isCIDR('10.0.0.0/33') && cidr('10.1.2.3/8').masked() == cidr('10.0.0.0/8')",
        "cidr('10.1.2.3/8').prefixLength() == 8 && cidr('10.1.2.3/8').ip() == ip('10.1.2.3') && cidr('::/0').containsIP(ip('::1'))",
        "quantity('1Gi').isGreaterThan(quantity('1G')) && quantity('500m').compareTo(quantity('0.5')) == 0 && quantity('1k').asInteger() == 1000 && isQuantity('1e3') && !isQuantity('1Mo')",
        "quantity('50k').add(20).sub(quantity('20')) == quantity('50k') && !quantity('500m').isInteger() && quantity('-1').sign() == -1 && quantity('1.5').asApproximateFloat() == 1.5",
        "semver('1.2.3').isLessThan(semver('1.10.0')) && semver('1.0.0-rc.1').compareTo(semver('1.0.0')) == -1 && isSemver('v1.0', true) && !isSemver('v1.0') && semver('1.2.3').minor() == 2",
        "!format.dns1123Label().validate('my-name').hasValue() && format.dns1123Label().validate('A').hasValue() && format.named('uuid').hasValue() && !format.named('x').hasValue()",
        "!format.qualifiedName().validate('a.org/b').hasValue() && !format.labelValue().validate('').hasValue() && format.date().validate('2026-02-30').hasValue()",
    ];

    [Theory]
    [MemberData(nameof(True))]
    public void A_function_does_what_the_server_does(string expression)
    {
        var left = 1_000_000L;
        var result = Program.Compile(expression).Run(Values.Null, ref left);
        Assert.True(result is true, $"{Format.Plain(result)}: {expression}");
    }

    public static TheoryData<string> Fail =>
    [
        "1 / 0", "1 % 0", "9223372036854775807 + 1", "-9223372036854775807 - 2", "0u - 1u", "int('a')", "int(1e30)", "1 + 1.0", "'a' + 1",
        "'a' < 1", "!1", "[1][1]", "[1][-1]",
        "{'a': 1}.b", "{'a': 1, 'a': 2}", "'a'.charAt(2)", "'abc'.substring(2, 1)", "duration('1d')", "timestamp('2026-13-01T00:00:00Z')",
        "[].max()", "[1, 'a'].sort()",
        "optional.none().value()", "url('a')", "ip('1')", "cidr('1')", "quantity('x')", "semver('1')", "'a'.matches('(')",
        "'a'.matches('a{1001}')", "'%d'.format(['a'])", "'%s'.format([])",
        "[1].all(x, 1)", "true ? 1 / 0 : 2", "[1, 2].exists_one(x, x / 0 == 1)", "bytes('a')[0]", "null.a",
    ];

    [Theory]
    [MemberData(nameof(Fail))]
    public void What_the_server_cannot_evaluate_fails(string expression)
    {
        var left = 1_000_000L;
        Assert.IsType<Failure>(Program.Compile(expression).Run(Values.Null, ref left));
    }

    public static TheoryData<string> Unknown =>
        [
            "x",
            "f(1)",
            "'a'.g()",
            "cel.bind(x, 1, x)",
            "math.greatest(1, 2)",
            "google.protobuf.Int64Value{value: 1}",
            "namespace",
            "has(1)",
            "[1].all(x.y, true)",
            "'a'.split()",
        ];

    [Theory]
    [MemberData(nameof(Unknown))]
    public void What_the_server_does_not_have_does_not_compile(string expression) =>
        Assert.Throws<CelException>(() => Program.Compile(expression));
}
