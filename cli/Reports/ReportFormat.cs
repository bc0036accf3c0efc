namespace Infra.Reports;

/// <summary>How a check or a comparison is printed.</summary>
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
