namespace Infra.Rules;

/// <summary>How bad a finding is.</summary>
public enum Severity
{
    /// <summary>It works, and somebody will regret it.</summary>
    Warning,

    /// <summary>It does not work, or it must not go on like this.</summary>
    Error,
}
