using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Infra.Diagnostics;
using Infra.Settings;
using Infra.Tests.Support;
using Infra.Wording;

namespace Infra.Tests.Settings;

public sealed class ReadingTests
{
    [Fact]
    public void Garbage_is_refused_and_never_fails_the_program()
    {
        var pieces = Gen.Elements("[", "]", "{", "}", ":", ": ", "- ", "? ", "\n", "  ", "\t", "&a", "*a", "!x", "!!str ", "'", "\"", "|",
            ">", "#", "%", "---\n", "...\n", "a", "é", "\\", ",", "<<", "config:", "\0", "\u2028");
        var texts = pieces.ListOf().Select(parts => string.Concat(parts));
        Prop.ForAll(texts.ToArbitrary(), text =>
        {
            try
            {
                SettingsYaml.Read(text, "garbage.yaml", "test");
            }
            catch (RefusedException refused)
            {
                Assert.Contains(refused.Diagnostics, problem => problem.Code == Codes.MalformedYaml || problem.Code == Codes.WrongType);
                Assert.All(refused.Diagnostics, problem => Assert.NotNull(problem.At));
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000).WithReplay(1, 1));
    }

    [Fact]
    public void Any_text_in_double_quotes_arrives_as_it_was()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<NonEmptyString>(), text =>
        {
            var json = System.Text.Json.JsonSerializer.Serialize(text.Get);
            var (root, _) = SettingsYaml.Read($"a: {json}", "text.yaml", "test");
            Assert.Equal(System.Text.Json.JsonSerializer.Deserialize<string>(json), root.Text("a"));
        }).Check(Config.QuickThrowOnFailure.WithReplay(1, 1));
    }

    [Fact]
    public void An_empty_file_is_an_empty_map() => Assert.Equal(0, SettingsYaml.Read("", "empty.yaml", "test").Root.Count);

    [Fact]
    public void A_file_of_50_MB_is_refused_without_being_read()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Folder, "large.yaml");
        using (var file = File.Create(path))
            file.SetLength(50 * 1024 * 1024);

        var problem = Assert.Single(Assert.Throws<RefusedException>(() => TextFile.Read(path, "large.yaml", "stack test")).Diagnostics);

        Assert.Equal(("INF0307", "50.0 MiB"), (problem.Code.Id, problem.Actual));
    }

    [Fact]
    public void What_never_ends_is_refused()
    {
        if (OperatingSystem.IsWindows())
            return;

        var problem = Assert.Single(
            Assert.Throws<RefusedException>(() => TextFile.Read("/dev/zero", "/dev/zero", "stack test")).Diagnostics);

        Assert.Equal(("INF0307", "more than 1 MiB"), (problem.Code.Id, problem.Actual));
    }

    [Theory]
    [InlineData(null, "a folder")]
    [InlineData("missing.yaml", "no such file")]
    [InlineData("latin1.yaml", "bytes that are not UTF-8")]
    public void What_cannot_be_read_is_refused(string? name, string actual)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(Path.Combine(folder.Folder, "latin1.yaml"), Encoding.Latin1.GetBytes("a: é"));

        var problem = Assert.Single(Assert.Throws<RefusedException>(
            () => TextFile.Read(Path.Combine(folder.Folder, name ?? ""), name ?? "folder", "stack test")).Diagnostics);

        Assert.Equal(("INF0307", actual), (problem.Code.Id, problem.Actual));
    }

    [Theory]
    [InlineData("regoin", "region")]
    [InlineData("Region", "region")]
    [InlineData("load_balancer", "loadBalancer")]
    [InlineData("hsot", "host")]
    [InlineData("completely", null)]
    [InlineData("x", null)]
    public void The_nearest_word_is_suggested_and_only_when_it_is_near(string written, string? meant) =>
        Assert.Equal(meant, DidYouMean.Nearest(written, ["region", "host", "loadBalancer"]));
}
