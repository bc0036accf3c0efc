namespace Infra.Sdk.Tests;

public sealed class StackReferenceTests
{
    private static RecordingMocks Owner(object? secretNames) => new()
    {
        Answer = args => (args.Id, new Dictionary<string, object>
        {
            ["name"] = args.Inputs["name"],
            ["outputs"] = new Dictionary<string, object> { ["host"] = "h", ["password"] = "s" },
            ["secretOutputNames"] = secretNames!,
        }),
    };

    private static Task<StackReference> ReferToAsync(string name, StackReferenceArgs? args = null, object? secretNames = null)
        => Runs.MakeAsync(Owner(secretNames ?? new[] { "password" }), () => new StackReference(name, args));

    [Fact]
    public async Task It_is_read_under_its_name()
    {
        var mocks = Owner(Array.Empty<string>());
        await Runs.UpAsync(mocks, () => _ = new StackReference("o/p/s"));
        var sent = mocks["o/p/s"];

        Assert.Equal(("pulumi:pulumi:StackReference", "o/p/s", "o/p/s"), (sent.Type, sent.Id, sent.Inputs["name"]));
    }

    [Fact]
    public async Task It_is_read_under_the_name_in_its_args_if_there_is_one()
    {
        var mocks = Owner(Array.Empty<string>());
        await Runs.UpAsync(mocks, () => _ = new StackReference("owner", new() { Name = "o/p/s" }));

        Assert.Equal("o/p/s", mocks["owner"].Id);
    }

    [Fact]
    public async Task It_gives_an_output_and_null_for_none()
    {
        var reference = await ReferToAsync("s");

        Assert.Equal("h", await Runs.Value(reference.GetOutput("host")));
        Assert.Null(await Runs.Value(reference.GetOutput("none")));
        Assert.Equal("h", await Runs.Value(reference.RequireOutput("host")));
    }

    [Fact]
    public async Task A_required_output_that_is_not_there_is_named()
    {
        var reference = await ReferToAsync("s");
        var exception = await Assert.ThrowsAsync<KeyNotFoundException>(() => Runs.Value(reference.RequireOutput("none")));

        Assert.Contains("'none'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_output_is_secret_if_it_is_among_the_secret_names()
    {
        var reference = await ReferToAsync("s");

        Assert.True(await Runs.IsSecret(reference.GetOutput("password")));
        Assert.False(await Runs.IsSecret(reference.GetOutput("host")));
    }

    [Fact]
    public async Task Values_are_given_unless_they_are_secret()
    {
        var reference = await ReferToAsync("s");

        Assert.Equal("h", await reference.GetValueAsync("host"));
        Assert.Equal("h", await reference.RequireValueAsync("host"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => reference.GetValueAsync("password"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => reference.RequireValueAsync("password"));
    }

    [Fact]
    public async Task Details_hold_the_value_in_the_one_or_the_other_member()
    {
        var reference = await ReferToAsync("s");
        var open = await reference.GetOutputDetailsAsync("host");
        var secret = await reference.GetOutputDetailsAsync("password");

        Assert.Equal(("h", null), (open.Value, open.SecretValue));
        Assert.Equal((null, "s"), (secret.Value, secret.SecretValue));
    }
}
