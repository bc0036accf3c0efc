using System.Text.RegularExpressions;
using Infra.Tests.Support;

namespace Infra.Tests;

/// <summary>The English of messages, descriptions and summaries: what an engineer of the field writes.</summary>
public sealed partial class WordingTests
{
    [Theory]
    [InlineData("manifests")]
    [InlineData("hermetic")]
    [InlineData("components")]
    [InlineData("cli")]
    [InlineData("bench")]
    [InlineData("infra")]
    public void No_text_uses_a_word_that_only_this_house_uses(string folder)
    {
        var lines = Directory.EnumerateFiles(Path.Combine(Repository.Folder, folder), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file =>
                File.ReadLines(file)
                    .Select((line, index) => $"{Path.GetRelativePath(Repository.Folder, file)}:{index + 1}: {line.Trim()}"));

        Assert.DoesNotContain(lines, line => Dialect().IsMatch(line));
    }

    [Theory]
    [InlineData("a kind that nobody brings")]
    [InlineData("the rights of the node")]
    [InlineData("exemption is past its day")]
    public void The_dialect_is_found(string text) => Assert.Matches(Dialect(), text);

    [GeneratedRegex(@"\b(somebody|nobody|everybody|anybody|rights|past its day|without an owner|lets? everybody)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Dialect();
}
