namespace Infra.Sdk.Tests;

public sealed class InvokeTests
{
    private static readonly RecordingMocks Answering = new()
    {
        Result = _ => new Dictionary<string, object> { ["port"] = 80, ["target"] = "http", ["name"] = "web" },
    };

    private static async Task<Output<T>> RunAsync<T>(RecordingMocks mocks, Func<Output<T>> invoke)
    {
        Output<T>? output = null;
        await Runs.UpAsync(mocks, () => output = invoke());
        return output!;
    }

    [Fact]
    public async Task A_function_is_called_with_token_and_plain_args()
    {
        var mocks = new RecordingMocks();
        await RunAsync(mocks,
            () => Deployment.Instance.Invoke<Port>("pkg:mod:get", new FindArgs { Text = Output.CreateSecret("t"), Count = 2 }));
        var call = mocks.Calls.Single();

        Assert.Equal(("pkg:mod:get", ""), (call.Token, call.Provider));
        Assert.Equal(new Dictionary<string, object> { ["text"] = "t", ["count"] = 2.0 }, call.Args);
    }

    [Fact]
    public async Task The_result_is_converted()
    {
        var port = await Runs.Value(await RunAsync(Answering, () => Deployment.Instance.Invoke<Port>("pkg:mod:get", new FindArgs())));

        Assert.Equal((80, "http", "web"), (port.Number, port.Target.AsT1, port.Name));
    }

    [Fact]
    public async Task A_task_gives_the_result_without_its_output()
    {
        Port? port = null;
        await Deployment.TestAsync(
            Answering, new TestOptions(), async () => port = await Deployment.Instance.InvokeAsync<Port>("pkg:mod:get", new FindArgs()));

        Assert.Equal(80, port!.Number);
    }

    [Fact]
    public async Task Single_takes_the_first_value()
    {
        var mocks = new RecordingMocks { Result = _ => new Dictionary<string, object> { ["only"] = "x" } };

        Assert.Equal("x",
            await Runs.Value(await RunAsync(mocks, () => Deployment.Instance.InvokeSingle<string>("pkg:mod:get", new FindArgs()))));
    }

    [Fact]
    public async Task Unknown_args_give_an_unknown_result_without_a_call()
    {
        var mocks = new RecordingMocks();
        var output = await RunAsync(
            mocks, () => Deployment.Instance.Invoke<Port>("pkg:mod:get", new FindArgs { Text = OutputUtilities.CreateUnknown("t") }));

        Assert.False(await Runs.IsKnown(output));
        Assert.Empty(mocks.Calls);
    }

    [Fact]
    public async Task Args_of_a_resource_without_an_id_give_an_unknown_result_without_a_call()
    {
        var mocks = new RecordingMocks { Answer = args => (null, args.Inputs) };
        var output = await RunAsync(mocks, () =>
        {
            var thing = new Thing("a", new ThingArgs { Text = "t" });
            return Deployment.Instance.Invoke<Port>("pkg:mod:get", new FindArgs { Text = thing.Text.Apply(text => text!) });
        });

        Assert.False(await Runs.IsKnown(output));
        Assert.Empty(mocks.Calls);
    }

    [Fact]
    public async Task DependsOn_a_resource_without_an_id_gives_an_unknown_result()
    {
        var mocks = new RecordingMocks { Answer = args => (null, args.Inputs) };
        var output = await RunAsync(mocks, () => Deployment.Instance.Invoke<Port>(
            "pkg:mod:get", new FindArgs(), new InvokeOutputOptions { DependsOn = new Thing("a") }));

        Assert.False(await Runs.IsKnown(output));
    }

    [Fact]
    public async Task A_secret_in_the_result_makes_it_secret()
    {
        var mocks = new RecordingMocks { Result = _ => new Dictionary<string, object> { ["name"] = Output.CreateSecret("s") } };

        Assert.True(await Runs.IsSecret(await RunAsync(mocks, () => Deployment.Instance.Invoke<Port>("pkg:mod:get", new FindArgs()))));
    }

    [Fact]
    public async Task The_result_depends_on_what_the_args_depend_on()
    {
        Thing? thing = null;
        var output = await RunAsync(new RecordingMocks(), () =>
        {
            thing = new("a");
            return Deployment.Instance.Invoke<ImmutableDictionary<string, object>>("pkg:mod:get", new FindArgs { Text = thing.Id });
        });

        Assert.Equal([thing!], await OutputUtilities.GetDependenciesAsync(output));
    }

    [Fact]
    public async Task The_provider_is_the_options_or_else_the_parents()
    {
        var mocks = new RecordingMocks();
        await Runs.UpAsync(mocks, () =>
        {
            var provider = new Platform("pkg", "p");
            var group = new Group("g", new() { Provider = provider });
            Deployment.Instance.Invoke<object>("pkg:mod:first", new FindArgs(), new InvokeOptions { Provider = provider });
            Deployment.Instance.Invoke<object>("pkg:mod:second", new FindArgs(), new InvokeOptions { Parent = group });
        });

        Assert.All(mocks.Calls, call => Assert.EndsWith("pulumi:providers:pkg::p::p-id", call.Provider, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_result_that_is_no_object_fails_the_run()
        => await Assert.ThrowsAnyAsync<Exception>(
            () => RunAsync(new() { Result = _ => "text" }, () => Deployment.Instance.Invoke<Port>("pkg:mod:get", new FindArgs())));

    [Fact]
    public async Task A_method_is_called_with_its_resource()
    {
        var mocks = new RecordingMocks();
        Thing? thing = null;
        await Runs.UpAsync(mocks, () =>
        {
            thing = new("a");
            Deployment.Instance.Call("pkg:mod:Thing/method", new MethodArgs { Text = "t" }, thing);
        });
        var self = Assert.IsType<Resource>(mocks.Calls.Single().Args["__self__"], exactMatch: false);

        Assert.Equal("t", mocks.Calls.Single().Args["text"]);
        Assert.Equal(await Runs.Value(thing!.Urn), await Runs.Value(self.Urn));
    }

    private sealed class FindArgs : InvokeArgs
    {
        [Input("text")]
        public Input<string>? Text { get; set; }

        [Input("count")]
        public int? Count { get; set; }
    }

    private sealed class MethodArgs : CallArgs
    {
        [Input("text")]
        public Input<string>? Text { get; set; }
    }
}
