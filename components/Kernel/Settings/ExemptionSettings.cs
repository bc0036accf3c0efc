using System.ComponentModel;
using System.Globalization;
using Infra.Components.Validation;
using Infra.Diagnostics;

namespace Infra.Components.Settings;

/// <summary>A finding of <c>infra check</c> that somebody decided to live with until a day.</summary>
public sealed record ExemptionSettings : ICheckedSettings
{
    private const string DateForm = "yyyy-MM-dd";

    /// <summary>The rule, by its id or name.</summary>
    [Description("The rule, by its id or name, for example L04 or tls-secret.")]
    public required string Rule { get; init; }

    /// <summary>What it is about: <c>Kind/namespace/name</c>, or <c>Kind/name</c> for what has no namespace. <c>*</c> stands for any text.</summary>
    [Description("What it is about: Kind/namespace/name, or Kind/name for what has no namespace. * stands for any text.")]
    public required string Subject { get; init; }

    /// <summary>The value that the finding names, with <c>*</c> for any text. Default: every value.</summary>
    [Description("The value that the finding names, with * for any text.")]
    public string? Value { get; init; }

    /// <summary>Why the finding may stay.</summary>
    [Description("Why the finding may stay.")]
    public required string Reason { get; init; }

    /// <summary>Whom to ask about it.</summary>
    [Description("Whom to ask about it.")]
    public required string Owner { get; init; }

    /// <summary>The last day on which it holds, <c>2027-05-31</c>.</summary>
    [Description("The last day on which it holds, for example 2027-05-31.")]
    [Matches("20[0-9]{2}-[01][0-9]-[0-3][0-9]", "a day such as 2027-05-31")]
    public required string Until { get; init; }

    /// <summary>The last day, or null when there is no such day.</summary>
    public DateOnly? LastDay => DateOnly.TryParseExact(Until, DateForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <inheritdoc/>
    public void Check(SettingsProblems problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        const int Least = 10;
        if (Reason.Trim().Length < Least)
        {
            problems.Add(Codes.UnexplainedExemption, "reason", Reason, "a sentence that says why the finding may stay", "write it for whoever reads this in a year");
        }

        if (Owner.Trim().Length == 0)
        {
            problems.Add(Codes.UnexplainedExemption, "owner", Owner, "a person or team", "name whom to ask");
        }

        if (LastDay is null)
        {
            problems.Add(Codes.Form, "until", Until, "a day of the calendar", "write a day that exists");
        }
    }
}
