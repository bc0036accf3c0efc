using Infra;

namespace Acme.Shop.Tests;

public sealed class StackTests
{
    private static readonly string Root = FindRoot(AppContext.BaseDirectory);

    public static TheoryData<string> Stacks =>
        [.. Directory.GetFiles(Root, "Pulumi.*.yaml").Select(file => Path.GetFileNameWithoutExtension(file)["Pulumi.".Length..]).Order()];

    [Theory]
    [MemberData(nameof(Stacks))]
    public Task A_stack_is_accepted_and_follows_the_rules(string stack) => Run("check", stack, "--fail-on", "warning");

    [Fact]
    public async Task The_schema_of_stack_files_is_current()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "stack-file.schema.json");

        await Run("schema", "--out", file);

        // If not: dotnet run --project Acme.Shop -- schema --out stack-file.schema.json
        Assert.Equal(File.ReadAllText(file), File.ReadAllText(Path.Combine(Root, "stack-file.schema.json")));
    }

    private static async Task Run(params string[] args)
    {
        using var output = new StringWriter();
        var code = await InfraProgram.RunAsync([.. args, "--project-dir", Root], Systems.All, output);
        Assert.True(code == 0, output.ToString());
    }

    private static string FindRoot(string folder) =>
        File.Exists(Path.Combine(folder, "Pulumi.yaml")) ? folder : FindRoot(Path.GetDirectoryName(folder)!);
}
