using System.Text.RegularExpressions;
using System.Xml.Linq;
using Infra.Tests.Support;

namespace Infra.Components.Tests;

/// <summary>Which project knows which, and inside <c>components</c> which folder knows which.</summary>
public sealed partial class ArchitectureTests
{
    private const string Kernel = "Kernel";

    // The kernel's ideas that are large enough for a namespace of their own; the rest of it is in the root, where every component sees it.
    private static readonly string[] KernelNamespaces = ["CustomResources", "Settings", "Validation"];

    private static readonly string Root = Path.Combine(Repository.Folder, "components");

    private static readonly ILookup<string, string> Sources = Directory.EnumerateFiles(Root, "*.cs", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
        .Order(StringComparer.Ordinal)
        .ToLookup(file => file.Split('/')[0]);

    // What a file that knows a folder says, by folder.
    private static readonly Dictionary<string, Regex> Names = Sources.ToDictionary(folder => folder.Key, NamesOf, StringComparer.Ordinal);

    [Theory]
    [InlineData("manifests")]
    [InlineData("components", "manifests")]
    [InlineData("hermetic", "manifests")]
    [InlineData("cli", "manifests", "components", "hermetic")]
    [InlineData("stacks", "manifests", "components")]
    [InlineData("infra", "cli", "stacks")]
    public void A_project_references_only_what_stands_below_it(string project, params string[] below)
    {
        var references = References(project, "ProjectReference").Select(reference => reference.Split('/')[1]);
        Assert.Empty(references.Except(below));
    }

    [Theory]
    [InlineData("manifests")]
    [InlineData("hermetic", "Pulumi")]
    [InlineData("cli")]
    public void What_works_on_any_YAML_or_any_stack_references_no_provider_of_Pulumi(string project, params string[] allowed)
    {
        var packages = References(project, "PackageReference").Where(package => package.StartsWith("Pulumi", StringComparison.Ordinal));
        Assert.Empty(packages.Except(allowed));
    }

    [Fact]
    public void A_namespace_is_that_of_the_folder()
    {
        var wrong = Sources.SelectMany(folder => folder)
            .Select(file => (File: file, Namespace: NamespaceOf().Match(Read(file)).Groups[1].Value, Expected: Expected(file)))
            .Where(source => source.Namespace != source.Expected)
            .Select(source => $"{source.File} is in {source.Namespace}, not in {source.Expected}");
        Assert.Empty(wrong);
    }

    [Fact]
    public void No_folder_of_components_knows_another_in_a_circle()
    {
        var known = Sources.ToDictionary(folder => folder.Key, Known, StringComparer.Ordinal);
        Assert.Contains(Kernel, known["Apps"].Keys);
        Assert.Empty(Circle(known));
    }

    [Fact]
    public void A_circle_is_found_and_named_by_the_files_that_close_it()
    {
        var known = new Dictionary<string, IReadOnlyDictionary<string, string>>
        {
            ["Apps"] = new Dictionary<string, string> { ["Edge"] = "Apps/App.cs", [Kernel] = "Apps/App.cs" },
            ["Edge"] = new Dictionary<string, string> { [Kernel] = "Edge/Gateway.cs" },
            [Kernel] = new Dictionary<string, string> { ["Edge"] = "Kernel/Cluster.cs" },
        };
        Assert.Equal(["Edge/Gateway.cs knows Kernel", "Kernel/Cluster.cs knows Edge"], Circle(known));
    }

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespaceOf();

    [GeneratedRegex(@"^(?:public|internal) (?:\w+ )*(?:class|record|struct|interface|enum) (\w+)", RegexOptions.Multiline)]
    private static partial Regex TypeOf();

    private static IEnumerable<string> References(string project, string kind)
    {
        var file = Assert.Single(Directory.GetFiles(Path.Combine(Repository.Folder, project), "*.csproj"));
        return XDocument.Load(file).Descendants(kind).Select(reference => reference.Attribute("Include")!.Value.Replace('\\', '/'));
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    private static string Expected(string file)
    {
        var path = file.Split('/');
        return path[0] != Kernel ? $"Infra.Components.{path[0]}"
            : KernelNamespaces.Contains(path[1]) ? $"Infra.Components.{path[1]}"
            : "Infra.Components";
    }

    // The folders that a folder knows, each with the first file that does: by a using, or by a name such as Networks.Vpc. The build of
    // the solution refuses a using that nothing needs. What is in the root namespace is seen without one, so there the types' names count.
    private static IReadOnlyDictionary<string, string> Known(IGrouping<string, string> folder)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in folder)
        {
            var text = Read(file);
            foreach (var (other, _) in Names.Where(other => other.Key != folder.Key && other.Value.IsMatch(text)))
                known.TryAdd(other, file);
        }

        return known;
    }

    private static Regex NamesOf(IGrouping<string, string> folder)
    {
        var types = string.Join('|', folder.SelectMany(file => TypeOf().Matches(Read(file)).Select(type => type.Groups[1].Value)));
        return new Regex(
            folder.Key == Kernel ? $@"\b(?:{types})\b" : $@"\bInfra\.Components\.{folder.Key}\b|\b{folder.Key}\.(?:{types})\b",
            RegexOptions.Compiled);
    }

    // The first circle, as the files that close it.
    private static IReadOnlyList<string> Circle(IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> known)
    {
        var open = known.Keys.ToHashSet(StringComparer.Ordinal);
        while (open.FirstOrDefault(folder => !known[folder].Keys.Any(open.Contains)) is { } settled)
            open.Remove(settled);

        // Whatever is left knows something that is left, so whoever follows it comes by the same folder again.
        var path = open.Order(StringComparer.Ordinal).Take(1).ToList();
        while (path.Count > 0 && path.Distinct().Count() == path.Count)
            path.Add(known[path[^1]].Keys.Where(open.Contains).Order(StringComparer.Ordinal).First());

        var circle = path.SkipWhile(folder => folder != path[^1]).ToArray();
        return [.. circle.Zip(circle.Skip(1), (from, to) => $"{known[from][to]} knows {to}")];
    }
}
