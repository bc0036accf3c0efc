namespace Infra.Components.Observability;

/// <summary>How soon someone has to look at an alert.</summary>
public enum AlertSeverity
{
    /// <summary>It explains others, and is told to nobody by itself.</summary>
    Info,

    /// <summary>In working hours.</summary>
    Warning,

    /// <summary>Now: users notice it, or soon will, or data is in danger.</summary>
    Critical,
}
