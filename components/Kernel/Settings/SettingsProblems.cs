using Infra.Diagnostics;

namespace Infra.Components.Settings;

/// <summary>Collects the problems of one settings object. The binder turns each path into a line and column of the stack file.</summary>
public sealed class SettingsProblems
{
    private readonly List<Diagnostic> _found = [];

    /// <summary>The problems so far; <see cref="Diagnostic.Where"/> is the path.</summary>
    public IReadOnlyList<Diagnostic> Found => _found;

    /// <summary>Adds a problem.</summary>
    /// <param name="code">The kind of problem.</param>
    /// <param name="path">The key as the stack file writes it, without the project: <c>apps.chat.hosts[0]</c>. A key that is absent is located at its nearest ancestor.</param>
    /// <param name="actual">What stands there; null when nothing does.</param>
    /// <param name="allowed">What may stand there.</param>
    /// <param name="fix">What to do.</param>
    public void Add(DiagnosticCode code, string path, string? actual, string allowed, string fix) =>
        _found.Add(new Diagnostic(code, path, actual, allowed, fix));
}
