using System.Text.RegularExpressions;

namespace Infra.Diff;

/// <summary>Values that are written differently and mean the same.</summary>
internal static partial class Canonical
{
    private static readonly Dictionary<string, decimal> Units = new(StringComparer.Ordinal)
    {
        [""] = 1m,
        ["m"] = 0.001m,
        ["u"] = 0.000001m,
        ["n"] = 0.000000001m,
        ["k"] = 1e3m,
        ["M"] = 1e6m,
        ["G"] = 1e9m,
        ["T"] = 1e12m,
        ["P"] = 1e15m,
        ["Ki"] = 1024m,
        ["Mi"] = 1048576m,
        ["Gi"] = 1073741824m,
        ["Ti"] = 1099511627776m,
        ["Pi"] = 1125899906842624m,
        ["h"] = 3600m,
        ["s"] = 1m,
        ["min"] = 60m,
        ["ms"] = 0.001m,
    };

    /// <summary>Whether two scalars mean the same.</summary>
    public static bool Same(Node left, Node right, ValueForm form) =>
        Node.Same(left, right)
        || (form != ValueForm.Plain && Measure(left, form) is { } one && Measure(right, form) is { } other && one == other);

    /// <summary>Whether a quantity is less than another one.</summary>
    public static bool IsLess(Node one, Node other) =>
        Measure(one, ValueForm.Quantity) is { } less && Measure(other, ValueForm.Quantity) is { } more && less < more;

    private static decimal? Measure(Node node, ValueForm form)
    {
        var text = node is ScalarNode scalar ? scalar.ToString() : "";
        return form == ValueForm.Quantity ? Quantity(text) : Duration(text);
    }

    private static decimal? Quantity(string text)
    {
        var match = QuantityForm().Match(text);
        return match.Success && Number(match.Groups["number"].Value) is { } number && number < 1e12m
            ? number * Units[match.Groups["unit"].Value] : null;
    }

    private static decimal? Duration(string text)
    {
        if (!DurationForm().IsMatch(text))
            return null;

        var sum = 0m;
        foreach (Match part in DurationPart().Matches(text))
        {
            var unit = part.Groups["unit"].Value;
            if (Number(part.Groups["number"].Value) is not { } number || number > 1e12m)
                return null;

            sum += number * Units[unit == "m" ? "min" : unit];
        }

        return sum;
    }

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(@"^(?<number>[0-9]{1,15}(\.[0-9]{1,9})?)(?<unit>[munkMGTP]|[KMGTP]i|)\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex QuantityForm();

    [GeneratedRegex(@"^([0-9]{1,12}(\.[0-9]{1,6})?(h|ms|m|s))+\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex DurationForm();

    [GeneratedRegex(@"(?<number>[0-9.]+)(?<unit>h|ms|m|s)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex DurationPart();
}
