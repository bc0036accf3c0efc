using System.Text.RegularExpressions;
using Infra.Manifests;
using Infra.Rules;
using Infra.Tests.Support;

namespace Infra.Tests.Rules;

/// <summary>Holds the page of known defects to what it says: each row that names rules has an example, and the rules find it.</summary>
public sealed partial class KnownDefectTests
{
    private static readonly Dictionary<string, int> Defects = new(StringComparer.Ordinal)
    {
        ["chocoletter"] = 15,
        ["caringnote"] = 19,
        ["bdg-blog"] = 21,
        ["shinhan"] = 10,
        ["egov"] = 23,
    };

    public static TheoryData<string, int, string> Rows
    {
        get
        {
            var rows = new TheoryData<string, int, string>();
            foreach (var (system, number, foundBy) in Read())
                rows.Add(system, number, foundBy);

            return rows;
        }
    }

    [Fact]
    public void Every_numbered_defect_is_listed_once() => Assert.Equal(
        Defects.SelectMany(system => Enumerable.Range(1, system.Value).Select(number => $"{system.Key} {number}")),
        Read().Select(row => $"{row.System} {row.Number}"));

    [Theory]
    [MemberData(nameof(Rows))]
    public void It_is_found_by_the_rules_that_the_page_names_or_the_page_says_why_not(string system, int number, string foundBy)
    {
        var path = Path.Combine(Repository.Tests, "Rules", "systems", system,
            number.ToString("00", System.Globalization.CultureInfo.InvariantCulture));
        path = Directory.Exists(path) ? path : path + ".yaml";
        if (foundBy.StartsWith("invisible: ", StringComparison.Ordinal))
        {
            Assert.False(File.Exists(path), "an invisible defect has no example");
            return;
        }

        var named = Rules().Match(foundBy).Value.Split(", ");
        Assert.NotEqual([""], named);
        var read = InventoryReader.Read(path);
        Assert.Empty(read.Problems);
        var found = Checker.Check(read).Findings.Select(finding => finding.Rule.Id).ToHashSet();
        Assert.Empty(named.Except(found));
    }

    private static IEnumerable<(string System, int Number, string FoundBy)> Read()
    {
        var system = "";
        foreach (var line in File.ReadLines(Path.Combine(Repository.Folder, "docs", "rules", "known-defects.md")))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                system = line[3..];
            }
            else if (Row().Match(line) is { Success: true } row)
            {
                yield return (system, int.Parse(row.Groups["number"].Value, System.Globalization.CultureInfo.InvariantCulture),
                    row.Groups["found"].Value);
            }
        }
    }

    [GeneratedRegex(@"^\| (?<number>[0-9]+) \| [^|]+ \| (?<found>[^|]+) \|$")]
    private static partial Regex Row();

    [GeneratedRegex("^[RLN][0-9]{2}(, [RLN][0-9]{2})*")]
    private static partial Regex Rules();
}
