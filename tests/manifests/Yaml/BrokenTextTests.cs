using Infra.Manifests;
using Infra.Tests.Support;

namespace Infra.Tests.Manifests;

/// <summary>Texts that are broken anywhere end in a problem with a line, and never in an exception of the YAML library.</summary>
public sealed class BrokenTextTests : IDisposable
{
    private const string Whole = """
        # a comment
        apiVersion: apps/v1
        kind: Deployment
        metadata: &meta {name: web, namespace: team, labels: {app: "web", n: 0x1F}}
        spec:
          <<: {replicas: 2}
          template:
            metadata: *meta
            spec:
              containers:
                - name: 'web'
                  args: ["--a", !!str 5, ? {b: c} : d]
                  text: |-
                    several
                    lines
        ---
        !!map {a: [1, 2, {b: ~}]}
        ...
        """;

    private static readonly string[] Pieces =
        [
            "{",
            "}",
            "[",
            "]",
            "\"",
            "'",
            "&a",
            "*a",
            "!!",
            "!<",
            "%YAML 9.9.9\n",
            "|",
            ">",
            "? ",
            ": ",
            "- ",
            "\t",
            "\n---\n",
            "#",
            ",",
            "\0",
            "\uFEFF",
            "\\x",
            "@",
            "`",
            "<<: ",
        ];

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void No_break_of_a_text_is_an_exception()
    {
        var random = new Random(7);
        for (var i = 0; i < 3000; i++)
        {
            var text = Whole;
            for (var breaks = random.Next(1, 4); breaks > 0; breaks--)
            {
                var at = random.Next(text.Length);
                text = random.Next(3) switch
                {
                    0 => text.Insert(at, Pieces[random.Next(Pieces.Length)]),
                    1 => text.Remove(at, Math.Min(random.Next(1, 12), text.Length - at)),
                    _ => text[..at],
                };
                if (text.Length == 0)
                    break;
            }

            using var reader = new StringReader(text);
            Assert.All(ManifestReader.Read(reader, "a.yaml").Problems,
                problem => Assert.True(problem.At is null || problem.At.Line >= 1, text));
        }
    }

    [Theory]
    [InlineData("a: {b: c\nd: e\n")]
    [InlineData("a: [b, c\nd: e\n")]
    [InlineData("a: \"b\nc: d\n")]
    [InlineData("a: *nowhere\n")]
    [InlineData("a: !<tag:b\n")]
    public void The_other_files_of_a_folder_are_read_all_the_same(string broken)
    {
        _folder.Write("a.yaml", broken);
        _folder.Write("b.yaml", "{apiVersion: v1, kind: ConfigMap, metadata: {name: b}}");

        var read = InventoryReader.Read(_folder.Folder);

        Assert.Equal("b", Assert.Single(read.Manifests).Id.Name);
        Assert.All(read.Problems, problem => Assert.Equal(("a.yaml", true), (problem.At!.File, problem.At.Line >= 1)));
        Assert.NotEmpty(read.Problems);
    }

    public void Dispose() => _folder.Dispose();
}
