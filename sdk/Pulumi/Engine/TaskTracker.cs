namespace Pulumi;

/// <summary>Knows which work of a run is still going on and what of it failed.</summary>
internal sealed class TaskTracker
{
    private readonly Lock _lock = new();
    private readonly List<Exception> _failures = [];
    private int _pending;
    private TaskCompletionSource? _change;

    public void Track(Task task)
    {
        if (task.IsCompletedSuccessfully)
            return;

        lock (_lock)
            _pending++;

        if (task.IsCompleted)
        {
            Finish(task);
            return;
        }

        task.ContinueWith(
            static (finished, tracker) => ((TaskTracker)tracker!).Finish(finished),
            this,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    /// <summary>Waits until nothing is going on or something has failed; gives each failure once.</summary>
    public async Task<IReadOnlyList<Exception>> WaitAsync()
    {
        while (true)
        {
            Task change;
            lock (_lock)
            {
                if (_failures.Count > 0 || _pending == 0)
                    return Causes();

                _change = new(TaskCreationOptions.RunContinuationsAsynchronously);
                change = _change.Task;
            }

            await change.ConfigureAwait(false);
        }
    }

    /// <summary>Each failure once, and none that only passes another one on.</summary>
    private List<Exception> Causes()
    {
        var all = _failures.ToHashSet();
        return [.. all.Where(failure => !Inner(failure).Any(all.Contains))];
    }

    private static IEnumerable<Exception> Inner(Exception exception)
    {
        for (var inner = exception.InnerException; inner is not null; inner = inner.InnerException)
            yield return inner;
    }

    private void Finish(Task task)
    {
        lock (_lock)
        {
            _pending--;
            if (task.Exception is { } exception)
                _failures.AddRange(exception.InnerExceptions);

            if (_failures.Count > 0 || _pending == 0)
                _change?.TrySetResult();
        }
    }
}
