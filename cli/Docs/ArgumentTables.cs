using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Infra.Wording;

namespace Infra.Docs;

/// <summary>
/// The tables of arguments in the READMEs of components: what stands between <c>&lt;!-- args: RedisArgs --&gt;</c> and
/// <c>&lt;!-- /args --&gt;</c>.
/// </summary>
internal sealed partial class ArgumentTables(XmlDocs docs, IReadOnlyList<Assembly> assemblies)
{
    /// <summary>The READMEs with a table.</summary>
    public IEnumerable<(string Path, string Text)> Of(string folder) => !Directory.Exists(folder) ? []
        : Directory.EnumerateFiles(folder, "README.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => (path, Text: File.ReadAllText(path)))
            .Where(page => Region().IsMatch(page.Text))
            .Select(page => (page.path, Filled(page.path, page.Text)));

    /// <summary>A README with its tables filled.</summary>
    /// <exception cref="RefusedException">A region names no record of arguments.</exception>
    public string Filled(string path, string text) => Region().Replace(text, region =>
    {
        var name = region.Groups["name"].Value;
        var known = assemblies.SelectMany(assembly => assembly.GetExportedTypes())
            .Where(type => SettingType.Of(type) is RecordType).ToList();
        var type = known.Find(type => type.Name == name) ?? throw new RefusedException(new Diagnostic(Codes.UnreadableFile, path, name,
            "a public record of arguments", DidYouMean.Fix(name, known.Select(one => one.Name), "correct the name")));
        return $"<!-- args: {name} -->\n{Table((RecordType)SettingType.Of(type))}<!-- /args -->";
    });

    private string Table(RecordType record)
    {
        var table = new StringBuilder("| Argument | Default | What it is |\n|---|---|---|\n");
        foreach (var member in record.Members)
        {
            var prose = docs.Of(member.Property);
            var fallback = member.Required ? "required"
                : prose.Default ?? SettingsPage.Literal(member.Property.GetValue(record.Example), member.Type) ?? "none";
            var (cell, text) = (SettingsPage.Cell(fallback), SettingsPage.Cell(prose.Text));
            table.Append(CultureInfo.InvariantCulture, $"| `{member.Property.Name}` | {cell} | {text} |\n");
        }

        return table.ToString();
    }

    [GeneratedRegex(@"<!-- args: (?<name>\w+) -->.*?<!-- /args -->", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Region();
}
