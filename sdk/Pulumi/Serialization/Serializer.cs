using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>
/// Brings any supported value into plain form: bool, double, string, ImmutableArray and ImmutableDictionary of those,
/// assets and resources. For JSON text, where these have no place, it marks them as engines do.
/// </summary>
internal sealed class Serializer(string label, bool forText = false)
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

    private ValueTask<object?> SerializeAsync(object? value) => value switch
    {
        null or bool or double => new(value),
        string text => new(Text(text)),
        int number => new((double)number),
        IInput input => OutputAsync(input.Content),
        IOutput output => OutputAsync(output),
        InputArgs args => ArgsAsync(args),
        IUnion union => SerializeAsync(union.Value),
        Resource resource => ResourceAsync(resource),
        AssetOrArchive asset => AssetAsync(asset),
        JsonElement element => new(PlainJson.Read(element, forText)),
        Task => throw new InvalidOperationException(
            $"Tasks are not allowed inside ResourceArgs. Please wrap your Task in an Output:\n\t{Where()}"),
        IDictionary dictionary => DictionaryAsync(dictionary),
        IList list => ListAsync(list),
        Enum member when member.GetTypeCode() == TypeCode.Int32 => new(Convert.ToDouble(member, CultureInfo.InvariantCulture)),
        ValueTuple => default,
        _ when EnumStruct.TryGetValue(value, out var plain) => new(plain),
        _ when OutputTypeShape.Of(value.GetType()) is { } shape => OutputTypeAsync(value, shape),
        _ => throw new InvalidOperationException($"{value.GetType().FullName} is not a supported argument type.\n\t{Where()}"),
    };

    private string? Text(string text)
    {
        if (forText || text != Unknown.Marker)
            return text;

        SawUnknown = true;
        return null;
    }

    private ValueTask<object?> OutputAsync(IOutput output)
        => output.TryGetData(out var data) ? ContentAsync(data) : LateContentAsync(output);

    private async ValueTask<object?> LateContentAsync(IOutput output)
        => await ContentAsync(await output.GetDataAsync().ConfigureAwait(false)).ConfigureAwait(false);

    private ValueTask<object?> ContentAsync(in OutputSnapshot snapshot)
    {
        if (!snapshot.Resources.IsEmpty)
            (_dependencies ??= []).UnionWith(snapshot.Resources);

        if (forText)
            return TextContentAsync(snapshot);

        SawSecret |= snapshot.IsSecret;
        SawUnknown |= !snapshot.IsKnown;
        return snapshot.IsKnown ? SerializeAsync(snapshot.Value) : default;
    }

    private async ValueTask<object?> TextContentAsync(OutputSnapshot snapshot)
    {
        if (!snapshot.IsKnown)
            return Unknown.Marker;

        var value = await SerializeAsync(snapshot.Value).ConfigureAwait(false);
        return snapshot.IsSecret ? Marked(Signature.Secret, "value", value) : value;
    }

    private async ValueTask<object?> ResourceAsync(Resource resource)
    {
        (_dependencies ??= []).Add(resource);
        var id = resource is CustomResource { Id: { } output } ? await output.GetDataAsync().ConfigureAwait(false) : null;
        if (forText && id is not null)
            return id.IsKnown ? id.Value : Unknown.Marker;

        var urn = await resource.Urn.GetValueAsync("").ConfigureAwait(false);
        return forText ? urn : ResourceReference.Resolve(urn);
    }

    private async ValueTask<object?> AssetAsync(AssetOrArchive asset)
    {
        if (asset is InvalidAsset or InvalidArchive)
            throw new InvalidOperationException($"Cannot serialize invalid {(asset is InvalidAsset ? "asset" : "archive")}");

        return forText
            ? Marked(
                asset is Asset ? Signature.Asset : Signature.Archive,
                asset.Property,
                await SerializeAsync(asset.Content).ConfigureAwait(false))
            : asset;
    }

    private async ValueTask<object?> ArgsAsync(InputArgs args)
    {
        if (args.Dictionary is { } dictionary)
            return await DictionaryAsync(dictionary).ConfigureAwait(false);

        var shape = ArgsShape.Of(args.GetType());
        var values = shape.Read(args);
        var result = ImmutableDictionary.CreateBuilder<string, object>();
        for (var i = 0; i < values.Length; i++)
            await AddAsync(result, shape.Names[i], values[i]).ConfigureAwait(false);

        return result.ToImmutable();
    }

    /// <summary>Unlike elsewhere, fields without a value stay as nulls.</summary>
    private async ValueTask<object?> OutputTypeAsync(object value, OutputTypeShape shape)
    {
        var result = ImmutableDictionary.CreateBuilder<string, object?>();
        foreach (var (name, field) in shape.Fields)
        {
            _path.Add(name);
            result[name] = await SerializeAsync(field.GetValue(value)).ConfigureAwait(false);
            _path.RemoveAt(_path.Count - 1);
        }

        return result.ToImmutable();
    }

    private async ValueTask<object?> DictionaryAsync(IDictionary dictionary)
    {
        if (Plain.Is(dictionary))
            return dictionary;

        var result = ImmutableDictionary.CreateBuilder<string, object>();
        foreach (DictionaryEntry entry in dictionary)
        {
            var key = entry.Key as string
                ?? throw new InvalidOperationException($"Dictionaries are only supported with string keys:\n\t{Where()}");
            await AddAsync(result, key, entry.Value).ConfigureAwait(false);
        }

        return result.ToImmutable();
    }

    /// <summary>Adds a member unless it is null, or one that engines keep to themselves.</summary>
    private async ValueTask AddAsync(ImmutableDictionary<string, object>.Builder result, string key, object? value)
    {
        if (value is null || (!forText && Plain.IsHidden(key)))
            return;

        _path.Add(key);
        if (await SerializeAsync(value).ConfigureAwait(false) is { } serialized)
            result[key] = serialized;

        _path.RemoveAt(_path.Count - 1);
    }

    private async ValueTask<object?> ListAsync(IList list)
    {
        if (Plain.Is(list))
            return list;

        if (Lists.IsDefault(list))
            return ImmutableArray<object?>.Empty;

        var count = list.Count;
        var result = ImmutableArray.CreateBuilder<object?>(count);
        for (var i = 0; i < count; i++)
        {
            _path.Add(i);
            result.Add(await SerializeAsync(list[i]).ConfigureAwait(false));
            _path.RemoveAt(_path.Count - 1);
        }

        return result.MoveToImmutable();
    }

    private static ImmutableDictionary<string, object> Marked(string signature, string name, object? value)
    {
        var result = ImmutableDictionary<string, object>.Empty.Add(Signature.Key, signature);
        return value is null ? result : result.Add(name, value);
    }

    private string Where() => label + string.Concat(_path.Select(step => step is int index ? $"[{index}]" : $".{step}"));
}
