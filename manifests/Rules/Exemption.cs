using System.Globalization;
using System.Text.RegularExpressions;
using Infra.Diagnostics;

namespace Infra.Rules;

/// <summary>Findings that somebody decided to live with.</summary>
/// <param name="Rule">The rule, by id or name.</param>
/// <param name="Subject">The object as <c>Kind/namespace/name</c>, or <c>Kind/name</c> for one without a namespace; <c>*</c> stands for any text.</param>
/// <param name="Reason">Why.</param>
/// <param name="Owner">Who decided it.</param>
/// <param name="Until">The last day on which it holds.</param>
public sealed record Exemption(string Rule, string Subject, string Reason, string Owner, DateOnly Until)
{
    /// <summary>The finding's actual value, with <c>*</c> for any text. Default: every value.</summary>
    public string? Value { get; init; }

    /// <summary>Where it is written, for messages.</summary>
    public string Where { get; init; } = "exemption";

    /// <summary>The place in its file. Default: unknown.</summary>
    public SourceLocation? At { get; init; }

    /// <summary>Whether it is about a finding.</summary>
    /// <param name="finding">The finding.</param>
    public bool Covers(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        var id = finding.On.Id;
        return (Rule == finding.Rule.Id || Rule == finding.Rule.Name)
            && Fits(Subject, id.Namespace is null ? $"{id.Kind}/{id.Name}" : $"{id.Kind}/{id.Namespace}/{id.Name}")
            && (Value is null || Fits(Value, finding.Actual ?? ""));
    }

    /// <summary>The last day as it is written: <c>2027-05-31</c>.</summary>
    public string UntilText => Until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static bool Fits(string pattern, string text) => Regex.IsMatch(text,
        "^" + Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal) + "\\z",
            RegexOptions.CultureInvariant | RegexOptions.Singleline,
        TimeSpan.FromSeconds(1));
}
