using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Infra.Manifests;

namespace Infra.Tests.Manifests;

public sealed class RoundTripTests
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(2000);

    [Fact]
    public void Any_tree_reads_back_as_it_was_written() => Prop.ForAll(Trees.Any, tree => Node.Same(tree, Back(tree))).Check(Thorough);

    [Fact]
    public void Any_text_reads_back_as_a_text_in_a_value_and_in_a_key() => Prop.ForAll(Trees.Text, text =>
    {
        var tree = MapNode.Of((text, text), ("list", new ListNode([text])));
        return Node.Same(tree, Back(tree));
    }).Check(Thorough);

    [Fact]
    public void What_was_read_is_written_the_same_again() => Prop.ForAll(Trees.Any, tree =>
        ManifestWriter.ToYaml(Back(tree)) == ManifestWriter.ToYaml(tree)).Check(Thorough);

    [Fact]
    public void Trees_are_written_alike_in_every_culture() => Prop.ForAll(Trees.Any, tree =>
    {
        var here = ManifestWriter.ToYaml(tree);
        var culture = CultureInfo.CurrentCulture;
        try
        {
            // Turkish has its own i, German its own decimal point, and this one its own minus sign.
            CultureInfo.CurrentCulture = new CultureInfo("tr-TR", useUserOverride: false)
            {
                NumberFormat = { NumberDecimalSeparator = ",", NegativeSign = "−" },
            };
            return ManifestWriter.ToYaml(tree) == here && Node.Same(Back(tree), tree);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }).Check(Config.QuickThrowOnFailure);

    // In a manifest, because that is what the reader reads.
    private static Node Back(Node tree)
    {
        var manifest = MapNode.Of(("apiVersion", "v1"), ("kind", "Any"), ("metadata", MapNode.Of(("name", "any"))), ("spec", tree));
        var source = ManifestReader.Read(new StringReader(ManifestWriter.ToYaml(manifest)), "any.yaml");
        return Assert.Single(source.Refuse()).Tree["spec"]!;
    }
}
