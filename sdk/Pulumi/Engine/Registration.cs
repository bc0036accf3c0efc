namespace Pulumi;

/// <summary>What becomes of a resource's registration; the source of all its outputs.</summary>
internal sealed class Registration(Resource resource, Run run)
{
    private TaskCompletionSource? _done;
    private ResourceState? _state;
    private Exception? _failure;

    /// <summary>The place of the resource among all that the program makes.</summary>
    public int Order { get; } = run.NextOrder();

    public Task WhenDone
    {
        get
        {
            lock (this)
                return (_done ??= Source()).Task;
        }
    }

    // Those who wait go on inside of the call that ends the waiting, so that call is made outside of the lock.
    public void Complete(ResourceState state)
    {
        TaskCompletionSource? done;
        lock (this)
        {
            _state = state;
            done = _done;
        }

        done?.TrySetResult();
    }

    public void Fail(Exception failure)
    {
        TaskCompletionSource? done;
        lock (this)
        {
            _failure = failure;
            done = _done;
        }

        done?.TrySetException(failure);
    }

    /// <summary>The data of a property, null while it is not there.</summary>
    public OutputData<T>? Read<T>(string property)
    {
        var state = Volatile.Read(ref _state);
        return state switch
        {
            null => null,
            _ when property == "urn" => new((T)(object)state.Urn, true, false, resource.AsDependency),
            _ when property == "id" && resource is CustomResource => string.IsNullOrEmpty(state.Id)
                ? new(default!, false, false, resource.AsDependency)
                : new((T)(object)state.Id, true, false, resource.AsDependency),
            _ => state.Read<T>(property, isKnownIfMissing: !run.IsDryRun, resource),
        };
    }

    private TaskCompletionSource Source()
    {
        var source = new TaskCompletionSource();
        if (_failure is not null)
            source.SetException(_failure);
        else if (_state is not null)
            source.SetResult();

        return source;
    }
}
