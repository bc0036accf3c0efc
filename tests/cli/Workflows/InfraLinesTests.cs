using System.Text.RegularExpressions;
using Infra.Commands;
using Infra.Terminal;
using Infra.Tests.Support;

namespace Infra.Tests.Workflows;

/// <summary>The command lines of this program that workflows, their scripts and their pages use.</summary>
public sealed partial class InfraLinesTests
{
    public static TheoryData<string, string> Lines()
    {
        var data = new TheoryData<string, string>();
        var files =
            new[]
            {
                ".github/workflows",
                ".ci",
                "docs/ci",
            }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Folder, folder))).Order(StringComparer.Ordinal);
        foreach (var file in files)
        {
            foreach (var line in Found(File.ReadAllText(file)).Distinct())
                data.Add(Path.GetFileName(file), line);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void Every_line_is_one_that_the_program_understands(string file, string line)
    {
        Assert.True(Errors(line) is [], $"{file}: infra {line}: {string.Join(' ', Errors(line))}");
    }

    [Theory]
    [InlineData("check", "review")]
    [InlineData("diff", "review")]
    [InlineData("promote", "promote")]
    [InlineData("release", "bump")]
    public void Each_script_uses_its_command(string command, string script) =>
        Assert.Contains(Found(File.ReadAllText(Path.Combine(Repository.Folder, ".ci", script))),
            line => line.StartsWith(command + " ", StringComparison.Ordinal));

    [Theory]
    [InlineData("  infra check \"$stack\" --format sarif > \"$out/x\" || failed=1", "check sample --format sarif")]
    [InlineData("if ! infra diff \"$stack\" --against \"$base\" --out \"$out/diff-$stack.md\" 2> x; then",
        "diff sample --against sample --out sample/diff-sample.md")]
    [InlineData("dotnet run --project infra -- preview \"${stack%.yaml}\" || return 1", "preview sample")]
    [InlineData("runs `infra promote <from> <to>`, and", "promote sample sample")]
    [InlineData("run: infra check ${{ matrix.stack }}", "check sample")]
    public void Lines_are_found_where_they_stand(string text, string line) => Assert.Equal([line], Found(text));

    [Theory]
    [InlineData("check sample --format xml")]
    [InlineData("diff sample --aginst main")]
    [InlineData("render sample")]
    public void A_line_that_the_program_does_not_understand_is_found(string line) => Assert.NotEmpty(Errors(line));

    private static IReadOnlyList<string> Errors(string line)
    {
        using var output = new StringWriter();
        var host = new CommandHost(output, output, ScreenOptions.Pipe, Repository.Folder, ShopSystem.Systems, _ => null);
        return [.. CommandLine.Root(host).Parse(line.Split(' ')).Errors.Select(error => error.Message)];
    }

    private static IEnumerable<string> Found(string text) =>
        Line().Matches(Variable().Replace(text, "sample").Replace("\"", "", StringComparison.Ordinal))
            .Select(match => match.Groups[1].Value);

    // At the beginning of a command, up to whatever ends it.
    [GeneratedRegex(@"(?m)(?:(?:^ *(?:run: |if ! )?|`)infra|--project infra --) ([a-z][^`|;&>)\n]*?)(?= *(?:2?>|[`|;&)]|$))")]
    private static partial Regex Line();

    [GeneratedRegex(@"\$\{\{[^}]*\}\}|\$\{[^}]*\}|\$[A-Za-z0-9_]+|<[a-z]+>")]
    private static partial Regex Variable();
}
