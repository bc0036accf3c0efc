namespace Infra.Rules;

/// <summary>How bad a finding is.</summary>
public enum Severity
{
    /// <summary>
    /// It may well be right: who makes the missing thing, or what cannot be known from manifests. It never fails a check.
    /// </summary>
    Information,

    /// <summary>It works, but should be changed.</summary>
    Warning,

    /// <summary>It does not work, or it must not go on like this.</summary>
    Error,
}

/// <summary>Severities as words.</summary>
internal static class SeverityWords
{
    /// <summary>The severity as reports write it.</summary>
    public static string Word(this Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "information",
    };
}
