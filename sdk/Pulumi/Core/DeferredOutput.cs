namespace Pulumi;

/// <summary>An output whose value another output supplies later.</summary>
public sealed class DeferredOutput<T>
{
    private readonly TaskCompletionSource<OutputData<T>> _source = new();
    private int _resolved;

    public DeferredOutput() => Output = new(_source.Task);

    public Output<T> Output { get; }

    public void Resolve(Output<T> output)
    {
        if (Interlocked.Exchange(ref _resolved, 1) == 1)
            throw new InvalidOperationException("DeferredOutput can only be resolved once.");

        _ = ForwardAsync(output);
    }

    private async Task ForwardAsync(Output<T> output)
    {
        try
        {
            _source.SetResult(await output.GetDataAsync().ConfigureAwait(false));
        }
        catch (Exception exception)
        {
            _source.SetException(exception);
        }
    }
}
