using Infra.Docs;
using Infra.Wording;

namespace Infra.Commands;

/// <summary><c>infra schema</c>: the JSON Schema of stack files, for editors.</summary>
internal static class SchemaCommand
{
    public static Command Create(CommandHost host)
    {
        var system = new Argument<string?>("system")
        {
            Description = "The system to describe. Default: all, selected by infra:system.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var to = new Option<string?>("--out") { Description = "The file to write. Default: standard output.", HelpName = "file" };
        FileEnding.Accept(to, ".json");
        var command = new Command("schema", "Print the JSON Schema of Pulumi.<stack>.yaml.") { system, to };
        command.SetAction(parsed => Run(host, parsed.GetValue(system), parsed.GetValue(to)));
        return command;
    }

    private static int Run(CommandHost host, string? name, string? to)
    {
        host.RequireSystems();
        var systems = name is null ? host.Systems : [.. host.Systems.Where(system => system.Name == name)];
        if (systems.Count == 0)
        {
            throw new RefusedException(new Diagnostic(Codes.UnknownSystem, "infra schema", name is null ? null : SettingPath.Shown(name),
                Words.OneOf(host.Systems.Select(system => system.Name)),
                DidYouMean.Fix(name ?? "", host.Systems.Select(system => system.Name))));
        }

        var docs = GeneratedPages.Settings();
        var schema = JsonSchema.Of(systems, docs);
        if (docs.Missing.Count > 0)
            host.Screen.ErrorLine($"The schema has no descriptions: {string.Join(", ", docs.Missing)} is not beside the program.");

        if (to is null)
        {
            host.Screen.Output.Write(schema);
        }
        else
        {
            OutputFile.Write(Path.GetFullPath(to, host.WorkingDirectory), to, schema);
            host.Screen.Wrote(to);
            host.Screen.Next($"let the first line of each Pulumi.<stack>.yaml name it: # yaml-language-server: $schema={to}");
        }

        return ExitCodes.Fine;
    }
}
