namespace Pulumi;

/// <summary>A value that may come later, may be unknown or secret, and remembers the resources it depends on.</summary>
public sealed class Output<T> : IOutput
{
    // A Task<OutputData<T>>, or the Registration that will fill the property, until the data is there.
    private readonly object? _origin;
    private readonly string? _property;
    private OutputData<T>? _data;

    internal Output(OutputData<T> data) => _data = data;

    internal Output(Task<OutputData<T>> task)
    {
        if (task.IsCompletedSuccessfully)
        {
            _data = task.Result;
            return;
        }

        _origin = task;
        Deployment.Current?.Tasks.Track(task);
    }

    internal Output(Registration registration, string property)
    {
        _origin = registration;
        _property = property;
    }

    /// <summary>The data if it is there without waiting and did not fail.</summary>
    internal OutputData<T>? Settled => _data ?? Settle();

    internal static Output<T> Faulted(Exception exception) => new(Task.FromException<OutputData<T>>(exception));

    public static Output<T> Create(Task<T> value) => Create(value, isSecret: false);

    internal static Output<T> Create(Task<T> value, bool isSecret)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.IsCompletedSuccessfully
            ? new(new OutputData<T>(value.Result, true, isSecret, []))
            : new(WhenDoneAsync(value, isSecret));

        static async Task<OutputData<T>> WhenDoneAsync(Task<T> value, bool isSecret)
            => new(await value.ConfigureAwait(false), true, isSecret, []);
    }

    public Output<TResult> Apply<TResult>(Func<T, TResult> func)
    {
        if (Settled is not { } data)
            return new(LaterAsync(this, func));

        try
        {
            return new(Run(data, func));
        }
        catch (Exception exception)
        {
            return Output<TResult>.Faulted(exception);
        }

        static OutputData<TResult> Run(OutputData<T> input, Func<T, TResult> func)
            => input.WithValue(input.IsKnown ? func(input.Value) : default!);

        static async Task<OutputData<TResult>> LaterAsync(Output<T> output, Func<T, TResult> func)
            => Run(await output.GetDataAsync().ConfigureAwait(false), func);
    }

    public Output<TResult> Apply<TResult>(Func<T, Task<TResult>> func) => Apply(value => Output.Create(func(value)));

    public Output<TResult> Apply<TResult>(Func<T, Input<TResult>?> func) => Apply(value => func(value).ToOutput());

    public Output<TResult> Apply<TResult>(Func<T, Output<TResult>?> func)
    {
        if (Settled is not { } data)
            return new(LaterAsync(this, func));

        if (!data.IsKnown)
            return new(data.WithValue<TResult>(default!));

        Output<TResult>? inner;
        try
        {
            inner = func(data.Value);
        }
        catch (Exception exception)
        {
            return Output<TResult>.Faulted(exception);
        }

        return inner switch
        {
            null => new(data.WithValue<TResult>(default!)),
            { Settled: { } innerData } => new(data.Then(innerData)),
            _ => new(ThenAsync(data, inner)),
        };

        static async Task<OutputData<TResult>> LaterAsync(Output<T> output, Func<T, Output<TResult>?> func)
        {
            var input = await output.GetDataAsync().ConfigureAwait(false);
            return input.IsKnown && func(input.Value) is { } result
                ? await ThenAsync(input, result).ConfigureAwait(false)
                : input.WithValue<TResult>(default!);
        }

        static async Task<OutputData<TResult>> ThenAsync(OutputData<T> outer, Output<TResult> later)
            => outer.Then(await later.GetDataAsync().ConfigureAwait(false));
    }

    public Output<ValueTuple> Apply(Func<T, Task> func) => Apply(value =>
    {
        return Output.Create(WhenDoneAsync());

        async Task<ValueTuple> WhenDoneAsync()
        {
            await func(value).ConfigureAwait(false);
            return default;
        }
    });

    /// <summary>Advises how to use the value, as an output has no text of its own.</summary>
    public override string ToString()
    {
        const string Advice = "An Output<T> has no text of its own: use Apply, or Output.Format for an interpolated string.";
        var setting = Environment.GetEnvironmentVariable("PULUMI_ERROR_OUTPUT_STRING");
        if (setting == "1" || string.Equals(setting, "true", StringComparison.OrdinalIgnoreCase))
            throw new InvalidOperationException(Advice);

        Log.Warn(Advice);
        return Advice;
    }

    internal ValueTask<OutputData<T>> GetDataAsync() => Settled is { } data ? new(data) : new(WhenSettledAsync());

    internal async ValueTask<T> GetValueAsync(T whenUnknown)
    {
        var data = await GetDataAsync().ConfigureAwait(false);
        return data.IsKnown ? data.Value : whenUnknown;
    }

    /// <summary>The same output with its data changed by a function that cannot fail.</summary>
    internal Output<TOther> Map<TOther>(Func<OutputData<T>, OutputData<TOther>> change)
    {
        return Settled is { } data ? new(change(data)) : new(LaterAsync(this, change));

        static async Task<OutputData<TOther>> LaterAsync(Output<T> output, Func<OutputData<T>, OutputData<TOther>> change)
            => change(await output.GetDataAsync().ConfigureAwait(false));
    }

    bool IOutput.TryGetData(out OutputSnapshot data)
    {
        if (Settled is { } settled)
        {
            data = settled.Untyped();
            return true;
        }

        data = default;
        return false;
    }

    async ValueTask<OutputSnapshot> IOutput.GetDataAsync() => (await GetDataAsync().ConfigureAwait(false)).Untyped();

    Output<object?> IOutput.ToObject() => Map(data => data.WithValue<object?>(data.Value));

    private OutputData<T>? Settle()
    {
        if (_origin is Registration registration)
            return _data = registration.Read<T>(_property!);

        return _origin is Task<OutputData<T>> { IsCompletedSuccessfully: true } task ? _data = task.Result : null;
    }

    private async Task<OutputData<T>> WhenSettledAsync()
    {
        if (_origin is Task<OutputData<T>> task)
            return await task.ConfigureAwait(false);

        await ((Registration)_origin!).WhenDone.ConfigureAwait(false);
        return Settled!;
    }
}
