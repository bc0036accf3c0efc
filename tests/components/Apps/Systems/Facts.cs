using System.Globalization;
using Infra.Components.Tests.Rendering;
using Infra.Manifests;

namespace Infra.Components.Tests.Apps.Systems;

/// <summary>Compares single fields of an object with what is known of a running system, whatever else the object has.</summary>
internal static class Facts
{
    /// <summary>Asserts fields, one a line: a path of keys and indices, a colon and the value. A <c>-</c> says that there is none.</summary>
    public static void Hold(Rendered rendered, string kind, string name, string facts)
    {
        var found = rendered.Resources.SingleOrDefault(resource => resource.IsObject
            && resource.Type.EndsWith(":" + kind, StringComparison.Ordinal) && ((MapNode)resource.Tree["metadata"]!).Text("name") == name);
        Assert.True(found is not null, $"there is no {kind} {name}");
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        Flatten(found.Tree, "", fields);
        var wrong = facts.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split(": ", 2))
            .Where(fact => fact[1] != (fields.GetValueOrDefault(fact[0]) ?? "-"))
            .Select(fact => $"{kind} {name}: {fact[0]} is {fields.GetValueOrDefault(fact[0]) ?? "missing"}, and was {fact[1]}");
        Assert.Empty(wrong);
    }

    private static void Flatten(Node node, string path, Dictionary<string, string> fields)
    {
        switch (node)
        {
            case MapNode map:
                foreach (var (key, value) in map.Entries)
                    Flatten(value, path.Length == 0 ? key : $"{path}.{key}", fields);

                break;
            case ListNode list:
                // What has a name is found by it, so that the order of containers, ports and variables is no fact.
                foreach (var (item, i) in list.Items.Select((item, i) => (item, i)))
                {
                    var name = (item as MapNode)?.Text("name") ?? i.ToString(CultureInfo.InvariantCulture);
                    Flatten(item, $"{path}[{name}]", fields);
                }

                break;
            default:
                fields[path] = Convert.ToString(((ScalarNode)node).Value, CultureInfo.InvariantCulture) ?? "";
                break;
        }
    }
}
