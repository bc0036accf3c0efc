using System.Text.RegularExpressions;

namespace Infra.Components.Validation;

/// <summary>The form of labels and taints. See https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/.</summary>
internal static partial class LabelChecks
{
    public static void AddLabels(this Problems problems, string argument, IReadOnlyDictionary<string, string> labels)
    {
        foreach (var (key, value) in labels.OrderBy(label => label.Key, StringComparer.Ordinal))
            problems.AddMark($"{argument}.{key}", key, value, $"{key}={value}");
    }

    public static void AddMark(this Problems problems, string argument, string key, string value, string written) => problems.AddIf(
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
