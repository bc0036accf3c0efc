using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Spectre.Console;

namespace Infra.Commands;

/// <summary>The help of a command: the library's, with examples and exit codes below.</summary>
internal sealed class HelpText(HelpAction library, CommandHost host) : SynchronousCommandLineAction
{
    private static readonly Dictionary<string, string[]> Examples = new(StringComparer.Ordinal)
    {
        ["infra"] = ["preview prod", "check k8s/", "diff prod --against main", "help diff"],
        ["stacks"] = ["stacks", "stacks --json"],
        ["preview"] = ["preview prod", "preview prod --html prod.html"],
        ["render"] = ["render prod --out out/prod", "render prod --out out/prod --charts kustomize"],
        ["check"] = ["check prod", "check k8s/ --format sarif", "check - --kubernetes 1.35"],
        ["diff"] =
        [
            "diff prod",
            "diff prod --against after",
            "diff k8s/ --against main --format markdown",
            "diff prod --against cluster --exit-code",
        ],
        ["graph"] = ["graph prod --out prod.svg", "graph k8s/ --format mermaid"],
        ["import"] = ["import k8s/overlays/prod --name gift-shop --dry-run", "import k8s/ --harden", "import - --name gift-shop"],
        ["adopt"] = ["adopt prod", "adopt prod --from export --out artifacts/adoption", "adopt after --context home --format markdown"],
        ["promote"] = ["promote after prod --dry-run", "promote after prod --only client"],
        ["release"] =
        [
            "release prod",
            "release prod set client=registry.example.com/client:2.5",
            "release prod history",
            "release prod back",
        ],
        ["upgrade-path"] = ["upgrade-path prod", "upgrade-path prod --from gatewayApi=1.4.1,nginxGatewayFabric=2.3.0 --format markdown"],
        ["teardown"] = ["teardown prod", "teardown prod --json"],
        ["schema"] = ["schema --out stack-file.schema.json"],
        ["doctor"] = ["doctor"],
        ["completion"] = ["completion bash", "completion powershell"],
        ["help"] = ["help release"],
    };

    private const int NameWidth = 33;
    private const string Look = "Look, check and compare";
    private const string Deliver = "Deliver";
    private const string Write = "Write";
    private const string Help = "Help";

    private static readonly string[] Order = [Look, Deliver, Write, Help];

    /// <summary>What is wrong elsewhere on the line does not matter to who asks for help.</summary>
    public override bool ClearsParseErrors => true;

    /// <summary>Every example, as it is typed after <c>infra</c>.</summary>
    public static IEnumerable<string> Lines => Examples.Values.SelectMany(lines => lines);

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        if (parseResult.CommandResult.Command is RootCommand root)
            return All(root);

        library.MaxWidth = host.Screen.Options.IsTerminal ? host.Screen.Options.Width : int.MaxValue;
        var code = library.Invoke(parseResult);
        if (Examples.TryGetValue(parseResult.CommandResult.Command.Name, out var lines))
            host.Screen.Line($"Examples:\n{string.Concat(lines.Select(line => $"  infra {line}\n"))}");

        return code;
    }

    /// <summary>The arguments of a command, in brackets where they may be left out.</summary>
    public static IEnumerable<string> Arguments(Command command) =>
        command.Arguments.Select(argument => argument.Arity.MinimumNumberOfValues == 0 ? $"[{argument.Name}]" : $"<{argument.Name}>");

    private int All(RootCommand root)
    {
        var screen = host.Screen;
        screen.Write(new Text($"{root.Description}\n"));
        screen.Line("\nUsage:\n  infra <command> [options]");
        foreach (var group in root.Subcommands.Where(command => !command.Hidden).GroupBy(GroupOf)
            .OrderBy(group => Array.IndexOf(Order, group.Key)))
        {
            screen.Line($"\n{group.Key}:");
            screen.Write(
                Columns(group.Select(command => (string.Join(' ', Arguments(command).Prepend(command.Name)), command.Description ?? ""))));
        }

        screen.Line("\nOptions of every command:");
        screen.Write(
            Columns(
                host.GlobalOptions
                    .Select(option =>
                        (option.ValueType == typeof(bool) ? option.Name : $"{option.Name} <{option.HelpName}>", option.Description ?? ""))
            .Append(("--help", "Describe a command, with its options.")).Append(("--version", "Print the version."))));
        screen.Line($"\nExamples:\n{string.Concat(Examples["infra"].Select(line => $"  infra {line}\n"))}");
        screen.Line("Exit codes:\n  0 all is well, 1 refused or with findings, 2 wrong usage, 130 interrupted");
        return ExitCodes.Fine;
    }

    private static string GroupOf(Command command) => command.Name switch
    {
        "stacks" or "preview" or "graph" or "check" or "diff" => Look,
        "new" or "schema" => Write,
        "doctor" or "completion" or "help" => Help,
        _ => Deliver,
    };

    private static Grid Columns(IEnumerable<(string Name, string Description)> rows)
    {
        var grid = new Grid()
            .AddColumn(new GridColumn { Width = NameWidth, NoWrap = true, Padding = new Padding(2, 0, 2, 0) })
            .AddColumn(new GridColumn { Padding = new Padding(0, 0, 0, 0) });
        foreach (var (name, description) in rows)
            grid.AddRow(new Text(name), new Text(description));

        return grid;
    }
}
