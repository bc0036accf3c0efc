using System.Text.RegularExpressions;

namespace Infra.Manifests;

/// <summary>
/// How Kubernetes reads an unquoted scalar (sigs.k8s.io/yaml, which is YAML 1.1 with exceptions): <c>no</c> and <c>on</c> are truth values,
/// <c>0644</c> is octal, <c>1e3</c> is a number, dates and <c>1:30</c> are texts.
/// </summary>
internal static partial class Scalars
{
    /// <summary>
    /// Whether another program replaces a part of a text before it is applied, so that its value is not known: <c>${NAME}</c> of Flux and
    /// envsubst, <c>$(NAME)</c> of kustomize, <c>{{ name }}</c> of templates, <c>&lt;path:…&gt;</c> of Argo CD's Vault plugin.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="isExpanded">Whether Kubernetes puts in <c>$(NAME)</c> itself there. Default: false.</param>
    public static bool IsSubstituted(string? text, bool isExpanded = false) => text is not null
        && (text.Contains('$', StringComparison.Ordinal) || text.Contains("{{", StringComparison.Ordinal)
            || text.Contains("<path:", StringComparison.Ordinal))
        && SubstitutedForm().IsMatch(isExpanded ? text.Replace("$(", "", StringComparison.Ordinal) : text);

    /// <summary>The value of an unquoted scalar.</summary>
    public static object? Resolve(string text)
    {
        if (text.Length == 0)
            return null;

        return text[0] switch
        {
            'y' or 'Y' or 'n' or 'N' or 't' or 'T' or 'f' or 'F' or 'o' or 'O' or '~' => Word(text),
            '.' => Fraction(text),
            (>= '0' and <= '9') or '-' or '+' => Number(text),
            _ => text,
        };
    }

    /// <summary>Whether a text has to be quoted, because some reader of YAML 1.1 or 1.2 would take it for another type.</summary>
    public static bool IsAmbiguous(string text)
    {
        if (text.Length == 0)
            return true;

        return text[0] switch
        {
            '=' or '<' => text is "=" or "<<",
            '.' or '-' or '+' or (>= '0' and <= '9') => Resolve(text) is not string || LooksLikeTime().IsMatch(text),
            _ => Resolve(text) is not string,
        };
    }

    private static object? Word(string text) => text switch
    {
        "y" or "Y" or "yes" or "Yes" or "YES" or "true" or "True" or "TRUE" or "on" or "On" or "ON" => true,
        "n" or "N" or "no" or "No" or "NO" or "false" or "False" or "FALSE" or "off" or "Off" or "OFF" => false,
        "~" or "null" or "Null" or "NULL" => null,
        _ => text,
    };

    private static object Fraction(string text) => text switch
    {
        ".nan" or ".NaN" or ".NAN" => double.NaN,
        ".inf" or ".Inf" or ".INF" => double.PositiveInfinity,
        _ => Float(text) ?? text,
    };

    private static object Number(string text)
    {
        switch (text)
        {
            case "+.inf" or "+.Inf" or "+.INF":
                return double.PositiveInfinity;
            case "-.inf" or "-.Inf" or "-.INF":
                return double.NegativeInfinity;
        }

        var plain = text.Contains('_', StringComparison.Ordinal) ? text.Replace("_", "", StringComparison.Ordinal) : text;
        return Integer(plain) is not { } number
            ? Float(plain) ?? text
            : number >= long.MinValue && number <= long.MaxValue ? (long)number : (object)(double)number;
    }

    private static Int128? Integer(string text)
    {
        var negative = text[0] == '-';
        var digits = text.AsSpan(text[0] is '-' or '+' ? 1 : 0);
        if (digits.Length == 0)
            return null;

        var radix = 10;
        if (digits[0] == '0' && digits.Length > 1)
        {
            (radix, var prefix) = digits[1] switch
            {
                'x' or 'X' => (16, 2),
                'o' or 'O' => (8, 2),
                'b' or 'B' => (2, 2),
                _ => (8, 1),
            };
            digits = digits[prefix..];
        }

        return Digits(digits, radix) is { } magnitude ? (negative ? -magnitude : magnitude) : null;
    }

    // Longer ones are numbers all the same, but no integers that JSON readers agree on: they are read as floats.
    private static Int128? Digits(ReadOnlySpan<char> digits, int radix)
    {
        if (digits.Length == 0)
            return null;

        Int128 sum = 0;
        foreach (var c in digits)
        {
            var digit = char.IsAsciiHexDigit(c) ? Convert.ToInt32(c.ToString(), 16) : radix;
            if (digit >= radix)
                return null;

            sum = (sum * radix) + digit;
            if (sum > ulong.MaxValue)
                return null;
        }

        return sum;
    }

    private static object? Float(string text) =>
        FloatForm().IsMatch(text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? ScalarNode.Integral(number)
            : null;

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex FloatForm();

    [GeneratedRegex(@"\$\{[A-Za-z_][^}]*\}|\$\([A-Za-z_][A-Za-z0-9_.-]*\)|\{\{.*?\}\}|<path:[^>]+>", RegexOptions.CultureInvariant)]
    private static partial Regex SubstitutedForm();

    // Base-60 numbers and dates of YAML 1.1, which Kubernetes reads as texts and other readers do not.
    [GeneratedRegex(@"^([-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?\z|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|\._)", RegexOptions.CultureInvariant)]
    private static partial Regex LooksLikeTime();
}
