namespace Infra.Sdk.Tests;

public sealed class OutputTests
{
    [Fact]
    public async Task A_created_output_is_known_and_not_secret()
    {
        var output = Output.Create(1);

        Assert.Equal((1, true, false), (await Runs.Value(output), await Runs.IsKnown(output), await Runs.IsSecret(output)));
    }

    [Fact]
    public async Task A_task_gives_its_result_once_it_is_done()
    {
        var source = new TaskCompletionSource<string>();
        var output = Output.Create(source.Task).Apply(text => text + "!");
        source.SetResult("late");

        Assert.Equal("late!", await Runs.Value(output));
    }

    [Fact]
    public async Task A_secret_stays_secret_through_apply()
        => Assert.True(await Runs.IsSecret(Output.CreateSecret("a").Apply(text => text.Length)));

    [Fact]
    public async Task A_secret_that_apply_returns_makes_the_result_secret()
        => Assert.True(await Runs.IsSecret(Output.Create("a").Apply(text => Output.CreateSecret(text))));

    [Fact]
    public async Task CreateSecret_of_an_unknown_output_stays_unknown()
    {
        var secret = Output.CreateSecret(OutputUtilities.CreateUnknown("a"));

        Assert.Equal((false, true), (await Runs.IsKnown(secret), await Runs.IsSecret(secret)));
    }

    [Fact]
    public async Task Unsecret_clears_the_mark_and_keeps_the_value()
    {
        var open = Output.Unsecret(Output.CreateSecret("a"));

        Assert.Equal(("a", false), (await Runs.Value(open), await Runs.IsSecret(open)));
    }

    [Fact]
    public async Task Apply_on_an_unknown_value_does_not_run_the_callback()
    {
        var ran = false;
        var result = OutputUtilities.CreateUnknown(1).Apply(_ => ran = true);

        Assert.False(await Runs.IsKnown(result));
        Assert.False(ran);
    }

    [Fact]
    public async Task Apply_on_an_unknown_secret_keeps_the_mark()
        => Assert.True(await Runs.IsSecret(Output.CreateSecret(OutputUtilities.CreateUnknown(1)).Apply(number => number + 1)));

    [Fact]
    public async Task Apply_takes_tasks_inputs_and_outputs()
    {
        var one = Output.Create(1);
        var viaTask = one.Apply(number => Task.FromResult(number + 1));
        var viaInput = one.Apply(number => (Input<int>)(number + 2));
        var viaOutput = one.Apply(number => Output.Create(number + 3));

        Assert.Equal((2, 3, 4), (await Runs.Value(viaTask), await Runs.Value(viaInput), await Runs.Value(viaOutput)));
    }

    [Fact]
    public async Task Apply_waits_for_a_task_without_a_result()
    {
        var done = false;
        var output = Output.Create(1).Apply(async _ =>
        {
            await Task.Yield();
            done = true;
        });
        await Runs.Value(output);

        Assert.True(done);
    }

    [Fact]
    public async Task Apply_gives_the_default_where_the_callback_returns_no_output()
        => Assert.Null(await Runs.Value(Output.Create(1).Apply(_ => (Output<string>?)null)));

    [Fact]
    public async Task An_exception_in_a_callback_comes_out_of_the_output()
    {
        var output = Output.Create(1).Apply(number => number > 0 ? throw new FormatException("no") : number);

        await Assert.ThrowsAsync<FormatException>(() => Runs.Value(output));
    }

    [Fact]
    public async Task The_value_of_an_unknown_output_is_the_default()
        => Assert.Equal(0, await Runs.Value(OutputUtilities.CreateUnknown(5)));

    [Fact]
    public async Task An_added_dependency_stays_through_apply()
    {
        Thing? thing = null;
        Output<int>? output = null;
        await Runs.UpAsync(new RecordingMocks(), () =>
        {
            thing = new("a");
            output = OutputUtilities.WithDependency(Output.Create(1), thing).Apply(number => number + 1);
        });

        Assert.Equal([thing!], await OutputUtilities.GetDependenciesAsync(output!));
    }

    [Fact]
    public async Task Apply_unites_the_dependencies_of_both_outputs()
    {
        Thing? first = null;
        Thing? second = null;
        Output<string>? output = null;
        await Runs.UpAsync(new RecordingMocks(), () =>
        {
            first = new("a");
            second = new("b");
            output = first.Id.Apply(_ => second.Id);
        });

        Assert.True((await OutputUtilities.GetDependenciesAsync(output!)).SetEquals([first!, second!]));
    }

    [Fact]
    public async Task A_deferred_output_takes_the_value_that_it_is_resolved_with()
    {
        var deferred = new DeferredOutput<int>();
        var next = deferred.Output.Apply(number => number + 1);
        deferred.Resolve(Output.CreateSecret(1));

        Assert.Equal((2, true), (await Runs.Value(next), await Runs.IsSecret(next)));
    }

    [Fact]
    public void A_deferred_output_is_resolved_once()
    {
        var deferred = new DeferredOutput<int>();
        deferred.Resolve(Output.Create(1));

        Assert.Throws<InvalidOperationException>(() => deferred.Resolve(Output.Create(2)));
    }

    [Fact]
    public async Task ToString_does_not_give_the_value()
    {
        var text = "";
        await Runs.UpAsync(new RecordingMocks(), () => text = Output.Create("hidden").ToString());

        Assert.DoesNotContain("hidden", text, StringComparison.Ordinal);
    }
}
