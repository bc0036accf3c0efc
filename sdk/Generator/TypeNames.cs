using System.Text.RegularExpressions;

namespace Infra.Sdk.Generator;

/// <summary>
/// Every public type of a package, a line a namespace: <c>Pulumi.Aws.Kms: Key{,Args,State} static:GetKey</c>. Braces are
/// written out as a shell does; before a colon stands what the type is (<c>static</c>, <c>struct</c>, ...) if it is no plain
/// class, and <c>obsolete</c> if it is.
/// </summary>
internal static class TypeNames
{
    private static readonly Regex Word = new("""\G(?<stem>\w+)(\{(?<endings>[\w,]*)\})?(?<parameters><[\w,]+>)?$""",
        RegexOptions.ExplicitCapture);

    private static readonly Regex Declaration = new(
        """^(namespace (?<space>[\w.]+)|public [a-z ]*?(class|struct|interface|enum|delegate [\w<>?,. ]+?) (?<name>\w+)(?<parameters><[\w, ]+>)?(?=[\s(:;]|$))""",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline);

    public static IEnumerable<TypeName> Read(string path) =>
        from line in File.ReadLines(path)
        where line.Length > 0 && line[0] != '#'
        let colon = line.IndexOf(": ", StringComparison.Ordinal)
        from word in line[(colon + 2)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)
        from type in Types(line[..colon], word)
        select type;

    /// <summary>The public types of a source file that stand right in a namespace, as <see cref="TypeName.Key"/> spells them.</summary>
    public static IEnumerable<string> DeclaredIn(string source)
    {
        var space = "";
        foreach (Match match in Declaration.Matches(source))
        {
            if (match.Groups["space"].Success)
                space = match.Groups["space"].Value;
            else
                yield return TypeName.KeyOf(space, match.Groups["name"].Value, match.Groups["parameters"].Value);
        }
    }

    private static IEnumerable<TypeName> Types(string space, string word)
    {
        var marks = word.Split(':')[..^1];
        var match = Word.Match(word, word.LastIndexOf(':') + 1);
        var kind = Array.Find(marks, mark => mark != "obsolete") ?? "class";
        foreach (var ending in match.Groups["endings"].Success ? match.Groups["endings"].Value.Split(',') : [""])
        {
            yield return new(space, match.Groups["stem"].Value + ending, match.Groups["parameters"].Value, kind,
                marks.Contains("obsolete"));
        }
    }
}

/// <summary>The name of a public type.</summary>
/// <param name="Namespace">Where it stands.</param>
/// <param name="Name">Without its type parameters.</param>
/// <param name="Parameters">Those, with angle brackets, or nothing.</param>
/// <param name="Kind"><c>class</c>, <c>abstract</c>, <c>static</c>, <c>struct</c>, <c>enum</c>, <c>interface</c> or
/// <c>delegate</c>.</param>
/// <param name="IsObsolete">Whether to use it is a warning.</param>
internal sealed record TypeName(string Namespace, string Name, string Parameters, string Kind, bool IsObsolete)
{
    public string Key => KeyOf(Namespace, Name, Parameters);

    public static string KeyOf(string space, string name, string parameters) =>
        $"{space}.{name}{(parameters.Length == 0 ? "" : $"`{parameters.Count(c => c == ',') + 1}")}";
}
