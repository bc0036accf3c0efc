using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

/// <summary>A map whose values, or the whole of it, may come later.</summary>
public sealed class InputMap<TValue>
    : Input<ImmutableDictionary<string, TValue>>, IEnumerable, IAsyncEnumerable<Input<KeyValuePair<string, TValue>>>
{
    private Output<ImmutableDictionary<string, Input<TValue>>> _entries;
    private Output<ImmutableDictionary<string, TValue>>? _flat;

    public InputMap() => _entries = Output.Create(ImmutableDictionary<string, Input<TValue>>.Empty);

    private InputMap(Output<ImmutableDictionary<string, Input<TValue>>> entries) => _entries = entries;

    internal override Output<ImmutableDictionary<string, TValue>> Value => _flat ??= Flatten();

    private protected override IOutput Content => _entries;

    public Input<TValue> this[string key]
    {
        set => Add(key, value);
    }

    /// <summary>Adds an entry; another value under the same key fails the map once it is resolved.</summary>
    public void Add(string key, Input<TValue> value)
    {
        _entries = _entries.Apply(entries => entries.TryGetValue(key, out var present)
            ? entries.SetItem(key, Same(key, present, value))
            : entries.Add(key, value));
        _flat = null;
    }

    public void Add(InputMap<TValue> values) => AddRange(values);

    public void AddRange(InputMap<TValue> values)
    {
        _entries = Output.Tuple(_entries, values._entries).Apply(pair => pair.Item1.AddRange(pair.Item2));
        _flat = null;
    }

    /// <summary>Both maps in one; the second one's values win.</summary>
    public static InputMap<TValue> Merge(InputMap<TValue> first, InputMap<TValue> second)
        => new(Output.Tuple(first._entries, second._entries).Apply(pair => pair.Item1.SetItems(pair.Item2)));

    public async IAsyncEnumerator<Input<KeyValuePair<string, TValue>>> GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        var entries = await Value.GetValueAsync(whenUnknown: ImmutableDictionary<string, TValue>.Empty).ConfigureAwait(false);
        foreach (var entry in entries)
            yield return entry;
    }

    IEnumerator IEnumerable.GetEnumerator()
        => throw new NotSupportedException("An InputMap can only be enumerated asynchronously.");

    public static implicit operator InputMap<TValue>(Dictionary<string, TValue> values) => Output.Create(values);

    public static implicit operator InputMap<TValue>(ImmutableDictionary<string, TValue> values) => Output.Create(values);

    public static implicit operator InputMap<TValue>(Output<Dictionary<string, TValue>> values)
        => values.Apply(entries => entries.ToImmutableDictionary());

    public static implicit operator InputMap<TValue>(Output<IDictionary<string, TValue>> values)
        => values.Apply(entries => entries.ToImmutableDictionary());

    public static implicit operator InputMap<TValue>(Output<ImmutableDictionary<string, TValue>> values)
        => new(values.Apply(entries =>
            entries?.ToImmutableDictionary(entry => entry.Key, entry => (Input<TValue>)entry.Value)!));

    private static Output<TValue> Same(string key, Input<TValue> present, Input<TValue> added)
        => Output.Tuple(present, added).Apply(pair => EqualityComparer<TValue>.Default.Equals(pair.Item1, pair.Item2)
            ? pair.Item1
            : throw new ArgumentException($"Key '{key}' already exists in the map with a different value."));

    private Output<ImmutableDictionary<string, TValue>> Flatten() => _entries.Apply(entries =>
    {
        if (entries is null)
            return Output.Create(default(ImmutableDictionary<string, TValue>)!);

        var keys = entries.Keys.ToArray();
        return Output.All(keys.Select(key => entries[key])).Apply(values => keys
            .Select((key, index) => KeyValuePair.Create(key, values[index]))
            .ToImmutableDictionary());
    });
}
