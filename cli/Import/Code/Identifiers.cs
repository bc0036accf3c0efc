using System.Text.RegularExpressions;

namespace Infra.Import.Code;

/// <summary>Names of objects and keys as names in C#.</summary>
internal static partial class Identifiers
{
    /// <summary>The words of a name: <c>reserve-check</c> and <c>SERVER_PORT</c> have two.</summary>
    public static IReadOnlyList<string> Words(string name) => [.. Word().Matches(name).Select(word => word.Value)];

    /// <summary>The name of a class or member: <c>reserve-check</c> is <c>ReserveCheck</c>. A digit gets a word before it.</summary>
    public static string Pascal(string name) => Pascal(Words(name));

    /// <inheritdoc cref="Pascal(string)"/>
    public static string Pascal(IEnumerable<string> words)
    {
        var name = string.Concat(words.Select(word => char.ToUpperInvariant(word[0])
            + (word.Any(char.IsAsciiLetterLower) ? word[1..] : word[1..].ToLowerInvariant())));
        return name.Length > 0 && char.IsAsciiDigit(name[0]) ? $"No{name}" : name;
    }

    /// <summary>The name of a variable or key.</summary>
    public static string Camel(string name) => Pascal(name) is { Length: > 0 } pascal ? char.ToLowerInvariant(pascal[0]) + pascal[1..] : "";

    /// <summary>A name in lower case with hyphens.</summary>
    public static string Kebab(string name) => string.Join('-', Words(name)).ToLowerInvariant();

    /// <summary>The name, or the name with a number where it is taken.</summary>
    public static string Unique(string name, ISet<string> taken)
    {
        var unique = name;
        for (var i = 2; !taken.Add(unique); i++)
            unique = string.Create(CultureInfo.InvariantCulture, $"{name}{i}");

        return unique;
    }

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+|[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
