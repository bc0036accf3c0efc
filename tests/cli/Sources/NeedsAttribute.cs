using Infra.Commands;

namespace Infra.Tests.Sources;

/// <summary>A test that needs a program: without it the test is skipped, and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsAttribute : FactAttribute
{
    public NeedsAttribute(string programs)
    {
        var finder = new ToolFinder(Environment.GetEnvironmentVariable("PATH"));
        if (programs.Split(" or ").All(program => finder.Find(program) is null))
            Skip = $"{programs} is not on the PATH: less is tested";
    }
}
