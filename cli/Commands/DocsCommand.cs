using Infra.Docs;

namespace Infra.Commands;

/// <summary><c>infra docs</c>: writes the pages that are made of the code. For those who change the code.</summary>
internal static class DocsCommand
{
    public static Command Create(CommandHost host)
    {
        var to = new Option<string>("--out") { Description = "The folder of the documentation.", HelpName = "folder", DefaultValueFactory = _ => "docs" };
        var components = new Option<string>("--components")
        {
            Description = "The folder of the components, for the tables in their READMEs.",
            HelpName = "folder",
            DefaultValueFactory = _ => "components",
        };
        var command = new Command("docs", "Write the generated pages of the documentation.") { to, components };
        command.Hidden = true;
        command.SetAction(parsed =>
        {
            host.RequireSystems();
            foreach (var (name, text) in GeneratedPages.Of(host))
            {
                var shown = Path.Combine(parsed.GetRequiredValue(to), name);
                OutputFile.Write(Path.GetFullPath(shown, host.WorkingDirectory), shown, text);
                host.Screen.Line($"Wrote {shown}.");
            }

            foreach (var (path, text) in GeneratedPages.Readmes(host, Path.GetFullPath(parsed.GetRequiredValue(components), host.WorkingDirectory)).Where(page => File.ReadAllText(page.Path) != page.Text))
            {
                OutputFile.Write(Path.GetFullPath(path), path, text);
                host.Screen.Line($"Wrote {path}.");
            }

            return ExitCodes.Fine;
        });
        return command;
    }
}
