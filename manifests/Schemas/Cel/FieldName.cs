using System.Text.RegularExpressions;

namespace Infra.Schemas.Cel;

/// <summary>
/// The name of a field as rules write it, and as the API does: <c>namespace</c> is written <c>__namespace__</c>, as CEL keeps that word for
/// itself, and <c>a-b</c> is written <c>a__dash__b</c>.
/// </summary>
internal sealed partial class FieldName(string written)
{
    private static readonly HashSet<string> Reserved = new(
        ["true", "false", "null", "in", "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop",
            "package", "namespace", "return", "var", "void", "while"], StringComparer.Ordinal);

    public string Written { get; } = written;

    /// <summary>The name in the API.</summary>
    public string Api { get; } = written.Contains("__", StringComparison.Ordinal) ? Unescape(written) : written;

    /// <summary>How rules write a field of the API; null where they cannot.</summary>
    public static string? Escape(string api)
    {
        if (Reserved.Contains(api))
            return $"__{api}__";

        return Writable().IsMatch(api) ? Special().Replace(api, match => match.ValueSpan switch
        {
            "__" => "__underscores__",
            "." => "__dot__",
            "-" => "__dash__",
            _ => "__slash__",
        }) : null;
    }

    private static string Unescape(string written) => Escaped().Replace(written, match => match.Groups[1].Value switch
    {
        "underscores" => "__",
        "dot" => ".",
        "dash" => "-",
        "slash" => "/",
        var word when Reserved.Contains(word) && match.Length == written.Length => word,
        _ => match.Value,
    });

    [GeneratedRegex("__([a-z]+)__", RegexOptions.CultureInvariant)]
    private static partial Regex Escaped();

    [GeneratedRegex("__|[-./]", RegexOptions.CultureInvariant)]
    private static partial Regex Special();

    [GeneratedRegex(@"^[A-Za-z_./-][A-Za-z0-9_./-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Writable();
}
