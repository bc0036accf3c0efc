using Infra.Diagnostics;
using Infra.Tests.Support;

namespace Infra.Tests.Settings;

/// <summary>Each fixture is a stack file that is refused; the text beside it is what the user reads.</summary>
public sealed class RefusedStackFileTests
{
    public static TheoryData<string> Fixtures { get; } =
        [.. Directory.GetFiles(Path.Combine(Repository.Tests, "Settings", "fixtures"), "*.yaml")
            .Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Says_all_that_is_wrong(string fixture)
    {
        var file = File.ReadAllText(Path.Combine(Repository.Tests, "Settings", "fixtures", fixture + ".yaml"));

        var diagnostics = Shop.Refuse(file);

        Golden.Is($"Settings/fixtures/{fixture}.txt", string.Join("\n\n", diagnostics) + "\n");
    }

    [Fact]
    public void Every_code_of_a_single_value_has_a_fixture()
    {
        var shown = string.Concat(
            Directory.GetFiles(Path.Combine(Repository.Tests, "Settings", "fixtures"), "*.txt").Select(File.ReadAllText));

        Assert.All(
            Codes.All.Where(code => code.Id.StartsWith("INF01", StringComparison.Ordinal)),
            code => Assert.Contains(code.Id + " ", shown, StringComparison.Ordinal));
    }
}
