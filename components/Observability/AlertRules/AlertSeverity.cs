namespace Infra.Components.Observability;

/// <summary>How soon someone has to look at an alert.</summary>
public enum AlertSeverity
{
    /// <summary>It explains others, and no receiver hears of it alone.</summary>
    Info,

    /// <summary>In working hours.</summary>
    Warning,

    /// <summary>Now: users notice it, or soon will, or data is in danger.</summary>
    Critical,
}
