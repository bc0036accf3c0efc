using System.Text;
using Infra.Diagnostics;
using Infra.Manifests;

namespace Infra.Tests.Manifests;

public sealed class ManifestReaderTests : IDisposable
{
    private const string Head = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("infra-reader-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_pipe_in_a_folder_is_not_waited_for()
    {
        if (OperatingSystem.IsWindows())
            return;

        await File.WriteAllTextAsync(Path.Combine(_folder, "a.yaml"), Head);
        using (var made = System.Diagnostics.Process.Start("mkfifo", [Path.Combine(_folder, "b.yaml")]))
            await made.WaitForExitAsync();

        var read = await Task.Run(() => ManifestReader.Read(_folder)).WaitAsync(TimeSpan.FromSeconds(10));

        Assert.Equal("a", Assert.Single(read.Manifests).Id.Name);
        Assert.Empty(read.Problems);
    }

    [Theory]
    [InlineData("no", false)]
    [InlineData("Yes", true)]
    [InlineData("y", true)]
    [InlineData("off", false)]
    [InlineData("true", true)]
    [InlineData("yES", "yES")]
    [InlineData("1", 1L)]
    [InlineData("+1", 1L)]
    [InlineData("-0", 0L)]
    [InlineData("1e3", 1000L)]
    [InlineData("1.0", 1L)]
    [InlineData("1.5", 1.5)]
    [InlineData(".5", 0.5)]
    [InlineData("0644", 420L)]
    [InlineData("0o17", 15L)]
    [InlineData("08", 8L)]
    [InlineData("0x1F", 31L)]
    [InlineData("0b101", 5L)]
    [InlineData("1_000", 1000L)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("-9223372036854775808", long.MinValue)]
    [InlineData("18446744073709551615", 18446744073709551615.0)]
    [InlineData("1:30", "1:30")]
    [InlineData("2026-11-21", "2026-11-21")]
    [InlineData("1.2.3", "1.2.3")]
    [InlineData("0x", "0x")]
    [InlineData("-a", "-a")]
    [InlineData("\"1\"", "1")]
    [InlineData("'no'", "no")]
    [InlineData("!!str 1", "1")]
    [InlineData("! no", "no")]
    [InlineData("!!int \"3\"", 3L)]
    [InlineData("~", null)]
    [InlineData("", null)]
    [InlineData("''", "")]
    public void Scalars_are_what_Kubernetes_takes_them_for(string yaml, object? value)
    {
        var source = Read(Head + $"value: {yaml}");

        Assert.Equal(value, Assert.IsType<ScalarNode>(Assert.Single(source.Refuse()).Tree["value"]).Value);
    }

    [Fact]
    public void Keys_are_texts_as_Kubernetes_makes_them() => Assert.Equal(
        ["80", "false", "true"],
        Assert.Single(Read(Head + "data: {on: 1, 80: 2, n: 3}").Refuse()).Tree.Map("data")!.Entries.Select(e => e.Key));

    [Fact]
    public void Each_object_has_its_identity_and_its_place()
    {
        var source = Read(
            """
            # the first
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, namespace: shop}
            ---
            ---
            {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "shop"}}
            """);

        Assert.Equal([new("apps", "Deployment", "shop", "web"), new("", "Namespace", null, "shop")], source.Manifests.Select(m => m.Id));
        Assert.Equal(["in.yaml:2:1", "in.yaml:7:1"], source.Manifests.Select(m => m.At!.ToString()));
        Assert.Equal((4, 18),
            (source.Manifests[0].Tree.At("metadata", "name")!.Line, source.Manifests[0].Tree.At("metadata", "name")!.Column));
    }

    [Fact]
    public void Lists_are_their_items()
    {
        var source = Read(
            """
            apiVersion: v1
            kind: List
            items:
            - {apiVersion: v1, kind: Secret, metadata: {name: one}}
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleList
            items:
            - metadata: {name: two, namespace: n1}
            """);

        Assert.Equal([new("", "Secret", null, "one"), new("rbac.authorization.k8s.io", "Role", "n1", "two")],
            source.Refuse().Select(m => m.Id));
    }

    [Fact]
    public void Objects_that_are_named_by_the_server_have_their_prefix() =>
        Assert.Equal("job-*", Assert.Single(Read("apiVersion: batch/v1\nkind: Job\nmetadata: {generateName: job-}").Refuse()).Id.Name);

    [Fact]
    public void Aliases_and_merged_maps_are_written_out()
    {
        var tree = Assert.Single(Read(Head +
            """
            base: &base {a: 1, b: 2}
            more: &more {b: 3, c: 4}
            one: {<<: *base, b: 9}
            two: {<<: [*base, *more]}
            same: *base
            """).Refuse()).Tree;

        Assert.Equal("a: 1\nb: 9\n", ManifestWriter.ToYaml(tree["one"]!));
        Assert.Equal("a: 1\nb: 2\nc: 4\n", ManifestWriter.ToYaml(tree["two"]!));
        Assert.Equal("a: 1\nb: 2\n", ManifestWriter.ToYaml(tree["same"]!));
    }

    [Fact]
    public void A_key_that_stands_twice_is_refused_at_its_second_place()
    {
        var source = Read(Head + "data:\n  a: 1\n  b: 2\n  a: 3\n");

        var problem = Assert.Single(source.Problems);
        Assert.Equal(Codes.DuplicateKey, problem.Code);
        Assert.Equal("in.yaml:7:3", problem.At!.ToString());
        Assert.Equal("a", problem.Actual);
        Assert.Throws<RefusedException>(source.Refuse);
    }

    [Theory]
    [InlineData("data: [1, 2", 5, 1)]
    [InlineData("data: {a: b", 5, 1)]
    [InlineData("data:\n\t- a", 5, 1)]
    [InlineData("data: 'a", 4, 7)]
    [InlineData("data: *nowhere", 4, 7)]
    [InlineData("data: @a", 4, 7)]
    [InlineData("data: {name: web, labels: {app: web}\nspec:\n  ports: [{port: 80}]", 4, 7)]
    public void Malformed_YAML_is_refused_with_its_line_and_column(string yaml, int line, int column)
    {
        var problem = Assert.Single(Read(Head + yaml).Problems);

        Assert.Equal(Codes.MalformedYaml, problem.Code);
        Assert.Equal(new SourceLocation("in.yaml", line, column), problem.At);
        Assert.NotEmpty(problem.Actual!);
    }

    [Fact]
    public void An_alias_of_the_map_that_it_stands_in_is_refused() =>
        Assert.Equal(Codes.MalformedYaml, Assert.Single(Read(Head + "data: &a {b: *a}").Problems).Code);

    [Fact]
    public void A_small_file_that_aliases_blow_up_is_refused_at_once()
    {
        var bomb = new StringBuilder(Head).Append("a: &a [x,x,x,x,x,x,x,x,x,x]\n");
        for (var c = 'b'; c <= 'z'; c++)
        {
            var before = (char)(c - 1);
            bomb.Append(c).Append(": &").Append(c).Append(" [").AppendJoin(',', Enumerable.Repeat($"*{before}", 10)).Append("]\n");
        }

        var problem = Assert.Single(Read(bomb.ToString()).Problems);

        Assert.Equal(Codes.UnreadableFile, problem.Code);
        Assert.Equal("at most 100000 values that come by aliases", problem.Allowed);
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{a: ", "}")]
    public void Endless_nesting_is_refused(string open, string close)
    {
        var deep = string.Concat(Enumerable.Repeat(open, 5000)) + "1" + string.Concat(Enumerable.Repeat(close, 5000));

        Assert.Equal("at most 200 levels of nesting", Assert.Single(Read(Head + "data: " + deep).Problems).Allowed);
    }

    [Theory]
    [InlineData("data: .nan")]
    [InlineData("data: {<<: 1}")]
    [InlineData("data: {[1]: 1}")]
    [InlineData("data: {~: 1}")]
    public void What_JSON_cannot_hold_is_refused(string yaml) =>
        Assert.Equal(Codes.WrongType, Assert.Single(Read(Head + yaml).Problems).Code);

    [Fact]
    public void A_folder_is_read_in_the_order_of_its_paths_without_hidden_ones_and_other_files()
    {
        Write("b.yml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: b}\n");
        Write("a/z.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: z}\n");
        Write("c.json", """{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "c"}}""");
        Write(".git/x.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: hidden}\n");
        Write("README.md", "# none\n");
        Write("values.yaml", "replicaCount: 1\n");
        Write("kustomization.yaml", "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: []\n");

        var source = ManifestReader.Read(_folder);

        Assert.Equal(["z", "b", "c"], source.Refuse().Select(m => m.Id.Name));
        Assert.Equal(["a/z.yaml:1:1", "b.yml:1:1", "c.json:1:1"], source.Manifests.Select(m => m.At!.ToString()));
        Assert.Equal(["kustomization.yaml:1:1", "values.yaml:1:1"], source.Skipped.Select(s => s.ToString()));
    }

    [Fact]
    public void Every_bad_file_of_a_folder_is_reported_and_the_good_ones_are_read()
    {
        Write("1.yaml", "a: [\n");
        Write("2.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: good}\n");
        Write("3.yaml", "a: 1\na: 2\n");
        File.WriteAllBytes(Path.Combine(_folder, "4.yaml"), [0x61, 0x3a, 0x20, 0xff]);

        var source = ManifestReader.Read(_folder);

        Assert.Equal("good", Assert.Single(source.Manifests).Id.Name);
        Assert.Equal([Codes.MalformedYaml, Codes.DuplicateKey, Codes.UnreadableFile], source.Problems.Select(p => p.Code));
        Assert.Equal("4.yaml", source.Problems[2].Where);
    }

    [Fact]
    public void A_bracket_that_is_never_closed_leaves_the_other_files_as_they_are()
    {
        Write("1.yaml", Head + "data: {a: b\nspec:\n  ports: [{port: 80}]\n");
        Write("2.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: good}\n");

        var source = ManifestReader.Read(_folder);

        Assert.Equal("good", Assert.Single(source.Manifests).Id.Name);
        var problem = Assert.Single(source.Problems);
        Assert.Equal(("INF0302", "1.yaml:4:7", "a bracket that is not closed"), (problem.Code.Id, problem.At!.ToString(), problem.Actual));
    }

    [Fact]
    public void A_folder_without_objects_is_refused()
    {
        Write("values.yaml", "replicaCount: 1\n");

        var problem = Assert.Single(ManifestReader.Read(_folder).Problems);

        Assert.Equal(Codes.NoObjects, problem.Code);
        Assert.Equal(_folder, problem.Where);
    }

    [Fact]
    public void A_path_that_is_not_there_is_refused()
    {
        var missing = Path.Combine(_folder, "missing.yaml");

        var problem = Assert.Single(ManifestReader.Read(missing).Problems);

        Assert.Equal(Codes.UnreadableFile, problem.Code);
        Assert.Equal(missing, problem.Where);
    }

    [Fact]
    public void A_huge_file_is_refused_without_being_read()
    {
        var path = Path.Combine(_folder, "huge.yaml");
        using (var file = File.Create(path))
            file.SetLength(ManifestReader.MostBytes + 1);

        var problem = Assert.Single(ManifestReader.Read(path).Problems);

        Assert.Equal(Codes.UnreadableFile, problem.Code);
        Assert.Equal("33554433 bytes", problem.Actual);
    }

    private static ManifestSource Read(string yaml) => ManifestReader.Read(new StringReader(yaml), "in.yaml");

    private void Write(string path, string text)
    {
        var full = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
