namespace Infra.ApiServer;

/// <summary>Checks of one value or of a few beside each other, as servers do them for many kinds. Each says whether all was well.</summary>
internal static class Checks
{
    private const long LargestId = int.MaxValue;
    private const int LastPort = 65535;
    private const long LargestMode = 511;

    /// <summary>Refuses nothing where something must stand.</summary>
    public static bool MustBeGiven(this Field field, string what)
    {
        if (!field.IsBlank)
            return true;

        field.Refuse(what, $"write {what}");
        return false;
    }

    /// <summary>Refuses an absent map.</summary>
    public static void MustBeThere(this Field field)
    {
        if (!field.IsGiven)
            field.Refuse($"a {field.Key}", $"write {field.Key}");
    }

    /// <summary>Refuses an empty text; schemas refuse an absent one.</summary>
    public static bool MustNotBeEmpty(this Field field)
    {
        if (field.Text is not { Length: 0 })
            return true;

        field.Refuse("a text that is not empty", $"write the {Words(field.Key)}");
        return false;
    }

    /// <summary>Refuses a value where none may stand.</summary>
    public static void MustNotBeGiven(this Field field, string because, string? fix = null)
    {
        if (field.IsGiven)
            field.Refuse($"nothing: {because}", fix ?? $"remove {field.Key}");
    }

    /// <summary>Refuses numbers outside of a range.</summary>
    public static bool MustBeWithin(this Field field, long least, long most)
    {
        if (field.Number is not { } number || (number >= least && number <= most))
            return true;

        field.Refuse($"a whole number from {least} to {most}", $"write a number from {least} to {most}");
        return false;
    }

    /// <summary>Refuses numbers below one.</summary>
    public static bool MustBeAtLeast(this Field field, long least)
    {
        if (field.Number is not { } number || number >= least)
            return true;

        field.Refuse($"a whole number, {least} or more", least == 0 ? "write 0 or more" : $"write {least} or more");
        return false;
    }

    /// <summary>Refuses numbers that are no port.</summary>
    public static bool MustBePort(this Field field) => field.MustBeWithin(1, LastPort);

    /// <summary>Refuses what is neither the number nor the name of a port.</summary>
    public static void MustBePortOrName(this Field field)
    {
        if (field.Text is not { } name)
            field.MustBePort();
        else if (!Formats.IsPortName(name))
            field.Refuse(PortNames, PortNameFix(name));
    }

    /// <summary>Refuses texts that are no name of a port.</summary>
    public static void MustBePortName(this Field field)
    {
        if (field.Text is { } name && !Formats.IsPortName(name))
            field.Refuse(PortNames, PortNameFix(name));
    }

    /// <summary>Refuses numbers that are no id of a user or group.</summary>
    public static void MustBeId(this Field field) => field.MustBeWithin(0, LargestId);

    /// <summary>Refuses numbers that are no file mode.</summary>
    public static void MustBeMode(this Field field)
    {
        if (field.Number is < 0 or > LargestMode)
            field.Refuse("a file mode from 0 to 0777 (511)", "write it in octal, 0644 for example");
    }

    /// <summary>Refuses texts that are no DNS label.</summary>
    public static bool MustBeLabel(this Field field) => field.MustBe(Formats.IsLabel(field.Words),
        "at most 63 lower-case letters, digits and hyphens, with a letter or digit at both ends");

    /// <summary>Refuses texts that are no DNS label which begins with a letter.</summary>
    public static bool MustBeLabelOfLetter(this Field field) => field.MustBe(Formats.IsLabelOfLetter(field.Words),
        "at most 63 lower-case letters, digits and hyphens, with a letter first and no hyphen last");

    /// <summary>Refuses texts that are no DNS subdomain.</summary>
    public static bool MustBeSubdomain(this Field field) => field.MustBe(Formats.IsSubdomain(field.Words),
        "at most 253 lower-case letters, digits, hyphens and dots, with a letter or digit at both ends of each part");

    /// <summary>Refuses texts that are no key of a label or the like.</summary>
    public static bool MustBeQualifiedName(this Field field) => field.MustBe(Formats.IsQualifiedName(field.Words),
        "a name such as app or example.com/app: at most 63 letters, digits, hyphens, underscores and dots after the slash");

    /// <summary>Refuses texts that are no value of a label.</summary>
    public static bool MustBeLabelValue(this Field field) => field.MustBe(Formats.IsLabelValue(field.Words),
        "at most 63 letters, digits, hyphens, underscores and dots, with a letter or digit at both ends");

    /// <summary>Refuses texts that are no key of a ConfigMap or Secret.</summary>
    public static bool MustBeConfigKey(this Field field) => field.MustBe(Formats.IsConfigKey(field.Words), ConfigKeys);

    /// <summary>Refuses texts that can be no part of a request's path.</summary>
    public static void MustBePathSegment(this Field field) => field.MustBe(Formats.IsPathSegment(field.Words), "a name without / and %");

    /// <summary>Refuses absolute paths and paths that lead upwards.</summary>
    public static void MustBeRelativePath(this Field field)
    {
        if (field.Text is not { Length: > 0 } path)
            return;

        if (path[0] == '/')
            field.Refuse("a relative path", $"write {path.TrimStart('/')}");
        else
            field.MustNotLeadUpwards();
    }

    /// <summary>Refuses paths that are not of a file of their volume: absolute, upwards, or with a name that is kept for the system.</summary>
    public static void MustBePathInVolume(this Field field)
    {
        if (field.Text is { } path && path.StartsWith("..", StringComparison.Ordinal) && !path.StartsWith("../", StringComparison.Ordinal)
            && path != "..")
        {
            field.Refuse("a path that does not begin with ..", "name the file otherwise");
        }
        else
        {
            field.MustBeRelativePath();
        }
    }

    /// <summary>Refuses paths with <c>..</c> among their parts.</summary>
    public static void MustNotLeadUpwards(this Field field)
    {
        if (field.Text is { } path && path.Split('/').Contains(".."))
            field.Refuse("a path without ..", "write the path that it leads to");
    }

    /// <summary>Refuses values that are none of a few; empty ones too.</summary>
    public static bool MustBeOneOf(this Field field, params ReadOnlySpan<string> allowed)
    {
        if (!field.IsGiven || field.Text is not { } text || allowed.Contains(text))
            return true;

        var list = string.Join(", ", allowed!);
        field.Refuse($"one of {list}", $"write one of {list}");
        return false;
    }

    /// <summary>Refuses a map that has several of the given fields, or none of them. Unknown fields are left to the schemas.</summary>
    /// <returns>The fields that are given.</returns>
    public static List<Field> MustHaveOne(this Field field, string[] keys, bool mayHaveNone = false)
    {
        List<Field> given = [.. keys.Select(key => field[key]).Where(one => one.IsGiven)];
        var all = string.Join(", ", keys);
        if (given.Count == 0 && !mayHaveNone && !HasOthers(field, keys))
            field.Refuse(null, keys.Length > 8 ? "exactly one source" : $"one of {all}", "write one of these fields");

        if (given.Count > 1)
        {
            given[1].Refuse($"{given[0].Key} and {given[1].Key}", "one of these fields",
                $"remove {given[1].Key} or {given[0].Key}");
        }

        return given;
    }

    /// <summary>Refuses values that stand twice in a list.</summary>
    public static void MustBeUnique(this IEnumerable<Field> fields, string what)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            if (field.Text is { Length: > 0 } text && !seen.Add(text))
                field.Refuse($"{what} that stands once", "rename or remove one of the two");
        }
    }

    private const string PortNames = "at most 15 lower-case letters, digits and single hyphens, with a letter among them";
    private const string ConfigKeys = "letters, digits, hyphens, underscores and dots, at most 253";

    private static string PortNameFix(string name) => name.Length > 15 ? "shorten the name to 15 characters"
        : name.Length > 0 && !name.AsSpan().ContainsAnyExceptInRange('0', '9') ? "write the number without quotes" : "rename the port";

    private static bool MustBe(this Field field, bool holds, string expected)
    {
        if (holds || field.Text is not { } text || Placeholders.In(field.Value!).Count > 0)
            return true;

        field.Refuse(expected, text.Any(char.IsAsciiLetterUpper) && expected.Contains("lower-case", StringComparison.Ordinal)
            ? $"write {text.ToLowerInvariant()}, where that is what is meant" : "correct the text");
        return false;
    }

    // A field that is misspelt is found as such.
    private static bool HasOthers(Field field, string[] keys) =>
        field.Map is not { } map || map.Entries.Any(entry => entry.Key != "name" && !keys.Contains(entry.Key) && IsNested(entry.Value));

    private static bool IsNested(Node value) => value is not ScalarNode;

    private static string Words(string key) => string.Concat(key.Select(c => char.IsAsciiLetterUpper(c) ? $" {char.ToLowerInvariant(c)}" : $"{c}"));
}
