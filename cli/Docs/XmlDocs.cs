using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Infra.Docs;

/// <summary>What the documentation of a type or member says.</summary>
/// <param name="Default">What follows <c>Default:</c>, without the full stop. Null where nothing does.</param>
internal sealed record Prose(string Text, string? Default);

/// <summary>Reads the XML documentation that the compiler writes beside an assembly: the only prose about settings and arguments.</summary>
internal sealed partial class XmlDocs(Func<string, string> member)
{
    private static readonly Prose Nothing = new("", null);

    private readonly Dictionary<Assembly, IReadOnlyDictionary<string, XElement>> _files = [];
    private readonly SortedSet<string> _missing = new(StringComparer.Ordinal);

    /// <summary>The files that were looked for and are not there.</summary>
    public IReadOnlyCollection<string> Missing => _missing;

    /// <summary>The documentation of a type.</summary>
    public Prose Of(Type type) => Read(type.Assembly, "T:" + Name(type));

    /// <summary>The documentation of a member of an enum.</summary>
    public Prose Of(Enum value) => Read(value.GetType().Assembly, $"F:{Name(value.GetType())}.{value}");

    /// <summary>The documentation of a property, or of the one that it inherits from.</summary>
    public Prose Of(PropertyInfo property)
    {
        var declaring = property.DeclaringType!;
        var own = Read(declaring.Assembly, $"P:{Name(declaring)}.{property.Name}");
        var inherited = declaring.GetInterfaces().Append(declaring.BaseType!).Select(parent => parent?.GetProperty(property.Name))
            .Where(other => other is not null && other.DeclaringType != declaring);
        return own.Text.Length > 0 ? own : inherited.Select(other => Of(other!)).FirstOrDefault(prose => prose.Text.Length > 0) ?? Nothing;
    }

    /// <summary>What is said when files are missing.</summary>
    public RefusedException Refusal() => new(new Diagnostic(Codes.UnreadableFile, "documentation",
        $"no {string.Join(", ", Missing)} beside the program", "the XML documentation that the compiler writes",
        "build with GenerateDocumentationFile, and keep the files beside the assemblies"));

    private Prose Read(Assembly assembly, string id) => Find(assembly, id) switch
    {
        null => Nothing,
        var found when found.Element("inheritdoc")?.Attribute("cref")?.Value is { } other => Read(assembly, other),
        var found => Split(Plain(found.Element("summary"))),
    };

    private XElement? Find(Assembly assembly, string id) => Members(assembly).GetValueOrDefault(id)
        ?? assembly.GetReferencedAssemblies().Where(name => File.Exists(Beside(assembly, name.Name!)))
            .Select(name => Members(Assembly.Load(name)).GetValueOrDefault(id)).FirstOrDefault(found => found is not null);

    private IReadOnlyDictionary<string, XElement> Members(Assembly assembly)
    {
        if (_files.TryGetValue(assembly, out var known))
            return known;

        var file = Beside(assembly, assembly.GetName().Name!);
        if (!File.Exists(file))
            _missing.Add(Path.GetFileName(file));

        return _files[assembly] = !File.Exists(file) ? new Dictionary<string, XElement>()
            : XDocument.Load(file).Descendants("member").ToDictionary(element => element.Attribute("name")!.Value);
    }

    private static string Beside(Assembly assembly, string name) =>
        Path.Combine(Path.GetDirectoryName(assembly.Location) ?? "", name + ".xml");

    private static string Name(Type type) => (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');

    private static Prose Split(string text)
    {
        var said = DefaultSentence().Match(text);
        return said.Success ? new Prose(text.Remove(said.Index, said.Length).Trim(), said.Groups["value"].Value) : new Prose(text, null);
    }

    private string Plain(XElement? element)
    {
        var text = new StringBuilder();
        Append(element, text);
        return Blanks().Replace(text.ToString(), " ").Trim();
    }

    private void Append(XElement? element, StringBuilder text)
    {
        foreach (var node in element?.Nodes() ?? [])
        {
            switch (node)
            {
                case XText plain:
                    text.Append(plain.Value);
                    break;
                case XElement { IsEmpty: false } inner:
                    var quote = inner.Name == "c" ? "`" : inner.Name == "para" ? " " : "";
                    text.Append(quote);
                    Append(inner, text);
                    text.Append(quote);
                    break;
                case XElement reference:
                    text.Append(Reference(reference));
                    break;
            }
        }
    }

    private string Reference(XElement element)
    {
        if (element.Attribute("cref")?.Value is not { } id)
        {
            return element.Attribute("name") is { } parameter ? $"`{member(parameter.Value)}`"
                : (element.Attribute("langword") ?? element.Attribute("href"))?.Value ?? " ";
        }

        var name = Arity().Replace(id[2..].Split('(')[0].Split('.')[^1], "");
        return id[0] is 'T' ? name : $"`{(id[0] is 'P' ? member(name) : name)}`";
    }

    [GeneratedRegex(@"(?<=^|\s)Default: (?<value>.*?)(?:\.(?=\s+\p{Lu})|\.?$)\s*", RegexOptions.CultureInvariant)]
    private static partial Regex DefaultSentence();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();

    [GeneratedRegex("`+[0-9]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Arity();
}
