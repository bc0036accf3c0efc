using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

/// <summary>A list whose elements, or the whole of it, may come later.</summary>
public sealed class InputList<T> : Input<ImmutableArray<T>>, IEnumerable, IAsyncEnumerable<Input<T>>
{
    private Output<ImmutableArray<Input<T>>> _items;
    private Output<ImmutableArray<T>>? _flat;

    public InputList() => _items = Output.Create(ImmutableArray<Input<T>>.Empty);

    private InputList(Output<ImmutableArray<Input<T>>> items) => _items = items;

    internal override Output<ImmutableArray<T>> Value => _flat ??= Flatten();

    private protected override IOutput Content => _items;

    public void Add(params Input<T>[] inputs) => AddRange(inputs);

    public void Add(InputList<T> inputs) => AddRange(inputs);

    public void AddRange(InputList<T> inputs)
    {
        _items = Join(_items, inputs._items);
        _flat = null;
    }

    public InputList<T> Concat(InputList<T> other) => new(Join(_items, other._items));

    public async IAsyncEnumerator<Input<T>> GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        foreach (var item in await Value.GetValueAsync(whenUnknown: []).ConfigureAwait(false))
            yield return item;
    }

    IEnumerator IEnumerable.GetEnumerator()
        => throw new NotSupportedException("An InputList can only be enumerated asynchronously.");

    public static implicit operator InputList<T>(T value) => Of((Input<T>)value);

    public static implicit operator InputList<T>(Output<T> value) => Of((Input<T>)value);

    public static implicit operator InputList<T>(Input<T> value) => Of(value);

    public static implicit operator InputList<T>(T[] values) => Of(Array.ConvertAll(values, value => (Input<T>)value));

    public static implicit operator InputList<T>(Output<T>[] values) => Of(Array.ConvertAll(values, value => (Input<T>)value));

    public static implicit operator InputList<T>(Input<T>[] values) => Of(values);

    public static implicit operator InputList<T>(List<T> values) => values.ToArray();

    public static implicit operator InputList<T>(List<Output<T>> values) => values.ToArray();

    public static implicit operator InputList<T>(List<Input<T>> values) => values.ToArray();

    public static implicit operator InputList<T>(ImmutableArray<T> values) => Output.Create(values);

    public static implicit operator InputList<T>(ImmutableArray<Output<T>> values)
        => values.IsDefault ? default(ImmutableArray<Input<T>>) : ImmutableArray.CreateRange(values, value => (Input<T>)value);

    public static implicit operator InputList<T>(ImmutableArray<Input<T>> values) => new(Output.Create(values));

    public static implicit operator InputList<T>(Output<T[]> values) => values.Apply(items => items.ToImmutableArray());

    public static implicit operator InputList<T>(Output<List<T>> values) => values.Apply(items => items.ToImmutableArray());

    public static implicit operator InputList<T>(Output<IEnumerable<T>> values) => values.Apply(items => items.ToImmutableArray());

    public static implicit operator InputList<T>(Output<ImmutableArray<T>> values)
        => new(values.Apply(items => items.IsDefault ? default : ImmutableArray.CreateRange(items, item => (Input<T>)item)));

    private static InputList<T> Of(params ReadOnlySpan<Input<T>> items) => new(Output.Create(items.ToImmutableArray()));

    private static Output<ImmutableArray<Input<T>>> Join(Output<ImmutableArray<Input<T>>> first, Output<ImmutableArray<Input<T>>> second)
        => Output.Tuple(first, second).Apply(pair => pair.Item1.AddRange(pair.Item2));

    private Output<ImmutableArray<T>> Flatten()
        => _items.Apply(items => items.IsDefault ? Output.Create(default(ImmutableArray<T>)) : Output.All(items.AsEnumerable()));
}
