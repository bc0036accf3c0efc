using System.Text.RegularExpressions;
using Infra.Terminal;
using Infra.Tests.Support;

namespace Infra.Tests.Commands.New;

/// <summary>What the pages about additions show is run, compiled and previewed.</summary>
public sealed partial class AddingPagesTests
{
    public static TheoryData<string> Pages =>
        [.. Directory.GetFiles(Path.Combine(Repository.Folder, "docs"), "adding-*.md").Select(file => Path.GetFileName(file))
            .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task What_a_page_shows_compiles_and_its_stacks_are_previewed(string page)
    {
        using var house = new HouseCopy();
        var text = await File.ReadAllTextAsync(Path.Combine(Repository.Folder, "docs", page));
        foreach (Match command in Command().Matches(text))
            Assert.True(await house.RunAsync(command.Groups["command"].Value) == ExitCodes.Fine, house.Error);

        // A block without a file could not be compiled.
        Assert.DoesNotMatch(Homeless(), text);
        var snippets = Block().Matches(text)
            .Select(block => new Snippet(block.Groups["language"].Value, block.Groups["file"].Value, block.Groups["text"].Value)).ToList();
        Assert.NotEmpty(snippets);
        foreach (var snippet in snippets)
            house.Write(snippet.File, snippet.In(house.Read(snippet.File)));

        house.Build();
        foreach (var stack in snippets.Select(snippet => StackFile().Match(snippet.File)).Where(file => file.Success)
            .Select(file => file.Groups["stack"].Value).Distinct())
        {
            Assert.True(await house.RunAsync($"preview {stack}") == ExitCodes.Fine, $"{stack}: {house.Error}{house.Output}");
        }
    }

    [Fact]
    public void The_README_quotes_the_sources()
    {
        var blocks = Block().Matches(File.ReadAllText(Path.Combine(Repository.Folder, "README.md")));

        Assert.NotEmpty(blocks);
        foreach (Match block in blocks)
        {
            var source = File.ReadLines(Path.Combine(Repository.Folder, block.Groups["file"].Value)).Select(line => line.Trim());
            Assert.Contains(Flat(block.Groups["text"].Value.Split('\n').Select(line => line.Trim())), Flat(source),
                StringComparison.Ordinal);
        }

        static string Flat(IEnumerable<string> lines) => string.Join('\n', lines).Trim();
    }

    [GeneratedRegex(@"^dotnet run --project infra -- (?<command>new .*) --dry-run$",
        RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Command();

    [GeneratedRegex(@"^```(?<language>csharp|yaml) (?<file>\S+)\n(?<text>.*?)^```$",
        RegexOptions.CultureInvariant | RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^ *```(csharp|yaml)$", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Homeless();

    [GeneratedRegex(@"^Pulumi\.(?<stack>.+)\.yaml$", RegexOptions.CultureInvariant)]
    private static partial Regex StackFile();
}
