using Infra.Manifests;
using Infra.Schemas;
using Infra.Schemas.Cel;
using Infra.Tests.Support;

namespace Infra.Tests.Schemas.Cel;

/// <summary>The rules that come with the program.</summary>
public sealed class ShippedRuleTests
{
    private const int Known = 270;

    [Fact]
    public void Every_rule_compiles()
    {
        var rules = ShippedRules.All();
        Assert.True(rules.Count >= Known, $"{rules.Count} rules");
        Assert.All(rules, rule => Assert.Null(CelRule.Problem(rule)));
    }

    [Fact]
    public void What_the_stacks_and_components_make_breaks_no_rule()
    {
        var files = Directory.EnumerateFiles(Path.Combine(Repository.Folder, "tests"), "*.yaml", SearchOption.AllDirectories)
            .Where(file => file.Contains("golden", StringComparison.Ordinal)).ToList();
        Assert.True(files.Count > 100);
        var objects = files.SelectMany(file => Read(file).Select(manifest => (file, manifest))).ToList();
        Assert.Contains(objects, found => ShippedSchemas.Find(found.manifest.ApiVersion, found.manifest.Id.Kind) is { IsCustom: true });
        Assert.Empty(
            objects.SelectMany(found =>
                Objects.Violations(found.manifest).Select(broken => $"{found.file} {found.manifest.Id} {broken.Path}: {broken.Message}")));
    }

    // Some are values or settings, without an object.
    private static IReadOnlyList<Manifest> Read(string file)
    {
        using var text = new StreamReader(file);
        return InventoryReader.ReadText(text, file).Manifests;
    }
}
