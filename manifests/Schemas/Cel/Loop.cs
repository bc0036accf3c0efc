namespace Infra.Schemas.Cel;

/// <summary>What a macro makes of the items of a list.</summary>
internal abstract class Loop
{
    /// <summary>Takes the next item; true where the others do not matter.</summary>
    public abstract bool Next(Frame frame, object item);

    /// <summary>What came of it.</summary>
    public abstract object Result(Frame frame);
}

/// <summary><c>all</c> and <c>exists</c>: one item that decides is enough, whatever failed for others.</summary>
internal sealed class Quantifier(Step run, bool decides) : Loop
{
    private Failure? _failure;
    private bool _isDecided;

    public override bool Next(Frame frame, object item)
    {
        switch (run(frame))
        {
            case bool flag:
                return _isDecided = flag == decides;
            case Failure failure:
                _failure = Failure.Of(_failure, failure);
                return false;
            case var other:
                _failure = Failure.Of(_failure, Failure.NoSuchOverload(decides ? "exists" : "all", other));
                return false;
        }
    }

    public override object Result(Frame frame) => _isDecided ? Values.Of(decides) : _failure ?? Values.Of(!decides);
}

/// <summary><c>exists_one</c>: no item may fail.</summary>
internal sealed class ExactlyOne(Step run) : Loop
{
    private int _found;
    private Failure? _failure;

    public override bool Next(Frame frame, object item)
    {
        var value = run(frame);
        _found += value is true ? 1 : 0;
        if (value is not bool)
            _failure = Failure.Of(_failure, value as Failure ?? Failure.NoSuchOverload("exists_one", value));

        return false;
    }

    public override object Result(Frame frame) => _failure ?? Values.Of(_found == 1);
}

internal sealed class Filter(Step run) : Loop
{
    private readonly List<object> _kept = [];
    private Failure? _failure;

    public override bool Next(Frame frame, object item)
    {
        var value = run(frame);
        if (value is true)
            _kept.Add(item);

        _failure = value is bool ? null : value as Failure ?? Failure.NoSuchOverload("filter", value);
        return _failure is not null;
    }

    public override object Result(Frame frame) => _failure ?? (object)new Sequence(_kept);
}

/// <summary><c>map</c> and <c>transformList</c>.</summary>
internal sealed class Mapping(Step run) : Loop
{
    private readonly List<object> _values = [];
    private Failure? _failure;

    public override bool Next(Frame frame, object item)
    {
        var value = run(frame);
        _values.Add(value);
        _failure = value as Failure;
        return _failure is not null;
    }

    public override object Result(Frame frame) => _failure ?? (object)new Sequence(_values);
}

/// <summary><c>transformMap</c>, and <c>transformMapEntry</c>, which gives the keys too.</summary>
internal sealed class Entries(Step run, bool keepsKeys) : Loop
{
    private readonly Dictionary<object, object> _values = Table.New();
    private Failure? _failure;

    public override bool Next(Frame frame, object item)
    {
        switch (run(frame))
        {
            case Failure failure:
                _failure = failure;
                break;
            case var value when keepsKeys:
                _values[item] = value;
                break;
            case MapValue map:
                foreach (var key in map.Keys)
                {
                    if (!_values.TryAdd(key, map.Find(key)!))
                        _failure ??= new Failure($"insert failed: key {Format.Plain(key)} already exists");
                }

                break;
            case var other:
                _failure = Failure.NoSuchOverload("transformMapEntry", other);
                break;
        }

        return _failure is not null;
    }

    public override object Result(Frame frame) => _failure ?? (object)new Table(_values);
}

internal sealed class SortBy(Step run) : Loop
{
    private readonly List<(object Item, object Key)> _items = [];
    private Failure? _failure;

    public override bool Next(Frame frame, object item)
    {
        var key = run(frame);
        _items.Add((item, key));
        _failure = key as Failure;
        return _failure is not null;
    }

    public override object Result(Frame frame) => _failure ?? Lists.Sort(frame, _items);
}
