namespace Infra.Hermetic;

/// <summary>Turns whatever ends a run into a refusal with something to act on.</summary>
internal static class RunFailure
{
    private const int MostLines = 4;

    /// <summary>The refusal: what components and references refused, as they said it, or else a defect of the program.</summary>
    public static RefusedException Refusal(string stack, IEnumerable<Diagnostic> problems, Exception failure)
    {
        var refused = failure is RefusedException known ? known.Diagnostics : [];
        Diagnostic[] found = [.. refused.Concat(Ordered(problems)).Distinct()];
        return found.Length > 0
            ? new RefusedException(found)
            : new RefusedException(new Diagnostic(Codes.ProgramFailed, $"stack {stack}", Text(failure),
                "a stack that its settings can build", "report this as a defect, with the stack file and this message"));
    }

    /// <summary>Problems that came from several threads, in an order of their own.</summary>
    public static IEnumerable<Diagnostic> Ordered(IEnumerable<Diagnostic> problems) =>
        problems.OrderBy(p => p.Where, StringComparer.Ordinal).ThenBy(p => p.Code.Id, StringComparer.Ordinal)
            .ThenBy(p => p.Actual, StringComparer.Ordinal);

    private static string Text(Exception failure)
    {
        if (failure is AggregateException many)
            return string.Join('\n', many.Flatten().InnerExceptions.Select(Text).Order(StringComparer.Ordinal));

        // The testing API gives the stack trace as text, after the path of the program; the first lines tell what and where.
        var lines = failure.Message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => !line.StartsWith("Running program '", StringComparison.Ordinal));
        var text = string.Join("\n  ", lines.Take(MostLines));
        return failure is Pulumi.RunException ? text : $"{failure.GetType().Name}: {text}{Frame(failure)}";
    }

    private static string Frame(Exception failure) =>
        failure.StackTrace?.Split('\n', StringSplitOptions.TrimEntries)
            .FirstOrDefault(line => line.Contains("Infra.", StringComparison.Ordinal))
            is { } frame ? "\n  " + frame : "";
}
