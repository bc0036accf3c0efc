using System.CommandLine.Help;
using System.CommandLine.Invocation;

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
        ["diff"] = ["diff prod", "diff prod --against after", "diff k8s/ --against main --format markdown", "diff prod --against cluster --exit-code"],
        ["graph"] = ["graph prod --out prod.svg", "graph k8s/ --format mermaid"],
        ["adopt"] = ["adopt prod", "adopt prod --from export --out artifacts/adoption", "adopt after --context home --format markdown"],
        ["promote"] = ["promote after prod --dry-run", "promote after prod --only client"],
        ["release"] = ["release prod", "release prod set client=registry.example.com/client:2.5", "release prod history", "release prod back"],
        ["upgrade-path"] = ["upgrade-path prod", "upgrade-path prod --from gatewayApi=1.4.1,nginxGatewayFabric=2.3.0 --format markdown"],
        ["teardown"] = ["teardown prod", "teardown prod --json"],
        ["schema"] = ["schema --out stack-file.schema.json"],
        ["doctor"] = ["doctor"],
        ["completion"] = ["completion bash", "completion powershell"],
        ["help"] = ["help release"],
    };

    /// <summary>What is wrong elsewhere on the line does not matter to who asks for help.</summary>
    public override bool ClearsParseErrors => true;

    /// <summary>Every example, as it is typed after <c>infra</c>.</summary>
    public static IEnumerable<string> Lines => Examples.Values.SelectMany(lines => lines);

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        library.MaxWidth = host.Screen.Options.IsTerminal ? host.Screen.Options.Width : int.MaxValue;
        var code = library.Invoke(parseResult);
        var command = parseResult.CommandResult.Command;
        if (Examples.TryGetValue(command is RootCommand ? "infra" : command.Name, out var lines))
            host.Screen.Line($"Examples:\n{string.Concat(lines.Select(line => $"  infra {line}\n"))}");

        if (command is RootCommand)
            host.Screen.Line("Exit codes:\n  0 all is well, 1 refused or with findings, 2 wrong usage, 130 interrupted\n");

        return code;
    }
}
