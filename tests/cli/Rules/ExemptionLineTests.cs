using System.Text.Json;
using Infra.Tests.Support;

namespace Infra.Tests.Rules;

public sealed class ExemptionLineTests
{
    [Fact]
    public async Task The_command_names_the_line_of_an_exemption_that_covers_nothing()
    {
        using var run = new Commands.CommandRun { Systems = Infra.Stacks.Systems.All };
        File.Copy(Path.Combine(Repository.House, "Pulumi.after.yaml"), Path.Combine(run.Folder, "Pulumi.after.yaml"));
        File.Copy(Path.Combine(Repository.House, "Pulumi.prod.yaml"), Path.Combine(run.Folder, "Pulumi.prod.yaml"),
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

        Assert.Contains("INF0503 exemption matches no finding", run.Error, StringComparison.Ordinal);
        Assert.Contains($"Pulumi.after.yaml:{lines.Length + 2}:7 stack after, infra:exemptions[0]", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sarif_points_to_the_exemption_and_to_the_setting_in_the_stack_file()
    {
        using var run = new Commands.CommandRun { Systems = Infra.Stacks.Systems.All };
        var text = await File.ReadAllTextAsync(Path.Combine(Repository.House, "Pulumi.prod.yaml"));
        run.Write("Pulumi.prod.yaml", text.Replace("redis: redis:7.4.7-alpine", "redis: bitnami/redis:7.4.7", StringComparison.Ordinal));
        var lines = await File.ReadAllLinesAsync(Path.Combine(run.Folder, "Pulumi.prod.yaml"));

        await run.RunAsync("check", "prod", "--format", "sarif");

        using var log = JsonDocument.Parse(run.Output);
        var found = log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().Select(result => (
            Rule: result.GetProperty("ruleId").GetString(),
            Line: result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region").GetProperty("startLine")
                .GetInt32(),
            IsExempted: result.TryGetProperty("suppressions", out _))).ToList();
        Assert.Contains(("R02", Array.FindIndex(lines, line => line.Contains("bitnami", StringComparison.Ordinal)) + 1, false), found);
        Assert.Contains(("L04", Array.FindIndex(lines, line => line.Contains("rule: tls-secret", StringComparison.Ordinal)) + 1, true),
            found);
    }
}
