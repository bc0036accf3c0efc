using Infra.Diagnostics;

namespace Infra.Rules.Reports;

/// <summary>A check and what is told beside it.</summary>
/// <param name="Subject">What was checked, for people: <c>stack prod</c>, <c>folder k8s</c>.</param>
/// <param name="Result">What was found.</param>
/// <param name="Unread">What could not be read.</param>
/// <param name="Notes">What was left out.</param>
/// <param name="StackFile">The file of the stack that was checked; null for a folder.</param>
public sealed record CheckReport(string Subject, CheckResult Result, IReadOnlyList<Diagnostic> Unread, IReadOnlyList<string> Notes,
    string? StackFile)
{
    /// <summary>What could not be read, and what is wrong with the exemptions.</summary>
    public IReadOnlyList<Diagnostic> Problems => [.. Unread, .. Result.Problems];

    /// <summary>The report with files named from where the user is, and not from the folder that was checked.</summary>
    /// <param name="folder">The folder, as the user named it.</param>
    public CheckReport In(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var prefix = folder.Replace('\\', '/').TrimEnd('/') is "." or "" ? "" : folder.Replace('\\', '/').TrimEnd('/') + "/";
        SourceLocation? Named(SourceLocation? at) => at is null ? null : at with { File = prefix + at.File };
        return this with
        {
            Result = Result with { Findings = [.. Result.Findings.Select(finding => finding with { At = Named(finding.At) })] },
            Unread = [.. Unread.Select(problem => problem with { At = Named(problem.At) })],
        };
    }

    /// <summary>Where a finding stands in a file: its own, or the stack's.</summary>
    /// <param name="finding">The finding.</param>
    public (string? File, int Line) PlaceOf(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return finding.At is { } at ? (at.File, at.Line) : (StackFile, 1);
    }
}
