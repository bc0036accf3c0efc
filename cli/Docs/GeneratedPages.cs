using Infra.Commands;
using Infra.Settings;

namespace Infra.Docs;

/// <summary>The files in <c>docs/</c> that are made of the code. A test keeps them current.</summary>
internal static class GeneratedPages
{
    /// <summary>Each file's name and text.</summary>
    /// <param name="host">What the commands are made with.</param>
    public static IReadOnlyList<(string Name, string Text)> Of(CommandHost host)
    {
        ArgumentNullException.ThrowIfNull(host);
        return
        [
            ("commands.md", CommandsPage.Of(CommandLine.Root(host))),
            ("diagnostics.md", DiagnosticsPage.Text),
            ("settings.md", SettingsPage.Of(host.Systems)),
            ("stack-file.schema.json", JsonSchema.Of(host.Systems)),
            ("versions.md", VersionsPage.Text),
            .. RulePages.All,
        ];
    }
}
