namespace Infra.Hermetic;

/// <summary>
/// Makes the stack inside the deployment, and keeps what its constructor throws: the testing API would turn it into text.
/// </summary>
internal sealed class StackFactory(StackRun run, Recorder recorder) : IServiceProvider
{
    /// <summary>What the constructor threw. Default: nothing.</summary>
    public Exception? Failure { get; private set; }

    /// <inheritdoc/>
    public object? GetService(Type serviceType)
    {
        if (serviceType != typeof(Stack))
            return null;

        try
        {
            return recorder.Compose(() => run.Compose(recorder.Options()));
        }
        catch (Exception e)
        {
            Failure = e;
            throw;
        }
    }
}
