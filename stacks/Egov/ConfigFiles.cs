using System.Reflection;

namespace Infra.Stacks.Egov;

/// <summary>The files of the config server, which are in this program.</summary>
internal static class ConfigFiles
{
    private const string Folder = "Infra.Stacks.Egov.Config.";
    private const string OwnFile = "application-prod.yml";

    /// <summary>The settings of services, which it hands out: those of all, and of each one.</summary>
    public static IReadOnlyDictionary<string, string> OfServices { get; } =
        Names.Where(name => name != OwnFile).ToDictionary(name => name, Read);

    /// <summary>Its own settings where it has those of services from git.</summary>
    public static IReadOnlyDictionary<string, string> OfGit { get; } = new Dictionary<string, string> { [OwnFile] = Read(OwnFile) };

    private static IEnumerable<string> Names => Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Select(name => name[Folder.Length..])
        .Order(StringComparer.Ordinal);

    private static string Read(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(Folder + name)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
