using Infra.Components.Settings;

namespace Infra.Tests.Rules;

public sealed class ExemptionSettingsTests
{
    [Theory]
    [InlineData("", "somebody", "2027-01-31", "INF0501 reason")]
    [InlineData("because", "somebody", "2027-01-31", "INF0501 reason")]
    [InlineData("the vendor mends it in March", " ", "2027-01-31", "INF0501 owner")]
    [InlineData("the vendor mends it in March", "somebody", "2027-02-30", "INF0120 until")]
    [InlineData("the vendor mends it in March", "somebody", "2027-01-31", null)]
    public void Settings_say_why_who_and_until_when(string reason, string owner, string until, string? problem)
    {
        var problems = new SettingsProblems();
        new ExemptionSettings { Rule = "R01", Subject = "*", Reason = reason, Owner = owner, Until = until }.Check(problems);
        Assert.Equal(problem is null ? [] : [problem], problems.Found.Select(p => $"{p.Code.Id} {p.Where}"));
    }

    [Fact]
    public async Task The_command_names_the_line_of_an_exemption_that_covers_nothing()
    {
        using var run = new Commands.CommandRun { Systems = Infra.Stacks.Systems.All };
        File.Copy(Path.Combine(Support.Repository.Folder, "Pulumi.after.yaml"), Path.Combine(run.Folder, "Pulumi.after.yaml"));
        File.Copy(Path.Combine(Support.Repository.Folder, "Pulumi.prod.yaml"), Path.Combine(run.Folder, "Pulumi.prod.yaml"),
            overwrite: true);
        var lines = await File.ReadAllLinesAsync(Path.Combine(run.Folder, "Pulumi.after.yaml"));
        await File.AppendAllTextAsync(Path.Combine(run.Folder, "Pulumi.after.yaml"), """
              infra:exemptions:
                - rule: R01
                  subject: Deployment/*
                  reason: there was one once upon a time
                  owner: somebody
                  until: "2027-01-31"

            """);

        Assert.Equal(Infra.Terminal.ExitCodes.Refused, await run.RunAsync("check", "after"));

        Assert.Contains("INF0503 exemption covers nothing", run.Error, StringComparison.Ordinal);
        Assert.Contains($"Pulumi.after.yaml:{lines.Length + 2}:7 stack after, infra:exemptions[0]", run.Error, StringComparison.Ordinal);
    }
}
