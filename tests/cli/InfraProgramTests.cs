using Infra.Components.Settings;
using Infra.Diagnostics;
using Infra.Terminal;
using Infra.Tests.Commands;
using Infra.Tests.Support;

namespace Infra.Tests;

public sealed class InfraProgramTests
{
    private static readonly SystemDefinition Shop = ShopSystem.Systems[0];

    [Fact]
    public void Systems_of_different_names_are_fine() =>
        Assert.Empty(InfraProgram.NamesGivenTwice([Shop, Shop with { Name = "Shop" }]));

    [Fact]
    public void Each_name_that_is_given_twice_is_one_problem()
    {
        var problem = Assert.Single(
            InfraProgram.NamesGivenTwice([Shop, Shop, Shop with { Name = "other" }, Shop with { Settings = typeof(string) }]));

        Assert.Equal(
            new Diagnostic(Codes.DuplicateName, "the program's systems", "shop", "each name once",
                "rename one of Infra.Tests.Support.ShopSettings and Infra.Tests.Support.ShopSettings and System.String"),
            problem);
    }

    [Theory]
    [InlineData("preview prod", "preview prod")]
    [InlineData("render prod --out 'a folder'", "render prod --out 'a folder'")]
    [InlineData("schema", "schema")]
    [InlineData("docs", "docs")]
    [InlineData("check prod", "check prod")]
    public async Task Without_systems_a_command_about_stacks_says_how_to_run_it_in_the_project(string command, string shown)
    {
        using var run = new CommandRun { Systems = [] };
        run.Write("Pulumi.yaml", "name: shop\nruntime: dotnet\nmain: src/Shop/\n");
        run.Write("inside/file.txt", "");
        run.WorkingDirectory = "inside";

        Assert.Equal(ExitCodes.Refused,
            await run.RunAsync([.. command.Split(" '").SelectMany((part, i) => i == 0 ? part.Split(' ') : [part.TrimEnd('\'')])]));

        Assert.Contains(Codes.ProgramNeeded.Id, run.Error, StringComparison.Ordinal);
        Assert.Contains($"run `dotnet run --project ../src/Shop -- {shown}`", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_systems_manifests_are_checked_and_drawn()
    {
        using var run = new CommandRun { Systems = [] };
        run.Write("all.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a, namespace: b }\n");

        Assert.Equal(ExitCodes.Fine, await run.RunAsync("check", "all.yaml"));
        Assert.Equal(ExitCodes.Fine, await run.RunAsync("graph", "all.yaml"));
    }

    [Fact]
    public async Task The_version_is_the_library_s()
    {
        using var run = new CommandRun();

        Assert.Equal(ExitCodes.Fine, await run.RunAsync("--version"));

        Assert.Matches(@"^0\.\d+\.\d+(-[a-z0-9.]+)?\n$", run.Output);
    }
}
