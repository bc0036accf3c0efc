using Infra.Manifests;
using Infra.Rules;
using Infra.Tests.Rules;

namespace Infra.Tests.Folders;

public sealed class VariantsTests
{
    [Fact]
    public void Roots_with_versions_of_one_object_are_never_together_and_see_the_rest()
    {
        var inventory = Inventory(
            Map("web", "prod", "1"), Map("web", "test", "2"), Map("only", "test", "1"), Map("more", "more", "1"), Map("plain", null, "1"));

        Assert.Equal(
            ["plain/ web/prod more/more | only/test", "web/test only/test | more/more plain/"],
            Variants.Of(inventory).Select(part => $"{Names(part.Manifests)} | {Names(part.Beside)}"));
    }

    [Fact]
    public void Overlays_of_one_name_are_together_and_so_is_what_one_of_them_applies()
    {
        var inventory = Inventory(
            Map("a", "a/prod", "1"), Map("a", "a/test", "2"), Map("b", "b/test", "1"), Map("b", "b/prod", "2"),
            Map("c", "x", "1") with { Parent = "a/test" }, Map("c", "y", "2") with { Parent = "a/prod" });

        Assert.Equal(["a/a/prod b/b/prod c/y", "a/a/test b/b/test c/x"], Variants.Of(inventory).Select(part => Names(part.Manifests)));
    }

    [Fact]
    public void Without_versions_there_is_one_part()
    {
        var inventory = Inventory(Map("a", "one", "1"), Map("a", "two", "1"), Map("b", "two", "1"));

        Assert.Same(inventory, Variants.Of(inventory).Single());
    }

    [Fact]
    public void Who_can_show_one_cluster_only_shows_the_first_and_names_the_others()
    {
        var first = Variants.First(Inventory(Map("web", "prod", "1"), Map("web", "test", "2"), Map("plain", null, "1")));

        Assert.Equal("plain/ web/prod", Names(first.Manifests));
        Assert.Equal(["1 overlay with other versions of the same objects, such as test: read it alone"], first.Notes);
    }

    [Fact]
    public void A_finding_on_the_base_of_several_overlays_is_one_with_their_names()
    {
        Manifest Pod(string root, string space) =>
            Built("Pod", "a", root, $"metadata: {{name: a, namespace: {space}}}\nspec: {{containers: [{{name: a, image: a:1}}]}}");
        var check = Checker.Check(Inventory(Pod("prod", "shop"), Pod("test", "shop-test"), Pod("dev", "shop-dev")), Yaml.Only("R10"));

        var finding = Assert.Single(check.Findings);
        Assert.Equal(["dev", "prod", "test"], finding.Overlays);
        Assert.Equal(" (in 3 overlays)", finding.Spread);
    }

    private static string Names(IEnumerable<Manifest> manifests) =>
        string.Join(' ', manifests.Select(manifest => $"{manifest.Id.Name}/{manifest.Root}"));

    private static Manifest Map(string name, string? root, string value) =>
        Built("ConfigMap", name, root, $"metadata: {{name: {name}}}\ndata: {{a: '{value}'}}");

    private static Manifest Built(string kind, string name, string? root, string rest)
    {
        using var text = new StringReader($"apiVersion: v1\nkind: {kind}\n{rest}\n");
        return ManifestReader.Read(text, $"base/{name}.yaml").Manifests.Single() with { Root = root };
    }

    private static Inventory Inventory(params Manifest[] manifests) =>
        new() { Name = "folder", Origin = InventoryOrigin.Files, Manifests = manifests };
}
