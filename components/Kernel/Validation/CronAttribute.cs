using System.Text.RegularExpressions;

namespace Infra.Components.Validation;

/// <summary>A cron expression of five fields: minute, hour, day of the month, month, day of the week, such as <c>30 3 * * 1-5</c>.</summary>
public sealed partial class CronAttribute : TextFormatAttribute
{
    private const string Months = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC";
    private const string Days = "SUN MON TUE WED THU FRI SAT";

    // The bounds that Kubernetes and CloudNativePG both take (robfig/cron): there is no day 7.
    private static readonly (int Least, int Most, string[] Names)[] Fields =
        [(0, 59, []), (0, 23, []), (1, 31, []), (1, 12, Months.Split(' ')), (0, 6, Days.Split(' '))];

    /// <inheritdoc/>
    public override DiagnosticCode Code => Codes.Schedule;

    /// <inheritdoc/>
    public override string Allowed => "five fields: minute, hour, day of the month, month and day of the week, such as 30 3 * * *";

    /// <inheritdoc/>
    public override string Fix => "write * for every value, 1-5 for a range, */6 for every sixth, and commas between several";

    /// <inheritdoc/>
    public override string Pattern => @"^(\S+ ){4}\S+$";

    /// <inheritdoc/>
    protected override bool Accepts(string text) =>
        text.Split(' ') is { Length: 5 } fields && fields.Zip(Fields).All(field => field.First.Split(',').All(part => IsPart(part, field.Second)));

    private static bool IsPart(string part, (int Least, int Most, string[] Names) field)
    {
        if (Part().Match(part) is not { Success: true } match)
            return false;

        if (match.Groups["step"] is { Success: true } step && !(int.Parse(step.ValueSpan, CultureInfo.InvariantCulture) is > 0 and < 1000))
            return false;

        if (!match.Groups["first"].Success)
            return true;

        var first = Value(match.Groups["first"].Value, field);
        var last = match.Groups["last"].Success ? Value(match.Groups["last"].Value, field) : first;
        return first is { } from && last is { } to && from <= to;
    }

    private static int? Value(string text, (int Least, int Most, string[] Names) field)
    {
        var name = Array.IndexOf(field.Names, text.ToUpperInvariant());
        var value = name >= 0 ? name + field.Least : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
        return value >= field.Least && value <= field.Most ? value : null;
    }

    [GeneratedRegex(@"^(\*|(?<first>[0-9]{1,2}|[A-Za-z]{3})(-(?<last>[0-9]{1,2}|[A-Za-z]{3}))?)(/(?<step>[0-9]{1,3}))?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Part();
}
