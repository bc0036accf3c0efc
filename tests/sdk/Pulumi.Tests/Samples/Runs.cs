namespace Infra.Sdk.Tests.Samples;

/// <summary>Runs of small programs.</summary>
internal static class Runs
{
    private static readonly TestOptions Up = new() { IsPreview = false };

    /// <summary>Runs a program as an update and gives what reached the mocks.</summary>
    public static async Task<RecordingMocks> UpAsync(Action program)
    {
        var mocks = new RecordingMocks();
        await UpAsync(mocks, program);
        return mocks;
    }

    public static Task<ImmutableArray<Resource>> UpAsync(IMocks mocks, Action program) => Deployment.TestAsync(mocks, Up, program);

    public static Task<ImmutableArray<Resource>> PreviewAsync(IMocks mocks, Action program)
        => Deployment.TestAsync(mocks, new TestOptions { IsPreview = true }, program);

    /// <summary>Runs a program as an update and gives the resource that it makes.</summary>
    public static async Task<T> MakeAsync<T>(IMocks mocks, Func<T> program)
    {
        T? made = default;
        await UpAsync(mocks, () => { made = program(); });
        return made!;
    }

    /// <summary>The state that the mocks give any resource, and nothing else.</summary>
    public static RecordingMocks WithState(params (string Name, object? Value)[] state) => new()
    {
        Answer = args => (args.Name + "-id", state.ToDictionary(member => member.Name, member => member.Value!)),
    };

    /// <summary>The one message that a program fails with.</summary>
    public static async Task<string> MessageAsync(Action program)
        => (await Assert.ThrowsAsync<RunException>(() => UpAsync(new RecordingMocks(), program))).Message;

    /// <summary>The failure of a program, whatever its form.</summary>
    public static async Task<Exception> FailureAsync(Action program)
        => await Assert.ThrowsAnyAsync<Exception>(() => UpAsync(new RecordingMocks(), program));

    public static Task<T> Value<T>(Output<T> output) => OutputUtilities.GetValueAsync(output);

    /// <summary>The elements of a list, which xunit compares one by one.</summary>
    public static async Task<IReadOnlyList<T>> Items<T>(Output<ImmutableArray<T>> output) => await Value(output);

    public static Task<bool> IsKnown<T>(Output<T> output) => OutputUtilities.GetIsKnownAsync(output);

    public static Task<bool> IsSecret<T>(Output<T> output) => Output.IsSecretAsync(output);
}
