
namespace Infra.Diagnostics;

/// <summary>A diagnostic as programs read it.</summary>
/// <param name="Code">The identifier, <c>INF0101</c>.</param>
/// <param name="File">The file; null when the problem has none.</param>
/// <param name="Line">The line, from one; null without a file.</param>
/// <param name="Column">The column, from one; null without a file.</param>
/// <param name="Actual">What stands there; null when nothing does or it is secret.</param>
internal sealed record DiagnosticJson(
    string Code, string Title, string? File, int? Line, int? Column, string Where, string? Actual, string Allowed, string Fix)
{
    /// <summary>The JSON form of a diagnostic.</summary>
    public static DiagnosticJson Of(Diagnostic diagnostic) =>
        new(diagnostic.Code.Id, diagnostic.Code.Title, diagnostic.At?.File, diagnostic.At?.Line, diagnostic.At?.Column,
            diagnostic.Where, diagnostic.Actual, diagnostic.Allowed, diagnostic.Fix);
}

/// <summary>What a command prints with <c>--json</c> when it is refused.</summary>
internal sealed record RefusalJson(IReadOnlyList<DiagnosticJson> Diagnostics);
