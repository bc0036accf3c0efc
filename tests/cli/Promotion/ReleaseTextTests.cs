using Infra.Diagnostics;
using Infra.Promotion;
using Infra.Tests.Support;

namespace Infra.Tests.Promotion;

/// <summary>Values change where they stand; comments and layout stay.</summary>
public sealed class ReleaseTextTests
{
    [Theory]
    [InlineData("    a: x:1 # why\n    b: y:1\n", "    a: x:2 # why\n    b: y:1\n")]
    [InlineData("    a:   'x:1'   # why\n", "    a:   'x:2'   # why\n")]
    [InlineData("    \"a\": \"x:1\"\n\n\n    b: z:1\n", "    \"a\": \"x:2\"\n\n\n    b: z:1\n")]
    public void A_value_is_replaced_where_it_stands(string old, string @new) =>
        Assert.Equal(File(@new), ReleaseText.With(File(old), "f", [new ReleaseMove("images", "a", "x:1", "x:2")]));

    [Theory]
    [InlineData("config:\n  infra:images: {a: x:1, b: y:1} # both\n", "config:\n  infra:images: {a: x:2, b: y:1} # both\n")]
    [InlineData("# top\nconfig:\r\n    infra:images:\r\n        a: x:1\r\nencryptionsalt: v1\r\n",
        "# top\nconfig:\r\n    infra:images:\r\n        a: x:2\r\nencryptionsalt: v1\r\n")]
    [InlineData("config:\n  infra:images:\n    a: x:1", "config:\n  infra:images:\n    a: x:2")]
    public void Any_layout_stays(string old, string @new) =>
        Assert.Equal(@new, ReleaseText.With(old, "f", [new ReleaseMove("images", "a", "x:1", "x:2")]));

    [Theory]
    [InlineData("config:\n  infra:images:\n    a: x:1 # why\n  infra:zone: z\n",
        "config:\n  infra:images:\n    a: x:1 # why\n  infra:revisions:\n    a: 4f2c1ab\n  infra:zone: z\n")]
    [InlineData("config:\n  infra:images:\n    a: x:1\n  infra:revisions:\n    b: abcdef0 # b\n",
        "config:\n  infra:images:\n    a: x:1\n  infra:revisions:\n    b: abcdef0 # b\n    a: 4f2c1ab\n")]
    [InlineData("config:\n  infra:images: { a: x:1 }\n  infra:revisions: { b: abcdef0 }\n",
        "config:\n  infra:images: { a: x:1 }\n  infra:revisions: { b: abcdef0, a: 4f2c1ab }\n")]
    [InlineData("config:\n  infra:images:\n    a: x:1", "config:\n  infra:images:\n    a: x:1\n  infra:revisions:\n    a: 4f2c1ab")]
    public void A_new_value_is_added_beside_its_neighbours(string old, string @new)
    {
        Assert.Equal(@new, ReleaseText.With(old, "f", [new ReleaseMove("revisions", "a", null, "4f2c1ab")]));
        Assert.Contains("a: \"1234567\"", ReleaseText.With(old, "f", [new ReleaseMove("revisions", "a", null, "1234567")]));
    }

    [Theory]
    [InlineData("  infra:revisions:\n    a: 4f2c1ab # why\n    b: abcdef0\n", "  infra:revisions:\n    b: abcdef0\n")]
    [InlineData("  infra:revisions:\n    a: 4f2c1ab # why\n  infra:zone: z\n", "  infra:zone: z\n")]
    [InlineData("  infra:revisions: {a: 4f2c1ab, b: abcdef0}\n", "  infra:revisions: {b: abcdef0}\n")]
    [InlineData("  infra:revisions: {b: abcdef0, a: 4f2c1ab}\n", "  infra:revisions: {b: abcdef0}\n")]
    public void A_value_is_removed_with_its_line(string old, string @new)
    {
        const string Head = "config:\n  infra:images:\n    a: x:1\n";

        Assert.Equal(Head + @new, ReleaseText.With(Head + old, "f", [new ReleaseMove("revisions", "a", "4f2c1ab", null)]));
    }

    [Theory]
    [InlineData("    a: &anchor x:1\n")]
    [InlineData("    a: |\n      x:1\n")]
    [InlineData("    b: &b y:1\n    a: *b\n")]
    [InlineData("    a: [x:1]\n")]
    public void What_would_change_more_than_it_says_is_refused(string images)
    {
        var refused =
            Assert.Throws<RefusedException>(() => ReleaseText.With(File(images), "f", [new ReleaseMove("images", "a", "x:1", "x:2")]));

        Assert.Equal(Codes.UneditableRelease, Assert.Single(refused.Diagnostics).Code);
    }

    [Fact]
    public void A_file_that_was_edited_meanwhile_is_left_alone()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a.yaml", "a: 1\n");
        var read = StackText.Read(path, "a.yaml");
        folder.Write("a.yaml", "a: 2\n");

        var refused = Assert.Throws<RefusedException>(() => read.Replace("a: 3\n"));

        Assert.Equal(Codes.EditedMeanwhile, Assert.Single(refused.Diagnostics).Code);
        Assert.Equal("a: 2\n", System.IO.File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(folder.Folder));
    }

    [Fact]
    public void Another_run_that_is_writing_is_not_disturbed()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a.yaml", "a: 1\n");
        folder.Write("a.yaml.part", "half");

        Assert.Throws<RefusedException>(() => StackText.Read(path, "a.yaml").Replace("a: 3\n"));

        Assert.Equal(("a: 1\n", "half"), (System.IO.File.ReadAllText(path), System.IO.File.ReadAllText(path + ".part")));
    }

    [Fact]
    public void A_link_keeps_leading_to_the_file_and_the_file_keeps_its_mode()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("real.yaml", "a: 1\n");
        var link = Path.Combine(folder.Folder, "link.yaml");
        System.IO.File.CreateSymbolicLink(link, path);

        StackText.Read(link, "link.yaml").Replace("a: 2\n");

        Assert.Equal("a: 2\n", System.IO.File.ReadAllText(path));
        Assert.NotNull(new FileInfo(link).LinkTarget);
    }

    private static string File(string images) =>
        $"# head\nconfig:\n  infra:zone: z # zone\n  infra:images:\n{images}  infra:other: {{ b: 1 }}\n";
}
