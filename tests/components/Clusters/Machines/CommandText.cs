using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Infra.Components.Tests.Rendering;

namespace Infra.Components.Tests.Clusters.Machines;

/// <summary>
/// What a cluster on machines registers, as a reviewer reads it: who belongs to and comes after whom, what runs where, and with which
/// parameters.
/// </summary>
internal static class CommandText
{
    private const string EndOfScript = "  exit\n}\n";

    /// <summary>The resources of a cluster.</summary>
    public static string Of(Rendered rendered)
    {
        var text = new StringBuilder();
        foreach (var resource in rendered.Resources)
        {
            text.Append(resource.Type).Append(' ').Append(resource.Name).Append(resource.Protect ? ", protected" : "").Append('\n');
            if (resource.Parent is { } parent)
                text.Append("  in ").Append(parent.Type).Append(' ').Append(parent.Name).Append('\n');

            foreach (var other in resource.After)
                text.Append("  after ").Append(other).Append('\n');

            if (resource.Type == "command:remote:Command")
                Write(text, resource.Inputs);
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, ImmutableDictionary<string, object> inputs)
    {
        var connection = (ImmutableDictionary<string, object>)inputs["connection"];
        text.Append(CultureInfo.InvariantCulture,
            $"  on {connection["user"]}@{connection["host"]}:{connection["port"]} whose key is {connection["hostKey"]}\n");
        foreach (var key in new[] { "create", "delete", "logging" }.Where(inputs.ContainsKey))
            text.Append("  ").Append(key).Append(' ').Append(inputs[key]).Append('\n');

        var stdin = (string)inputs["stdin"];
        foreach (var line in stdin[(stdin.LastIndexOf(EndOfScript, StringComparison.Ordinal) + EndOfScript.Length)..]
            .Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            text.Append("    ")
                .Append(line.StartsWith("plan=", StringComparison.Ordinal) ? "plan=(a fingerprint of what is to be done)" : line)
                .Append('\n');
        }
    }
}
