using System.Text.RegularExpressions;

namespace Infra.Settings;

/// <summary>What files with settings need beyond a tree: one map, texts that come back as they were written, encrypted values.</summary>
internal static partial class SettingsYaml
{
    private const string Secure = "secure";

    /// <summary>Reads a file that holds one map.</summary>
    /// <param name="subject">What the file is, for messages: <c>stack prod</c>.</param>
    /// <returns>The map, and the keys that are given twice.</returns>
    /// <exception cref="RefusedException">The text is not YAML, or is not one map.</exception>
    public static (MapNode Root, IReadOnlyList<Diagnostic> Problems) Read(string text, string file, string subject)
    {
        var composer = new YamlComposer(file, YamlDialect.Settings, subject);
        var documents = composer.Compose(text);
        if (composer.Problems.Any(problem => problem.Code != Codes.DuplicateKey))
            throw new RefusedException(composer.Problems);

        Diagnostic Malformed(Node node, string actual, string fix) =>
            new(Codes.MalformedYaml, subject, actual, "one map of keys and values", fix) { At = node.At(new SourceLocation(file, 1, 1)) };

        return documents switch
        {
            [] => (MapNode.Empty, []),
            [MapNode map] => (map, composer.Problems),
            [var other] => throw new RefusedException(Malformed(other, "no map", "write the keys below config:, indented, as infra:<key>")),
            [_, var second, ..] => throw new RefusedException(
                Malformed(second, "a second document begins here", "remove the line of hyphens, or keep the rest in a file of its own")),
        };
    }

    /// <summary>Where a value stands.</summary>
    /// <param name="near">A place in its file; null when it comes from none.</param>
    public static SourceLocation? At(this Node node, SourceLocation? near) =>
        near is null || node.Line == 0 ? near : near with { Line = node.Line, Column = node.Column };

    /// <summary>A scalar as it is written, without quotes.</summary>
    public static string Written(this ScalarNode scalar) => scalar.Plain ?? scalar.ToString();

    /// <summary>Whether there is no value: <c>~</c>, <c>null</c>, or nothing after the colon.</summary>
    public static bool IsNothing(this Node node) => node is ScalarNode { Value: null };

    /// <summary>
    /// Whether a scalar may be used as text: it is text to every reader of YAML, or a number that comes back as it was written when the
    /// engine has read it (<c>1.10</c> would come back as <c>1.1</c>, <c>017</c> as <c>15</c>).
    /// </summary>
    public static bool IsFaithfulText(this ScalarNode scalar) => scalar.Plain is { } plain
        ? !Scalars.IsAmbiguous(plain) || FaithfulNumber().IsMatch(plain)
        : scalar.Value is string;

    /// <summary>Whether a value is encrypted, so that only the engine can read it.</summary>
    public static bool IsEncrypted(this Node node) => node is MapNode { Count: 1 } map && map[Secure] is ScalarNode;

    /// <summary>Whether a value is encrypted and looks like what the engine's encryption gives.</summary>
    public static bool IsCiphertext(this Node node) =>
        node is MapNode { Count: 1 } map && map[Secure] is ScalarNode scalar && Ciphertext().IsMatch(scalar.Written());

    /// <summary>
    /// Whether a value is the empty text, encrypted: what the engine's encryption by a passphrase or key appends is all that there is. The
    /// service's encryption does not show it.
    /// </summary>
    public static bool IsCiphertextOfNothing(this Node node) =>
        node is MapNode { Count: 1 } map && map[Secure] is ScalarNode scalar && CiphertextOfNothing().IsMatch(scalar.Written());

    [GeneratedRegex(@"^(0|-?[1-9][0-9]{0,14}|-?(?=[0-9.]{3,16}\z)(0|[1-9][0-9]{0,9})\.[0-9]{0,5}[1-9])\z", RegexOptions.CultureInvariant)]
    private static partial Regex FaithfulNumber();

    // v1, a nonce and a ciphertext, or a ciphertext of the service, all in base 64.
    [GeneratedRegex("^(v1:[A-Za-z0-9+/]{16}:[A-Za-z0-9+/]{8,}={0,2}|[A-Za-z0-9+/]{20,}={0,2})$", RegexOptions.CultureInvariant)]
    private static partial Regex Ciphertext();

    // AES-256-GCM: the tag alone has 16 bytes.
    [GeneratedRegex(@"^v1:[A-Za-z0-9+/]{16}:[A-Za-z0-9+/]{22}==\z", RegexOptions.CultureInvariant)]
    private static partial Regex CiphertextOfNothing();
}
