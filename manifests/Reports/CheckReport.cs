using Infra.Rules;

namespace Infra.Reports;

/// <summary>A check, and what is told beside it.</summary>
internal sealed record CheckReport(Inventory Inventory, CheckResult Result)
{
    /// <summary>The file of the stack that was checked. Default: null, it is no stack.</summary>
    public string? StackFile { get; init; }

    /// <summary>What could not be read, and what is wrong with the exemptions.</summary>
    public IReadOnlyList<Diagnostic> Problems => [.. Inventory.Problems, .. Result.Problems];

    /// <summary>The report with files named from where the user is, and not from the folder that was checked.</summary>
    public CheckReport In(string folder)
    {
        var prefix = folder.Replace('\\', '/').TrimEnd('/') is "." or "" ? "" : folder.Replace('\\', '/').TrimEnd('/') + "/";
        SourceLocation? Named(SourceLocation? at) => at is null ? null : at with { File = RelativePath.Below(prefix, at.File) };
        return this with
        {
            Inventory = Inventory with { Problems = [.. Inventory.Problems.Select(problem => problem with { At = Named(problem.At) })] },
            Result = Result with
            {
                Findings =
                [
                    .. Result.Findings.Select(finding => finding with
                    {
                        At = Named(finding.At),
                        Also = [.. finding.Also.Select(other => other with { At = Named(other.At) })],
                    }),
                ],
            },
        };
    }
}
