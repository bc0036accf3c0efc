namespace Infra.Sdk.Tests;

public sealed class FailureTests
{
    [Fact]
    public async Task A_run_exception_is_reported_by_its_message()
        => Assert.Equal("no", await Runs.MessageAsync(() => throw new RunException("no")));

    [Fact]
    public async Task A_resource_exception_that_hides_its_stack_is_reported_by_its_message()
        => Assert.Equal("no", await Runs.MessageAsync(() => throw new ResourceException("no", null, hideStack: true)));

    [Fact]
    public async Task A_resource_exception_is_reported_with_its_stack()
    {
        var message = await Runs.MessageAsync(() => throw new ResourceException("no", null));

        Assert.Contains("ResourceException: no", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_other_exception_is_reported_as_unhandled_with_its_stack()
    {
        var message = await Runs.MessageAsync(() => throw new FormatException("no"));

        Assert.StartsWith("Running program '", message, StringComparison.Ordinal);
        Assert.Contains("' failed with an unhandled exception:\n", message, StringComparison.Ordinal);
        Assert.Contains("FormatException: no", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_output_that_nobody_looks_at_fails_the_run()
    {
        var message = await Runs.MessageAsync(() => Output.Create(1).Apply(number => number > 0 ? throw new RunException("no") : number));

        Assert.Equal("no", message);
    }

    [Fact]
    public async Task An_output_that_fails_late_fails_the_run()
    {
        var message = await Runs.MessageAsync(() => Output.Create(1).Apply(async _ =>
        {
            await Task.Delay(20);
            throw new RunException("no");
        }));

        Assert.Equal("no", message);
    }

    [Fact]
    public async Task An_exception_in_the_mocks_fails_the_run()
    {
        var mocks = new RecordingMocks { Answer = _ => throw new FormatException("no") };
        var exception = await Assert.ThrowsAsync<RunException>(() => Runs.UpAsync(mocks, () => _ = new Thing("a")));

        Assert.Contains("FormatException: no", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_outputs_of_a_resource_that_failed_fail_with_the_same_exception()
    {
        var mocks = new RecordingMocks { Answer = _ => throw new FormatException("no") };
        Thing? thing = null;
        await Assert.ThrowsAsync<RunException>(() => Runs.UpAsync(mocks, () => thing = new("a")));

        var first = await Assert.ThrowsAsync<FormatException>(() => Runs.Value(thing!.Text));
        var second = await Assert.ThrowsAsync<FormatException>(() => Runs.Value(thing!.Urn));
        Assert.Same(first, second);
    }

    [Fact]
    public async Task A_logged_error_fails_the_run_with_its_message()
        => Assert.Equal("bad", await Runs.MessageAsync(() => Log.Error("bad")));

    [Fact]
    public async Task Other_messages_fail_nothing()
    {
        await Runs.UpAsync(new RecordingMocks(), () =>
        {
            Log.Debug("a");
            Log.Info("b");
            Log.Warn("c");
        });
    }

    [Fact]
    public async Task Several_messages_come_in_one_aggregate()
    {
        var exception = await Assert.ThrowsAsync<AggregateException>(() => Runs.UpAsync(new RecordingMocks(), () =>
        {
            Log.Error("first");
            Log.Error("second");
        }));

        var messages = exception.InnerExceptions.Select(inner => Assert.IsType<RunException>(inner).Message);
        Assert.Equal(["first", "second"], messages.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_failed_run_sets_the_exit_code()
    {
        await Runs.MessageAsync(() => throw new RunException("no"));

        Assert.NotEqual(0, Environment.ExitCode);
        Environment.ExitCode = 0;
    }
}
