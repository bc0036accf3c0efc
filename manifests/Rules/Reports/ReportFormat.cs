namespace Infra.Rules.Reports;

/// <summary>How a check is printed.</summary>
public enum ReportFormat
{
    /// <summary>For people.</summary>
    Text,

    /// <summary>For programs.</summary>
    Json,

    /// <summary>For code hosts that show findings beside the lines.</summary>
    Sarif,

    /// <summary>For a comment on a pull request.</summary>
    Markdown,
}
