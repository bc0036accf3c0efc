using System.Reflection;

namespace Infra.Components.Delivery;

/// <summary>The scripts of a build. What differs between builds comes by the environment, so that no value can become a command.</summary>
internal static class BuildScript
{
    public static string Build => Read("build");

    public static string Deliver => Read("deliver");

    private static string Read(string script)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Infra.Components.Scripts.{script}.sh")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
