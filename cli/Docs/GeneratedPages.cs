using System.Text.Json;
using Infra.Commands;

namespace Infra.Docs;

/// <summary>The files that are made of the code. A test keeps them current.</summary>
internal static class GeneratedPages
{
    /// <summary>Each file's name in the folder of the documentation, and its text.</summary>
    public static IReadOnlyList<(string Name, string Text)> Of(CommandHost host)
    {
        var docs = Settings();
        IReadOnlyList<(string, string)> pages =
        [
            ("commands.md", CommandsPage.Of(CommandLine.Root(host))),
            ("diagnostics.md", DiagnosticsPage.Text),
            ("settings.md", SettingsPage.Of(host.Systems, docs)),
            ("stack-file.schema.json", JsonSchema.Of(host.Systems, docs)),
            ("versions.md", VersionsPage.Text),
            .. RulePages.All,
        ];
        return docs.Missing.Count == 0 ? pages : throw docs.Refusal();
    }

    /// <summary>The READMEs of components, each path and text.</summary>
    public static IReadOnlyList<(string Path, string Text)> Readmes(CommandHost host, string folder)
    {
        var docs = new XmlDocs(member => member);
        IReadOnlyList<(string, string)> pages = [.. new ArgumentTables(docs, [.. host.Systems.Select(system => system.Settings.Assembly)
            .Append(typeof(Components.Settings.SystemDefinition).Assembly).Distinct()]).Of(folder)];
        return docs.Missing.Count == 0 ? pages : throw docs.Refusal();
    }

    /// <summary>What is known about settings, with members by their keys.</summary>
    public static XmlDocs Settings() => new(JsonNamingPolicy.CamelCase.ConvertName);
}
