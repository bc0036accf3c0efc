using System.Text.RegularExpressions;

namespace Infra.Schemas;

/// <summary>The forms of names, labels and keys, as Kubernetes' own library knows them.</summary>
internal static partial class Names
{
    /// <summary>Lower-case letters, digits and hyphens, 63 at most.</summary>
    public static bool IsLabel(string name) => name.Length <= 63 && Label().IsMatch(name);

    /// <summary>Labels with dots between them, 253 at most.</summary>
    public static bool IsSubdomain(string name) => name.Length <= 253 && Subdomain().IsMatch(name);

    /// <summary>A key of labels, annotations or finalizers: a name, with a DNS name and a slash before it or not.</summary>
    public static bool IsQualified(string key) => key.Split('/') switch
    {
        [var name] => IsPlain(name),
        [var prefix, var name] => IsSubdomain(prefix) && IsPlain(name),
        _ => false,
    };

    /// <summary>The value of a label.</summary>
    public static bool IsLabelValue(string value) => value.Length == 0 || IsPlain(value);

    private static bool IsPlain(string name) => name.Length <= 63 && Plain().IsMatch(name);

    [GeneratedRegex(@"^[a-z0-9]([-a-z0-9]*[a-z0-9])?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Label();

    [GeneratedRegex(@"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Subdomain();

    [GeneratedRegex(@"^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Plain();
}
