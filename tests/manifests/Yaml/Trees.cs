using FsCheck;
using FsCheck.Fluent;
using Infra.Manifests;

namespace Infra.Tests.Manifests;

/// <summary>Random trees, rich in the texts that YAML readers trip over.</summary>
internal static class Trees
{
    private static readonly string[] Traps =
    [
        "", " ", "~", "null", "Null", "true", "Yes", "no", "on", "OFF", "y", "N", "1", "0", "-1", "+1", "0644", "0o17", "0x1F", "0b11",
        "1_000", "1e3",
        "1.0", "1.", ".5", "-.5e-3", ".inf", "-.Inf", ".nan", "1:30", "2026-11-21", "2026-11-21T00:00:00Z", "=", "<<", "-", "- a", "? a",
        ": a",
        "a: b", "a #b", "#a", "&a", "*a", "!a", "|", ">", "%a", "@a", "`a", "'", "\"", "{}", "[]", "{a", "a, b", "---", "--- a", "...",
        " a", "a ", "\ta",
        "a\tb", "a\nb", "a\nb\n", "a\n\nb", "\na", "a\n\n", " a\nb", "a\n b", "a \nb", "a\n\tb", "a\r\nb", "\r", "\0", "\u001b[0m",
        "\u007f", "\u0085",
        "\u00a0", "\u2028", "\ufeff", "é", "漢字", "😀", "a: |\n  b\n", "key:\n- 1\n", "C:\\path", "{{ .Values.a }}", "$(VAR)", "12e03",
        "0.1.2", "1.2.3",
    ];

    /// <summary>Trees as they come from stacks and from files.</summary>
    public static Arbitrary<Node> Any { get; } = Node(3).ToArbitrary();

    /// <summary>Texts of every kind.</summary>
    public static Arbitrary<string> Text { get; } = Texts().ToArbitrary();

    private static Gen<Node> Node(int depth)
    {
        var scalar = Gen.Frequency(
            (6, Texts().Select(t => Infra.Manifests.Node.From(t))),
            (1, ArbMap.Default.GeneratorFor<bool>().Select(b => Infra.Manifests.Node.From(b))),
            (2, ArbMap.Default.GeneratorFor<long>().Select(n => Infra.Manifests.Node.From(n))),
            (2, ArbMap.Default.GeneratorFor<NormalFloat>().Select(n => Infra.Manifests.Node.From((double)n))),
            (1, Gen.Constant((Node)ScalarNode.Null)));
        return depth == 0
            ? scalar
            : Gen.Frequency(
                (3, scalar),
                (2, Node(depth - 1).ListOf().Select(items => (Node)new ListNode([.. items.Take(4)]))),
                (3, Texts().Zip(Node(depth - 1)).ListOf().Select(Map)));
    }

    private static Node Map(IEnumerable<(string Key, Node Value)> entries) =>
        new MapNode(entries.DistinctBy(e => e.Key).Take(5).Select(e => KeyValuePair.Create(e.Key, e.Value)));

    // A lone half of a surrogate pair is no text that a file could hold.
    private static Gen<string> Texts() => Gen.Frequency(
        (3, Gen.Elements(Traps)),
        (1, Gen.Elements(Traps).Zip(Gen.Elements(Traps), (a, b) => a + b)),
        (2, ArbMap.Default.GeneratorFor<NonNull<string>>().Select(s => s.Get).Where(s => !s.Any(char.IsSurrogate))));
}
