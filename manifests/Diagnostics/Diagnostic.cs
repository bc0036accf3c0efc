using Infra.Wording;

namespace Infra.Diagnostics;

/// <summary>One problem with what the user wrote: what is wrong, where, the actual value, what is allowed, and how to fix it.</summary>
/// <param name="Code">The kind of problem.</param>
/// <param name="Where">The setting or argument, for example <c>stack prod, infra:apps.chat.hosts[0]</c>.</param>
/// <param name="Actual">What stands there. Null where nothing does, or where it must not be shown because it is a secret.</param>
/// <param name="Allowed">What may stand there.</param>
/// <param name="Fix">What to do.</param>
public sealed record Diagnostic(DiagnosticCode Code, string Where, string? Actual, string Allowed, string Fix)
{
    /// <summary>The setting or argument, in printable characters and without the passwords of addresses.</summary>
    public string Where { get; init; } = Printable.Text(Credentials.Masked(Where));

    /// <summary>What stands there, in printable characters and without the passwords of addresses.</summary>
    public string? Actual { get; init; } = Printable.Lines(Credentials.Masked(Actual));

    /// <summary>What may stand there.</summary>
    public string Allowed { get; init; } = Printable.Lines(Credentials.Masked(Allowed));

    /// <summary>What to do.</summary>
    public string Fix { get; init; } = Printable.Lines(Credentials.Masked(Fix));

    /// <summary>The place in a file, where the problem has one. Default: none.</summary>
    public SourceLocation? At { get; init; }

    /// <summary>The problem as lines of text: a headline and one line each for the value, what is allowed and the fix.</summary>
    public override string ToString()
    {
        var place = At is null ? Where : $"{At} {Where}";
        var actual = Actual is null ? "" : $"\n  actual:  {Actual}";
        return $"{Code.Id} {place}: {Code.Title}{actual}\n  allowed: {Allowed}\n  fix:     {Fix}";
    }
}
