namespace Infra.Sdk.Tests;

public sealed class ComponentTests
{
    [Fact]
    public async Task A_component_reaches_the_mocks()
    {
        var mocks = await Runs.UpAsync(() => _ = new Group("g"));

        Assert.Equal(("my:mod:Group", ""), (mocks["g"].Type, mocks["g"].Id));
    }

    [Fact]
    public async Task A_components_own_outputs_are_left_to_it()
    {
        var mocks = new RecordingMocks { Answer = _ => ("id", new Dictionary<string, object> { ["text"] = "from the state" }) };
        var part = await Runs.MakeAsync(mocks, () => new Part("p"));

        Assert.Equal("from the program", await Runs.Value(part.Text));
    }

    [Fact]
    public async Task A_remote_component_is_filled_from_its_state()
    {
        var mocks = new RecordingMocks { Answer = _ => (null, new Dictionary<string, object> { ["text"] = "from the state" }) };
        var part = await Runs.MakeAsync(mocks, () => new RemotePart("p", new ThingArgs { Text = "t" }));

        Assert.Equal("t", mocks["p"].Inputs["text"]);
        Assert.Equal("from the state", await Runs.Value(part.Text));
    }

    [Fact]
    public async Task Outputs_that_are_given_out_reach_the_mocks_with_the_urn()
    {
        Group? group = null;
        var mocks = await Runs.UpAsync(() =>
        {
            group = new("g");
            group.Give(new Dictionary<string, object?> { ["a"] = Output.CreateSecret("s"), ["b"] = 1 });
        });
        var urn = await Runs.Value(group!.Urn);
        var given = mocks.Outputs.Single(request => request.Urn == urn).Outputs;

        Assert.Equal(("s", true), ((string?)await Runs.Value(given["a"]), await Runs.IsSecret(given["a"])));
        Assert.Equal(1.0, await Runs.Value(given["b"]));
    }

    [Fact]
    public async Task Without_a_list_all_marked_properties_but_the_urn_are_given_out()
    {
        var mocks = await Runs.UpAsync(() => _ = new Part("p"));
        var given = mocks.Outputs.Single(request => request.Urn.EndsWith("::p", StringComparison.Ordinal)).Outputs;

        Assert.Equal(["Plain", "text"], given.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_resource_that_depends_on_a_component_waits_for_its_children()
    {
        var mocks = await Runs.UpAsync(() =>
        {
            var group = new Group("g");
            _ = new Thing("child", null, new() { Parent = group });
            _ = new Thing("after", null, new() { DependsOn = group });
        });

        Assert.Equal("after", mocks.Resources[^1].Name);
    }

    private sealed class Part : ComponentResource
    {
        public Part(string name)
            : base("my:mod:Part", name)
        {
            Text = Output.Create("from the program");
            Plain = Output.Create(1);
            RegisterOutputs();
        }

        [Output("text")]
        public Output<string> Text { get; private set; }

        [Output]
        public Output<int> Plain { get; private set; }
    }

    private sealed class RemotePart(string name, ResourceArgs args) : ComponentResource("my:mod:Remote", name, args, null, remote: true)
    {
        [Output("text")]
        public Output<string> Text { get; private set; } = null!;
    }
}
