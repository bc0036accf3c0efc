using Infra.Wording;

namespace Infra.Schemas;

/// <summary>What a schema allows of a single value: enums, lengths, formats, patterns and bounds.</summary>
internal static class AllowedValues
{
    /// <summary>What the value has to be and what to do, or null where it is allowed.</summary>
    public static (string Expected, string Fix)? Missing(Schema schema, ScalarNode value) =>
        schema.Enum.Count > 0 && !schema.Enum.Any(allowed => Node.Same(allowed, value))
            ? (Choices(schema), DidYouMean.Fix(value.ToString(), schema.Enum.Select(allowed => allowed.ToString()!)))
            : value.Value switch
            {
                string text => OfText(schema, text),
                long number => OfNumber(schema, number),
                double number => OfNumber(schema, number),
                _ => null,
            };

    /// <summary>The values of an enum in words.</summary>
    public static string Choices(Schema schema) =>
        Words.OneOf(schema.Enum.Select(value => value is ScalarNode { Text: "" } ? "\"\"" : value.ToString()!));

    /// <summary>A range in words: <c>1 to 16 items</c>.</summary>
    public static string Bounds<T>(T? least, T? most, string what = "") where T : struct, IFormattable
    {
        string Text(T value) => value.ToString(null, CultureInfo.InvariantCulture);
        string Counted(T value) => (what, Text(value)) switch
        {
            ("", var text) => text,
            (_, "1") => "1 " + (what == "entries" ? "entry" : what.TrimEnd('s')),
            (_, var text) => $"{text} {what}",
        };
        return (least, most) switch
        {
            ({ } low, { } high) when Text(low) == Text(high) => Counted(low),
            ({ } low, { } high) => $"{Text(low)} to {Counted(high)}",
            ({ } low, null) => $"at least {Counted(low)}",
            _ => $"at most {Counted(most!.Value)}",
        };
    }

    private static (string Expected, string Fix)? OfText(Schema schema, string text)
    {
        // As the server counts: characters, and not the halves that some of them have in .NET.
        var length = text.Length <= (schema.MaxLength ?? int.MaxValue) && schema.MinLength is null
            ? text.Length : text.EnumerateRunes().Count();
        if (length < schema.MinLength || length > schema.MaxLength)
            return (Bounds(schema.MinLength, schema.MaxLength, "characters"), length == 0 ? "write a value" : "shorten or lengthen it");

        if (ValueForms.Missing(schema.Format, text) is { } form)
            return (form, schema.Format == "byte" ? "encode it, or write it under stringData" : "correct it");

        return schema.PatternForm?.IsMatch(text) == false ? ($"a string of the form {schema.Pattern}", "correct it") : null;
    }

    private static (string Expected, string Fix)? OfNumber(Schema schema, double number)
    {
        var isSmall = schema.Format == "int32";
        var (least, most) = (schema.Minimum ?? (isSmall ? int.MinValue : null), schema.Maximum ?? (isSmall ? int.MaxValue : null));
        if (number < least || number > most || (schema.IsMinimumExclusive && number == least)
            || (schema.IsMaximumExclusive && number == most))
        {
            return (Bounds(least, most), "choose a number in this range");
        }

        return schema.MultipleOf is { } unit && unit > 0 && number % unit != 0
            ? ($"a multiple of {unit.ToString(CultureInfo.InvariantCulture)}", "choose another number") : null;
    }
}
