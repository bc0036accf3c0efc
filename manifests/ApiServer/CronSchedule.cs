using System.Buffers;

namespace Infra.ApiServer;

/// <summary>Schedules of CronJobs: five fields or a word, as the CronJob controller reads them.</summary>
internal static class CronSchedule
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    private static readonly string[] Days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
    private static readonly string[] Words = ["@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly"];

    private static readonly (string Name, int Least, int Most, string[] Names)[] Fields =
    [
        ("minute", 0, 59, []), ("hour", 0, 23, []), ("day of the month", 1, 31, []), ("month", 1, 12, Months),
        ("day of the week", 0, 6, Days),
    ];

    /// <summary>What is wrong with a schedule; null when nothing is.</summary>
    public static string? Problem(string schedule)
    {
        if (schedule.StartsWith("@every ", StringComparison.Ordinal))
            return IsDuration(schedule["@every ".Length..]) ? null : "the time after @every is none, write 1h30m";

        if (schedule.StartsWith('@'))
            return Words.Contains(schedule) ? null : $"{schedule} is not known";

        var parts = schedule.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != Fields.Length)
            return $"there are {parts.Length} fields";

        foreach (var (field, part) in Fields.Zip(parts))
        {
            if (!part.Split(',', StringSplitOptions.RemoveEmptyEntries).All(range => IsRange(range, field)))
                return $"the {field.Name} cannot be {part}, it goes from {field.Least} to {field.Most}";
        }

        return null;
    }

    private static bool IsRange(string text, (string Name, int Least, int Most, string[] Names) field)
    {
        var steps = text.Split('/');
        var ends = steps[0].Split('-');
        if (steps.Length > 2 || (ends.Length > 2 && ends[0] is not ("*" or "?"))
            || (steps.Length == 2 && Number(steps[1], []) is null or 0))
        {
            return false;
        }

        // What follows an asterisk and a hyphen is not read.
        return ends[0] is "*" or "?"
            || (Number(ends[0], field.Names, field.Least) is { } low && Number(ends[^1], field.Names, field.Least) is { } high
            && low >= field.Least && high <= field.Most && low <= high);
    }

    private static int? Number(string text, string[] names, int first = 0)
    {
        var named = Array.FindIndex(names, name => name.Equals(text, StringComparison.OrdinalIgnoreCase));
        return named >= 0 ? named + first
            : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= 0
                ? number : null;
    }

    // Numbers, each with a unit: 1h30m.
    private static bool IsDuration(string text)
    {
        var rest = text.AsSpan().TrimStart("+-");
        while (rest.Length > 0)
        {
            var unit = rest.IndexOfAnyExcept(Digits);
            if (unit <= 0)
                return false;

            rest = rest[unit..];
            var end = rest.IndexOfAny(Digits);
            if ((end < 0 ? rest : rest[..end]) is not ("ns" or "us" or "µs" or "ms" or "s" or "m" or "h"))
                return false;

            rest = end < 0 ? [] : rest[end..];
        }

        return text.Length > 0;
    }
}
