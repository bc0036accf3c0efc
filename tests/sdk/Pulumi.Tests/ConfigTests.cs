using System.Text.Json;

namespace Infra.Sdk.Tests;

public sealed class ConfigTests
{
    // The variable belongs to the whole process; no other test reads configuration.
    private static readonly SemaphoreSlim Turn = new(1);

    private static readonly Dictionary<string, string> Values = new()
    {
        ["app:text"] = "t",
        ["app:on"] = "true",
        ["app:count"] = "3",
        ["app:size"] = "1.5",
        ["app:port"] = """{"Number":80}""",
        ["app:config:old"] = "o",
        ["project:own"] = "p",
    };

    private static async Task WithConfigAsync(Action program)
    {
        await Turn.WaitAsync();
        try
        {
            Environment.SetEnvironmentVariable("PULUMI_CONFIG", JsonSerializer.Serialize(Values));
            await Runs.UpAsync(new RecordingMocks(), program);
        }
        finally
        {
            Environment.SetEnvironmentVariable("PULUMI_CONFIG", null);
            Turn.Release();
        }
    }

    [Fact]
    public Task Values_are_read_by_type() => WithConfigAsync(() =>
    {
        var config = new Config("app");

        Assert.Equal(
            ("t", true, 3, 1.5, 80),
            (config.Get("text"), config.GetBoolean("on"), config.GetInt32("count"), config.GetDouble("size"),
                config.GetObject<Box>("port")!.Number));
        Assert.Equal(
            ("t", true, 3, 1.5, 80),
            (config.Require("text"), config.RequireBoolean("on"), config.RequireInt32("count"), config.RequireDouble("size"),
                config.RequireObject<Box>("port").Number));
    });

    [Fact]
    public Task The_namespace_is_the_project_by_default()
        => WithConfigAsync(() => Assert.Equal("p", new Config().Get("own")));

    [Fact]
    public Task A_namespace_may_end_in_config_and_so_may_that_of_a_key()
        => WithConfigAsync(() => Assert.Equal(("t", "o"), (new Config("app:config").Get("text"), new Config("app").Get("old"))));

    [Fact]
    public Task Missing_values_are_null() => WithConfigAsync(() =>
    {
        var config = new Config("app");

        Assert.Null(config.Get("none"));
        Assert.Null(config.GetBoolean("none"));
        Assert.Null(config.GetInt32("none"));
        Assert.Null(config.GetDouble("none"));
        Assert.Null(config.GetObject<Box>("none"));
        Assert.Null(config.GetSecret("none"));
        Assert.Null(config.GetSecretInt32("none"));
    });

    [Fact]
    public Task A_missing_required_value_is_named_with_the_command_that_sets_it() => WithConfigAsync(() =>
    {
        var exception = Assert.ThrowsAny<RunException>(() => new Config("app").Require("none"));

        Assert.StartsWith("Missing Required configuration variable 'app:none'\n\t", exception.Message, StringComparison.Ordinal);
        Assert.Contains("pulumi config set app:none <value>", exception.Message, StringComparison.Ordinal);
    });

    [Fact]
    public Task A_value_of_another_type_is_named_with_the_type() => WithConfigAsync(() =>
    {
        var config = new Config("app");

        Assert.Equal(
            "Configuration 'app:text' value 't' is not a valid Boolean",
            Assert.ThrowsAny<RunException>(() => config.GetBoolean("text")).Message);
        Assert.Equal(
            "Configuration 'app:text' value 't' is not a valid Int32",
            Assert.ThrowsAny<RunException>(() => config.RequireInt32("text")).Message);
        Assert.Equal(
            "Configuration 'app:text' value 't' is not a valid Double",
            Assert.ThrowsAny<RunException>(() => config.GetDouble("text")).Message);
        Assert.Equal(
            $"Configuration 'app:text' value 't' is not a valid {typeof(Box).FullName}",
            Assert.ThrowsAny<RunException>(() => config.GetObject<Box>("text")).Message);
    });

    [Fact]
    public async Task Secret_values_are_secret_outputs()
    {
        Output<string>? text = null;
        Output<int>? count = null;
        await WithConfigAsync(() =>
        {
            text = new Config("app").GetSecret("text");
            count = new Config("app").RequireSecretInt32("count");
        });

        Assert.Equal(("t", true), (await Runs.Value(text!), await Runs.IsSecret(text!)));
        Assert.Equal((3, true), (await Runs.Value(count!), await Runs.IsSecret(count!)));
    }

    private sealed record Box(int Number);
}
