namespace Infra.Sdk.Tests;

public sealed class RunTests
{
    private static readonly TestOptions Options = new();

    [Fact]
    public async Task A_run_has_default_names_and_is_a_preview()
    {
        await Deployment.TestAsync(new RecordingMocks(), Options, () =>
        {
            var run = Deployment.Instance;
            Assert.Equal(("stack", "project", "organization", true), (run.StackName, run.ProjectName, run.OrganizationName, run.IsDryRun));
            Assert.Throws<InvalidOperationException>(() => run.RootDirectory);
        });
    }

    [Fact]
    public async Task A_run_has_the_names_that_it_is_given()
    {
        var options = new TestOptions
        {
            StackName = "s",
            ProjectName = "p",
            OrganizationName = "o",
            RootDirectory = "/r",
            IsPreview = false,
        };
        await Deployment.TestAsync(new RecordingMocks(), options, () =>
        {
            var run = Deployment.Instance;
            Assert.Equal(
                ("s", "p", "o", "/r", false),
                (run.StackName, run.ProjectName, run.OrganizationName, run.RootDirectory, run.IsDryRun));
        });
    }

    [Fact]
    public void Outside_of_a_run_there_is_no_instance()
        => Assert.Throws<InvalidOperationException>(() => Deployment.Instance);

    [Fact]
    public void Outside_of_a_run_nothing_can_be_logged()
        => Assert.Throws<InvalidOperationException>(() => Log.Info("a"));

    [Fact]
    public async Task After_a_run_there_is_no_instance()
    {
        await Deployment.TestAsync(new RecordingMocks(), Options, () => { });

        Assert.Throws<InvalidOperationException>(() => Deployment.Instance);
    }

    [Fact]
    public async Task A_run_inside_of_a_run_is_refused()
    {
        var mocks = new RecordingMocks();
        await Assert.ThrowsAnyAsync<Exception>(() => Deployment.TestAsync(
            mocks, Options, async () => { await Deployment.TestAsync(mocks, Options, () => { }); }));
    }

    [Fact]
    public async Task Runs_side_by_side_do_not_see_each_other()
    {
        var names = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Run(async () =>
        {
            var mocks = new RecordingMocks();
            await Deployment.TestAsync(mocks, new TestOptions { StackName = $"s{number}" }, () =>
            {
                for (var i = 0; i < 20; i++)
                    _ = new Thing(Deployment.Instance.StackName + "-" + i);
            });
            return mocks.Resources.Select(resource => resource.Name!.Split('-')[0]).Distinct().Single();
        })));

        Assert.Equal(Enumerable.Range(0, 8).Select(number => $"s{number}"), names);
    }

    [Fact]
    public async Task A_delegate_gives_its_resources_without_the_stack()
    {
        var resources = await Deployment.TestAsync(new RecordingMocks(), Options, () => { _ = new Thing("a"); });

        Assert.Equal(["a"], resources.Select(resource => resource.GetResourceName()));
    }

    [Fact]
    public async Task An_asynchronous_delegate_is_waited_for()
    {
        var resources = await Deployment.TestAsync(new RecordingMocks(), Options, async () =>
        {
            await Task.Delay(1);
            _ = new Thing("a");
        });

        Assert.Single(resources);
    }

    [Fact]
    public async Task A_delegate_that_returns_outputs_gets_its_own_dictionary_back()
    {
        IDictionary<string, object?> outputs = new Dictionary<string, object?> { ["a"] = Output.Create(1) };
        var result = await Deployment.TestAsync(new RecordingMocks(), Options, () => outputs);
        var later = await Deployment.TestAsync(new RecordingMocks(), Options, () => Task.FromResult(outputs));

        Assert.Same(outputs, result.Outputs);
        Assert.Same(outputs, later.Outputs);
        Assert.Empty(result.Resources);
    }

    [Fact]
    public async Task A_run_waits_until_all_outputs_are_there()
    {
        var done = false;
        await Deployment.TestAsync(new RecordingMocks(), Options, () =>
        {
            Output.Create(1).Apply(async _ =>
            {
                await Task.Delay(30);
                done = true;
            });
        });

        Assert.True(done);
    }

    [Fact]
    public async Task Mocks_may_answer_late()
    {
        var mocks = new LateMocks();
        Thing? last = null;
        await Runs.UpAsync(mocks, () =>
        {
            for (var i = 0; i < 50; i++)
                last = new($"t{i}", new ThingArgs { Text = last is null ? "start" : last.Id });
        });

        Assert.Equal("t48", await Runs.Value(last!.Text));
    }

    [Fact]
    public async Task Empty_mocks_echo_the_inputs_and_give_no_id()
    {
        var thing = await Runs.MakeAsync(new EmptyMocks(), () => new Thing("a", new ThingArgs { Text = "t" }));

        Assert.Equal("t", await Runs.Value(thing.Text));
        Assert.False(await Runs.IsKnown(thing.Id));
    }

    [Fact]
    public async Task Without_an_engine_a_program_is_refused()
        => await Assert.ThrowsAsync<InvalidOperationException>(() => Deployment.RunAsync(() => { }));

    private sealed class LateMocks : IMocks
    {
        public async Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
        {
            await Task.Yield();
            return (args.Name, args.Inputs);
        }

        public Task<object> CallAsync(MockCallArgs args) => Task.FromResult<object>(args.Args);
    }
}
