using Infra.Manifests;

namespace Infra.Tests.Manifests;

public sealed class ManifestWriterTests
{
    [Fact]
    public void Keys_stand_in_canonical_order_at_every_level()
    {
        var tree = Node.From(new Dictionary<string, object?>
        {
            ["spec"] = new Dictionary<string, object?>
            {
                ["b"] = 1,
                ["B"] = 2,
                ["a"] = new object[] { new Dictionary<string, object?> { ["image"] = "x", ["args"] = "y", ["name"] = "z" } },
            },
            ["metadata"] = new Dictionary<string, object?>
            {
                ["annotations"] = "a",
                ["labels"] = "l",
                ["namespace"] = "n",
                ["name"] = "m",
                ["uid"] = "u",
            },
            ["kind"] = "K",
            ["data"] = "d",
            ["apiVersion"] = "v1",
        });

        Assert.Equal(
            """
            apiVersion: v1
            kind: K
            metadata:
              name: m
              namespace: "n"
              labels: l
              annotations: a
              uid: u
            data: d
            spec:
              B: 2
              a:
              - name: z
                args: "y"
                image: x
              b: 1

            """,
            ManifestWriter.ToYaml(tree));
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("two words", "two words")]
    [InlineData("10.0.0.0/8", "10.0.0.0/8")]
    [InlineData("1.2.3", "1.2.3")]
    [InlineData("512Mi", "512Mi")]
    [InlineData("<aws:eks/cluster:Cluster prod endpoint>", "<aws:eks/cluster:Cluster prod endpoint>")]
    [InlineData("", "\"\"")]
    [InlineData("no", "\"no\"")]
    [InlineData("y", "\"y\"")]
    [InlineData("null", "\"null\"")]
    [InlineData("~", "\"~\"")]
    [InlineData("3.0", "\"3.0\"")]
    [InlineData("1e3", "\"1e3\"")]
    [InlineData("0644", "\"0644\"")]
    [InlineData("0x1F", "\"0x1F\"")]
    [InlineData("1_000", "\"1_000\"")]
    [InlineData("1:30", "\"1:30\"")]
    [InlineData("2026-11-21", "\"2026-11-21\"")]
    [InlineData("=", "\"=\"")]
    [InlineData("a: b", "'a: b'")]
    [InlineData("*any", "'*any'")]
    [InlineData("tail ", "'tail '")]
    public void Texts_are_quoted_only_where_a_reader_could_take_them_for_something_else(string text, string written) =>
        Assert.Equal(written + "\n", ManifestWriter.ToYaml(text)[..].Replace("--- ", "", StringComparison.Ordinal));

    [Fact]
    public void Several_lines_are_a_literal_block() => Assert.Equal(
        "script: |\n  set -e\n  echo \"a: b\"\n\n  exit 0\nshort: |-\n  a\n  b\n",
        ManifestWriter.ToYaml(MapNode.Of(("script", "set -e\necho \"a: b\"\n\nexit 0\n"), ("short", "a\nb"))));

    [Theory]
    [InlineData("a \nb")]
    [InlineData(" a\nb")]
    [InlineData("a\n\n")]
    [InlineData("a\r\nb")]
    public void Several_lines_whose_spaces_would_not_be_seen_are_quoted(string text) =>
        Assert.StartsWith("text: \"", ManifestWriter.ToYaml(MapNode.Of(("text", text))), StringComparison.Ordinal);

    [Fact]
    public void Numbers_are_as_short_as_they_can_be() => Assert.Equal(
        "- 3\n- -3\n- 0.5\n- 9007199254740993\n- 1E+21\n",
        ManifestWriter.ToYaml(Node.From(new object[] { 3.0, -3, 0.5, 9007199254740993L, 1e21 })));

    [Fact]
    public void Empty_maps_and_lists_are_kept() => Assert.Equal(
        "list: []\nmap: {}\n", ManifestWriter.ToYaml(MapNode.Of(("map", MapNode.Empty), ("list", new ListNode([])))));

    [Fact]
    public void Long_texts_stay_on_one_line()
    {
        var text = string.Join(' ', Enumerable.Repeat("word", 400));

        Assert.Equal($"text: {text}\n", ManifestWriter.ToYaml(MapNode.Of(("text", text))));
    }

    [Fact]
    public void Manifests_are_a_stream_of_documents()
    {
        using var output = new StringWriter();
        ManifestWriter.WriteAll([Named("a"), Named("b")], output);

        Assert.Equal(
            "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: b\n",
            output.ToString());
    }

    private static Manifest Named(string name) =>
        Manifest.From(MapNode.Of(("apiVersion", "v1"), ("kind", "ConfigMap"), ("metadata", MapNode.Of(("name", name)))))!;
}
