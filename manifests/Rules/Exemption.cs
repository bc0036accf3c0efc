using System.Text.RegularExpressions;

namespace Infra.Rules;

/// <summary>A finding of <c>infra check</c> that may stay until a day.</summary>
/// <param name="Rule">The rule, by its id or name, for example <c>L04</c> or <c>tls-secret</c>.</param>
/// <param name="Subject">The object: <c>Kind/namespace/name</c>, or <c>Kind/name</c> for one without a namespace. <c>*</c> stands for any
/// text.</param>
/// <param name="Reason">Why the finding may stay.</param>
/// <param name="Owner">The person or team to ask about it.</param>
/// <param name="Until">The last day on which it holds, for example <c>2027-05-31</c>.</param>
public sealed record Exemption(string Rule, string Subject, string Reason, string Owner, DateOnly Until)
{
    private const int ShortestReason = 10;

    /// <summary>The value that the finding names, with <c>*</c> for any text. Default: every value.</summary>
    public string? Value { get; init; }

    /// <summary>Whether it comes with a setting, ends with it, and may cover nothing meanwhile: it has no last day.</summary>
    internal bool MayBeIdle => Until == DateOnly.MaxValue;

    /// <summary>Where it is written. Default: unknown.</summary>
    public Place At { get; init; } = new("exemption");

    /// <summary>Whether it says why and who to ask.</summary>
    internal bool IsExplained => Reason.Trim().Length >= ShortestReason && Owner.Trim().Length > 0;

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
