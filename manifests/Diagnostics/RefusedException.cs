namespace Infra.Diagnostics;

/// <summary>Thrown once with every problem found. Nothing was made before it is thrown.</summary>
public sealed class RefusedException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="diagnostics">The problems; at least one.</param>
    public RefusedException(IEnumerable<Diagnostic> diagnostics) : this([.. diagnostics])
    {
    }

    /// <inheritdoc cref="RefusedException(IEnumerable{Diagnostic})"/>
    public RefusedException(params Diagnostic[] diagnostics) : base(string.Join('\n', diagnostics.Select(d => d.ToString())))
    {
        Diagnostics = diagnostics;
    }

    /// <summary>The problems, in the order in which they were found.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }
}
