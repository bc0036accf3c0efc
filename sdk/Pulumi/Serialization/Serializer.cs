using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>
/// Brings any supported value into plain form: bool, double, string, ImmutableArray and ImmutableDictionary of those,
/// assets and resources. Keeps a value that is plain already.
/// </summary>
internal sealed class Serializer(string label)
{
    private readonly List<object> _path = [];
    private HashSet<Resource>? _dependencies;

    /// <summary>Whether the last value held something unknown.</summary>
    public bool SawUnknown { get; private set; }

    /// <summary>Whether the last value held something secret.</summary>
    public bool SawSecret { get; private set; }

    /// <summary>All resources met so far.</summary>
    public IReadOnlySet<Resource>? Dependencies => _dependencies;

    /// <summary>Serializes the value of a top-level property.</summary>
    public ValueTask<object?> PropertyAsync(string name, object? value)
    {
        SawUnknown = false;
        SawSecret = false;
        _path.Clear();
        _path.Add(name);
        return SerializeAsync(value);
    }

    private ValueTask<object?> SerializeAsync(object? value)
    {
        switch (value)
        {
            case null:
            case bool or double:
                return new(value);
            case string text:
                if (text == Unknown.Marker)
                {
                    SawUnknown = true;
                    return default;
                }

                return new(text);
            case int number:
                return new((double)number);
            case IInput input:
                return OutputAsync(input.Content);
            case IOutput output:
                return OutputAsync(output);
            case InputArgs args:
                return ArgsAsync(args);
            case IUnion union:
                return SerializeAsync(union.Value);
            case Resource resource:
                return ResourceAsync(resource);
            case InvalidAsset:
                throw new InvalidOperationException("Cannot serialize invalid asset");
            case InvalidArchive:
                throw new InvalidOperationException("Cannot serialize invalid archive");
            case AssetOrArchive:
                return new(value);
            case JsonElement element:
                return new(PlainJson.Read(element));
            case Task:
                throw new InvalidOperationException(
                    $"Tasks are not allowed inside ResourceArgs. Please wrap your Task in an Output:\n\t{Where()}");
            case IDictionary dictionary:
                return DictionaryAsync(dictionary);
            case IList list:
                return ListAsync(list);
            case Enum number when number.GetTypeCode() == TypeCode.Int32:
                return new(Convert.ToDouble(number, CultureInfo.InvariantCulture));
            case ValueTuple:
                return default;
        }

        var type = value.GetType();
        if (EnumStruct.TryGetValue(value, out var plain))
        {
            return new(plain);
        }

        return OutputTypeShape.Of(type) is { } shape
            ? OutputTypeAsync(value, shape)
            : throw new InvalidOperationException($"{type.FullName} is not a supported argument type.\n\t{Where()}");
    }

    private ValueTask<object?> OutputAsync(IOutput output)
    {
        return output.TryGetData(out var data) ? ValueAsync(data) : LaterAsync();

        async ValueTask<object?> LaterAsync() => await ValueAsync(await output.GetDataAsync().ConfigureAwait(false)).ConfigureAwait(false);

        ValueTask<object?> ValueAsync(OutputSnapshot snapshot)
        {
            if (!snapshot.Resources.IsEmpty)
            {
                (_dependencies ??= []).UnionWith(snapshot.Resources);
            }

            SawSecret |= snapshot.IsSecret;
            SawUnknown |= !snapshot.IsKnown;
            return snapshot.IsKnown ? SerializeAsync(snapshot.Value) : default;
        }
    }

    private async ValueTask<object?> ResourceAsync(Resource resource)
    {
        (_dependencies ??= []).Add(resource);
        if (resource is CustomResource { Id: { } id })
        {
            await id.GetDataAsync().ConfigureAwait(false);
        }

        var urn = await resource.Urn.GetValueAsync("").ConfigureAwait(false);
        return ResourceReference.Resolve(urn);
    }

    private async ValueTask<object?> ArgsAsync(InputArgs args)
    {
        if (args.Dictionary is { } dictionary)
        {
            return await DictionaryAsync(dictionary).ConfigureAwait(false);
        }

        var shape = ArgsShape.Of(args.GetType());
        var values = shape.Read(args);
        var result = ImmutableDictionary.CreateBuilder<string, object>();
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] is { } value)
            {
                await AddAsync(result, shape.Names[i], value).ConfigureAwait(false);
            }
        }

        return result.ToImmutable();
    }

    private async ValueTask<object?> OutputTypeAsync(object value, OutputTypeShape shape)
    {
        var result = ImmutableDictionary.CreateBuilder<string, object>();
        foreach (var (name, field) in shape.Fields)
        {
            if (field.GetValue(value) is { } member)
            {
                await AddAsync(result, name, member).ConfigureAwait(false);
            }
        }

        return result.ToImmutable();
    }

    private async ValueTask<object?> DictionaryAsync(IDictionary dictionary)
    {
        var same = dictionary is ImmutableDictionary<string, object>;
        var result = ImmutableDictionary.CreateBuilder<string, object>();
        foreach (DictionaryEntry entry in dictionary)
        {
            if (entry.Key is not string key)
            {
                throw new InvalidOperationException($"Dictionaries are only supported with string keys:\n\t{Where()}");
            }

            same &= entry.Value is { } value && ReferenceEquals(value, await AddAsync(result, key, value).ConfigureAwait(false));
        }

        return same ? dictionary : result.ToImmutable();
    }

    private async ValueTask<object?> AddAsync(ImmutableDictionary<string, object>.Builder result, string key, object value)
    {
        // The engine keeps such members of nested objects to itself.
        if (key.StartsWith("__", StringComparison.Ordinal))
        {
            return null;
        }

        _path.Add(key);
        var serialized = await SerializeAsync(value).ConfigureAwait(false);
        _path.RemoveAt(_path.Count - 1);
        if (serialized is not null)
        {
            result[key] = serialized;
        }

        return serialized;
    }

    private async ValueTask<object?> ListAsync(IList list)
    {
        if (Lists.IsDefault(list))
        {
            return ImmutableArray<object?>.Empty;
        }

        var same = list is ImmutableArray<object>;
        var count = list.Count;
        var result = ImmutableArray.CreateBuilder<object?>(count);
        for (var i = 0; i < count; i++)
        {
            _path.Add(i);
            var item = list[i];
            var serialized = await SerializeAsync(item).ConfigureAwait(false);
            _path.RemoveAt(_path.Count - 1);
            same &= ReferenceEquals(item, serialized);
            result.Add(serialized);
        }

        return same ? list : result.MoveToImmutable();
    }

    private string Where() => label + string.Concat(_path.Select(step => step is int index ? $"[{index}]" : $".{step}"));
}
