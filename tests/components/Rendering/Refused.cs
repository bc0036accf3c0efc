using Infra.Diagnostics;

namespace Infra.Components.Tests.Rendering;

/// <summary>What a component says when it refuses its arguments.</summary>
public static class Refused
{
    /// <summary>Runs a piece of a program that is refused.</summary>
    /// <param name="build">The piece.</param>
    /// <returns>All problems, in the order in which they were found.</returns>
    public static async Task<IReadOnlyList<Diagnostic>> ByAsync(Action<Cluster> build)
    {
        RefusedException? refusal = null;
        var rendered = await Rendered.RunAsync(cluster => refusal = Assert.Throws<RefusedException>(() => build(cluster)));
        Assert.DoesNotContain(rendered.Resources, resource => resource.IsObject);
        return refusal!.Diagnostics;
    }

    /// <summary>Runs a piece of a program that is refused for one reason.</summary>
    /// <param name="build">The piece.</param>
    /// <param name="code">The code of the refusal.</param>
    /// <param name="where">The argument.</param>
    /// <param name="actual">What stood there.</param>
    public static async Task OnceAsync(Action<Cluster> build, DiagnosticCode code, string where, string? actual)
    {
        ArgumentNullException.ThrowIfNull(code);
        var problem = Assert.Single(await ByAsync(build));
        Assert.Equal((code.Id, where, actual), (problem.Code.Id, problem.Where, problem.Actual));
        Assert.NotEmpty(problem.Allowed);
        Assert.NotEmpty(problem.Fix);
    }
}
