namespace Infra.Components.Validation;

/// <summary>
/// When something runs: five fields of a cron expression, such as <c>30 3 * * 1-5</c>. The bounds are those of Kubernetes and of
/// CloudNativePG (robfig/cron): there is no day 7. See
/// https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax.
/// </summary>
public sealed class CronAttribute : TextFormatAttribute
{
    private static readonly string[] Known = ["@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly"];

    private static readonly string[] Months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

    private static readonly string[] Days = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    private static readonly (int Least, int Most, string[] Names)[] Fields =
        [(0, 59, []), (0, 23, []), (1, 31, []), (1, 12, Months), (0, 6, Days)];

    /// <summary>Whether a word such as <c>@daily</c> will do too, as it does for Kubernetes. Default: false.</summary>
    public bool Words { get; init; }

    /// <inheritdoc/>
    public override DiagnosticCode Code => Codes.Form;

    /// <inheritdoc/>
    public override string Allowed =>
        $"minute, hour, day of the month, month and day of the week (0 to 6), such as 30 3 * * 1-5{(Words ? ", or a word such as @daily" : "")}";

    /// <inheritdoc/>
    public override string Fix => "write five fields with a blank between them; the time zone is an argument of its own";

    /// <inheritdoc/>
    public override string Pattern => Words ? @"(\S+ ){4}\S+|@[a-z]+" : @"(\S+ ){4}\S+";

    /// <inheritdoc/>
    protected override bool Accepts(string text) => (Words && Known.Contains(text))
        || (text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: 5 } fields
            && fields.Zip(Fields).All(field => field.First.Split(',').All(part => IsPart(part, field.Second))));

    private static bool IsPart(string part, (int Least, int Most, string[] Names) field)
    {
        var steps = part.Split('/');
        if (steps.Length > 2 || (steps.Length == 2 && !(Number(steps[1]) is > 0 and <= 1000)))
            return false;

        if (steps[0] is "*" or "?")
            return true;

        var ends = steps[0].Split('-').Select(end => Value(end, field)).ToList();
        return ends is [not null] || (ends is [{ } first, { } last] && first <= last);
    }

    private static int? Value(string text, (int Least, int Most, string[] Names) field)
    {
        var named = Array.IndexOf(field.Names, text.ToUpperInvariant());
        var value = named < 0 ? Number(text) : named + field.Least;
        return value >= field.Least && value <= field.Most ? value : null;
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
