using System.Text.RegularExpressions;

namespace Infra.Components.Clusters;

internal static partial class NodeMarks
{
    public static void AddLabels(this Problems problems, string argument, IReadOnlyDictionary<string, string> labels)
    {
        foreach (var (key, value) in labels.OrderBy(label => label.Key, StringComparer.Ordinal))
            Add(problems, $"{argument}.{key}", key, value, $"{key}={value}");
    }

    public static void AddTaints(this Problems problems, string argument, IReadOnlyList<Taint> taints)
    {
        for (var i = 0; i < taints.Count; i++)
            Add(problems, Problems.Item(argument, i), taints[i].Key, taints[i].Value, taints[i].ToString());
    }

    private static void Add(Problems problems, string argument, string key, string value, string written) => problems.AddIf(
        !IsKey(key) || !IsValue(value), Codes.NodeMark, argument, written,
        "a key [prefix/]name and a value of letters, digits, -, _ and ., each at most 63 characters",
        "shorten it, or remove what is not allowed");

    private static bool IsKey(string key) => key.Split('/') switch
    {
        [var name] => name.Length > 0 && IsValue(name),
        [var prefix, var name] => Names.IsSubdomain(prefix) && name.Length > 0 && IsValue(name),
        _ => false,
    };

    private static bool IsValue(string value) => Value().IsMatch(value);

    [GeneratedRegex(@"^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Value();
}
