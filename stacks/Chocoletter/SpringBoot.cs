using Infra.Components.Apps;

namespace Infra.Stacks.Chocoletter;

/// <summary>What chocoletter's Java images have in common.</summary>
internal static class SpringBoot
{
    /// <summary>How long a start may take on a busy node.</summary>
    public const int StartupSeconds = 180;

    /// <summary>The given variables and those of the Java machine, which by itself takes a quarter of its memory for the heap.</summary>
    public static IReadOnlyDictionary<string, EnvValue> Env(Dictionary<string, EnvValue> own) => new Dictionary<string, EnvValue>(own)
    {
        ["JAVA_TOOL_OPTIONS"] = "-XX:MaxRAMPercentage=60",
    };
}
