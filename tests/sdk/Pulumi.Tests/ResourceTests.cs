namespace Infra.Sdk.Tests;

public sealed class ResourceTests
{
    private const string Prefix = "urn:pulumi:stack::project::pulumi:pulumi:Stack$";

    [Fact]
    public async Task The_mocks_get_type_and_name_and_no_id_or_provider()
    {
        var sent = (await Runs.UpAsync(() => _ = new Thing("a")))["a"];

        Assert.Equal(("pkg:mod:Thing", "a", "", ""), (sent.Type, sent.Name, sent.Id, sent.Provider));
    }

    [Fact]
    public async Task A_resource_knows_its_type_and_name()
    {
        var thing = await Runs.MakeAsync(new RecordingMocks(), () => new Thing("a"));

        Assert.Equal(("pkg:mod:Thing", "a"), (thing.GetResourceType(), thing.GetResourceName()));
    }

    [Fact]
    public async Task The_id_is_the_one_that_the_mock_returns()
    {
        var thing = await Runs.MakeAsync(new RecordingMocks(), () => new Thing("a"));

        Assert.Equal("a-id", await Runs.Value(thing.Id));
        Assert.False(await Runs.IsSecret(thing.Id));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task Without_an_id_the_id_is_unknown(string? id)
    {
        var mocks = new RecordingMocks { Answer = args => (id, args.Inputs) };

        Assert.False(await Runs.IsKnown((await Runs.MakeAsync(mocks, () => new Thing("a"))).Id));
    }

    [Fact]
    public async Task An_import_id_reaches_the_mocks_and_stands_in_for_a_missing_id()
    {
        var mocks = new RecordingMocks { Answer = args => (null, args.Inputs) };
        var thing = await Runs.MakeAsync(mocks, () => new Thing("a", null, new() { ImportId = "i" }));

        Assert.Equal(("i", "i"), (mocks["a"].Id, await Runs.Value(thing.Id)));
    }

    [Fact]
    public async Task A_resource_with_an_id_option_is_read_under_that_id()
    {
        var mocks = new RecordingMocks { Answer = _ => ("other", new Dictionary<string, object> { ["text"] = "t" }) };
        var thing = await Runs.MakeAsync(mocks, () => new Thing("a", null, new() { Id = "i" }));

        Assert.Equal(("i", "i", "t"), (mocks["a"].Id, await Runs.Value(thing.Id), await Runs.Value(thing.Text)));
    }

    [Fact]
    public async Task Components_cannot_be_read()
    {
        var message = await Runs.MessageAsync(() => _ = new Group("g", new() { Id = "i" }));

        Assert.Contains("System.ArgumentException", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registered_resource_can_be_looked_up_by_urn()
    {
        Thing? found = null;
        var resources = await Runs.UpAsync(new RecordingMocks(), () =>
        {
            var thing = new Thing("a", new ThingArgs { Text = "t" });
            thing.Urn.Apply(urn => found = new("again", null, new() { Urn = urn }));
        });

        Assert.Equal(("t", "a-id"), (await Runs.Value(found!.Text), await Runs.Value(found.Id)));
        Assert.Equal(["a"], resources.Select(resource => resource.GetResourceName()));
    }

    [Fact]
    public async Task A_urn_that_nothing_has_fails_the_run()
        => await Assert.ThrowsAnyAsync<Exception>(
            () => Runs.UpAsync(new RecordingMocks(), () => _ = new Thing("a", null, new() { Urn = Prefix + "pkg:mod:Thing::none" })));

    [Fact]
    public async Task The_urn_of_a_child_of_the_stack_carries_the_type_of_the_stack()
    {
        var thing = await Runs.MakeAsync(new RecordingMocks(), () => new Thing("a"));

        Assert.Equal(Prefix + "pkg:mod:Thing::a", await Runs.Value(thing.Urn));
    }

    [Fact]
    public async Task The_urn_of_a_deeper_resource_carries_the_type_of_the_stack_alone()
    {
        var thing = await Runs.MakeAsync(new RecordingMocks(), () => new Thing("a", null, new() { Parent = new Group("g") }));

        Assert.Equal(Prefix + "pkg:mod:Thing::a", await Runs.Value(thing.Urn));
    }

    [Fact]
    public async Task The_urn_is_known_in_a_preview()
    {
        Thing? thing = null;
        await Runs.PreviewAsync(Runs.WithState(), () => thing = new("a"));

        Assert.True(await Runs.IsKnown(thing!.Urn));
    }

    [Fact]
    public async Task Two_resources_of_one_name_are_not_refused()
    {
        var mocks = await Runs.UpAsync(() =>
        {
            _ = new Thing("a");
            _ = new Thing("a");
        });

        Assert.Equal(2, mocks.Resources.Count);
    }

    [Fact]
    public async Task A_resource_that_uses_another_ones_output_gets_its_value()
    {
        var mocks = await Runs.UpAsync(() => _ = new Thing("b", new ThingArgs { Text = new Thing("a").Id }));

        Assert.Equal("a-id", mocks["b"].Inputs["text"]);
    }

    [Fact]
    public async Task A_resource_waits_for_what_its_options_depend_on()
    {
        var order = new List<string?>();
        var mocks = new SlowMocks(order);
        await Runs.UpAsync(mocks, () => _ = new Thing("b", null, new() { DependsOn = new Thing("a") }));

        Assert.Equal(["a", "b"], order);
    }

    [Theory]
    [InlineData("", "a")]
    [InlineData("a:b:C", "")]
    public async Task Type_and_name_must_not_be_empty(string type, string name)
    {
        Exception? exception = null;
        await Runs.UpAsync(new RecordingMocks(), () => exception = Record.Exception(() => new CustomResource(type, name, null, null)));

        Assert.IsType<ArgumentException>(exception);
    }

    [Fact]
    public void Outside_of_a_run_no_resource_can_be_made()
        => Assert.Throws<InvalidOperationException>(() => new Thing("a"));

    [Fact]
    public async Task A_resource_waits_for_the_parent_that_an_alias_names()
    {
        var mocks = new RecordingMocks { Answer = args => args.Name == "old" ? throw new RunException("no") : ("id", args.Inputs) };
        await Assert.ThrowsAsync<RunException>(() => Runs.UpAsync(
            mocks, () => _ = new Thing("a", null, new() { Aliases = { new Alias { Parent = new Group("old") } } })));

        Assert.Equal(["old"], mocks.Resources.Select(resource => resource.Name));
    }

    [Fact]
    public async Task Output_properties_must_be_outputs()
    {
        var message = await Runs.MessageAsync(() => _ = new NoOutput("a"));

        Assert.Equal(
            "Output(s) 'text' have incorrect type. [Output] attributed properties must be instances of Output<T>.",
            message);
    }

    [Fact]
    public async Task Output_properties_must_be_of_a_supported_type()
    {
        var message = await Runs.MessageAsync(() => _ = new LongOutput("a"));

        Assert.Contains("System.InvalidOperationException", message, StringComparison.Ordinal);
        Assert.Contains("System.Int64", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Aliases_change_nothing_that_a_mock_sees()
    {
        var mocks = await Runs.UpAsync(
            () => _ = new Thing("a", null, new() { Aliases = { new Alias { Name = "old" }, new Alias { NoParent = true } } }));

        Assert.Empty(mocks["a"].Inputs);
    }

    [Fact]
    public async Task An_alias_with_a_urn_and_a_name_fails_the_run()
    {
        var message = await Runs.MessageAsync(
            () => _ = new Thing("a", null, new() { Aliases = { new Alias { Urn = "u", Name = "n" } } }));

        Assert.Contains("System.ArgumentException", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_alias_with_two_parents_fails_the_run()
    {
        var message = await Runs.MessageAsync(
            () => _ = new Thing("a", null, new() { Aliases = { new Alias { NoParent = true, ParentUrn = "u" } } }));

        Assert.Contains("System.ArgumentException", message, StringComparison.Ordinal);
    }

    private sealed class NoOutput(string name) : CustomResource("pkg:mod:NoOutput", name, null, null)
    {
        [Output("text")]
        public string Text { get; private set; } = "";
    }

    private sealed class LongOutput(string name) : CustomResource("pkg:mod:LongOutput", name, null, null)
    {
        [Output("number")]
        public Output<long> Number { get; private set; } = null!;
    }

    private sealed class SlowMocks(List<string?> order) : IMocks
    {
        public async Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
        {
            await Task.Delay(20);
            lock (order)
                order.Add(args.Name);

            return (args.Name, args.Inputs);
        }

        public Task<object> CallAsync(MockCallArgs args) => Task.FromResult<object>(args.Args);
    }
}
