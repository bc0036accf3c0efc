using Infra.Wording;

namespace Infra.Reports;

/// <summary>Text from manifests in Markdown: it stays text, and makes no table cell, tag, mention or link of its own.</summary>
internal static class Markdown
{
    /// <summary>How long a comment on a pull request may be, in characters. GitHub's own limit is 65,536.</summary>
    public const int CommentLimit = 64_000;

    /// <summary>Plain text, also in a table.</summary>
    public static string Text(string text) => Html(text)
        .Replace("|", "\\|", StringComparison.Ordinal).Replace("`", "'", StringComparison.Ordinal)
        .Replace("@", "&#64;", StringComparison.Ordinal)
        .Replace("*", "\\*", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)
        .Replace("[", "\\[", StringComparison.Ordinal);

    /// <summary>Code, also in a table.</summary>
    public static string Code(string text) =>
        $"`{Printable.Text(text).Replace("`", "'", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal)}`";

    /// <summary>Text between tags.</summary>
    public static string Html(string text) =>
        Printable.Text(text).Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>What was refused or could not be read, as a list.</summary>
    public static string Problems(IReadOnlyList<Diagnostic> problems) => string.Concat(problems.Select(problem =>
        $"- **{problem.Code.Id}** {(problem.At is { } at ? $"{Text(at.ToString())} " : "")}{Text(problem.Where)}: {Text(problem.Code.Title)}"
        + $"{(problem.Actual is { } actual ? $": {Text(actual)}" : "")}; {Text(problem.Fix)}\n"));
}
