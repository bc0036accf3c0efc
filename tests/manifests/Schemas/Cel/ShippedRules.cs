using System.Text.Json;
using Infra.Schemas;

namespace Infra.Tests.Schemas.Cel;

/// <summary>Collects the expressions of the schemas that come with the program.</summary>
internal static class ShippedRules
{
    /// <summary>The rules and the expressions of messages, each once.</summary>
    public static SortedSet<string> All()
    {
        var rules = new SortedSet<string>(StringComparer.Ordinal);
        var assembly = typeof(ShippedSchemas).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith("schemas/", StringComparison.Ordinal)))
        {
            using var file = assembly.GetManifestResourceStream(name)!;
            using var document = JsonDocument.Parse(file);
            Collect(document.RootElement, rules);
        }

        return rules;
    }

    private static void Collect(JsonElement element, SortedSet<string> rules)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var entry in element.EnumerateObject())
                {
                    if (entry.Name == "x-kubernetes-validations" && entry.Value.ValueKind == JsonValueKind.Array)
                        rules.UnionWith(entry.Value.EnumerateArray().SelectMany(Expressions));
                    else
                        Collect(entry.Value, rules);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                    Collect(item, rules);

                break;
        }
    }

    private static IEnumerable<string> Expressions(JsonElement rule) => rule.EnumerateObject()
        .Where(entry => entry.Name is "rule" or "messageExpression").Select(entry => entry.Value.GetString()!);
}
