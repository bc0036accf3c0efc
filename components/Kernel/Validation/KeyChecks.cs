using System.Text.RegularExpressions;

namespace Infra.Components.Validation;

/// <summary>The form of the keys of Secrets and ConfigMaps.</summary>
internal static partial class KeyChecks
{
    /// <summary>What a key of a Secret or ConfigMap looks like.</summary>
    public const string Form = "[-._a-zA-Z0-9]{1,253}";

    public static void AddKey(this Problems problems, string argument, string key) => problems.AddIf(
        !Key().IsMatch(key) || key is "." or ".." || key.StartsWith("..", StringComparison.Ordinal), Codes.Form, argument, key,
        "a key of letters, digits, -, _ and ., at most 253 characters", "rename it");

    [GeneratedRegex(@"\A" + Form + @"\z", RegexOptions.CultureInvariant)]
    private static partial Regex Key();
}
