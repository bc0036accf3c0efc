using System.Reflection;
using System.Text.RegularExpressions;
using Infra.Diagnostics;
using Infra.Tests.Support;

namespace Infra.Tests;

/// <summary>Every diagnostic is given by the product, and a test gets it.</summary>
public sealed partial class DiagnosticCodeTests
{
    private static readonly string[] Sources = ["manifests", "components", "hermetic", "stacks", "cli"];

    private static readonly Dictionary<string, string> Codes = typeof(Codes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(field => field.FieldType == typeof(DiagnosticCode))
        .ToDictionary(field => field.Name, field => ((DiagnosticCode)field.GetValue(null)!).Id);

    [Fact]
    public void Each_has_an_id_of_its_own() => Assert.Equal(Codes.Count, Codes.Values.Distinct().Count());

    [Fact]
    public void Each_is_given_somewhere() => Assert.Empty(Codes.Keys.Except(NamedIn(Sources)));

    [Fact]
    public void Each_is_met_by_a_test() => Assert.Empty(Codes.Keys.Except(NamedIn("tests")));

    // By its name in C#, or by its id in a script or a reviewed file.
    private static HashSet<string> NamedIn(params string[] folders)
    {
        var names = Codes.ToDictionary(code => code.Value, code => code.Key);
        var files =
            folders.SelectMany(folder =>
                Directory.EnumerateFiles(Path.Combine(Repository.Folder, folder), "*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is ".cs" or ".sh" or ".yaml" or ".txt" or ".json"
                && !Path.GetFileName(file).StartsWith("Codes", StringComparison.Ordinal)
                && !Path.GetFileName(file).StartsWith("PublicAPI", StringComparison.Ordinal));
        return [.. files.SelectMany(file => Mentions().Matches(File.ReadAllText(file)))
            .Select(found => found.Groups["name"] is { Success: true } name ? name.Value : names.GetValueOrDefault(found.Value, ""))];
    }

    [GeneratedRegex(@"\bCodes\.(?<name>\w+)|\bINF\d{4}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Mentions();
}
