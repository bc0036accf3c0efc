using Infra.Docs;
using Infra.Wording;

namespace Infra.Commands;

/// <summary><c>infra docs</c>: writes the pages that are made of the code. For those who change the code.</summary>
internal static class DocsCommand
{
    public static Command Create(CommandHost host)
    {
        var to = new Option<string>("--out")
        {
            Description = "The folder of the documentation.",
            HelpName = "folder",
            DefaultValueFactory = _ => "docs",
        };
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
            var pages = GeneratedPages.Of(host).Select(page => (Shown: Path.Combine(parsed.GetRequiredValue(to), page.Name), page.Text))
                .Concat(GeneratedPages.Readmes(host, Path.GetFullPath(parsed.GetRequiredValue(components), host.WorkingDirectory)))
                .ToList();
            var written = 0;
            foreach (var (shown, text) in pages)
            {
                var path = Path.GetFullPath(shown, host.WorkingDirectory);
                if (File.Exists(path) && File.ReadAllText(path) == text)
                    continue;

                OutputFile.Write(path, shown, text);
                host.Screen.Wrote(shown);
                written++;
            }

            host.Screen.Line($"{Words.Count(pages.Count, "page")}, {written.ToString(CultureInfo.InvariantCulture)} of them changed.");

            return ExitCodes.Fine;
        });
        return command;
    }
}
