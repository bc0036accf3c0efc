namespace Infra.Rules;

/// <summary>What a check found.</summary>
public sealed record CheckResult
{
    /// <summary>The findings, errors first, then by object, rule and place.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>The findings that an exemption covers.</summary>
    public IReadOnlyList<ExemptedFinding> Exempted { get; init; } = [];

    /// <summary>What is wrong with the exemptions themselves.</summary>
    public IReadOnlyList<Diagnostic> Problems { get; init; } = [];

    /// <summary>How many objects were checked.</summary>
    public int Objects { get; init; }

    /// <summary>How many rules looked at them.</summary>
    public int Rules { get; init; }

    /// <summary>How many findings are errors.</summary>
    public int Errors => Findings.Count(finding => finding.Severity == Severity.Error);

    /// <summary>How many findings are warnings.</summary>
    public int Warnings => Findings.Count(finding => finding.Severity == Severity.Warning);

    /// <summary>How many findings are for information only.</summary>
    public int Informations => Findings.Count(finding => finding.Severity == Severity.Information);

    /// <summary>Whether the check passes.</summary>
    /// <param name="failOn">The least severity that fails it.</param>
    public bool Passes(Severity failOn) => Problems.Count == 0 && !Findings.Any(finding => finding.Severity >= failOn);
}

/// <summary>A finding that an exemption covers.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Exemption">The exemption.</param>
public sealed record ExemptedFinding(Finding Finding, Exemption Exemption);
