using System.Collections;
using System.Collections.Immutable;
using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>Serializes the top-level properties of a resource, a function call or a state.</summary>
internal static class Properties
{
    /// <summary>Serializes arguments, with or without members called id and urn; an error names the property.</summary>
    public static async ValueTask<SerializedMap> SerializeAsync(string label, InputArgs args, bool withIdentity)
    {
        var builder = new SerializedMapBuilder(label, areArguments: true);
        if (args.Dictionary is { } dictionary)
        {
            foreach (var (name, value) in dictionary)
                await AddAsync(name, value).ConfigureAwait(false);

            return builder.Build();
        }

        var shape = ArgsShape.Of(args.GetType());
        var values = shape.Read(args);
        for (var i = 0; i < values.Length; i++)
            await AddAsync(shape.Names[i], values[i]).ConfigureAwait(false);

        return builder.Build();

        ValueTask AddAsync(string name, object? value)
            => value is not null && (withIdentity || name is not ("id" or "urn")) ? builder.AddAsync(name, value) : default;
    }

    /// <summary>Serializes a state or result that mocks returned.</summary>
    public static async ValueTask<SerializedMap> SerializeAsync(object? state)
    {
        if (state is ImmutableDictionary<string, object> same && Plain.Is(same))
            return new(same);

        var builder = new SerializedMapBuilder("", areArguments: false);
        foreach (var (name, value) in MembersOf(state))
        {
            if (value is not null)
                await builder.AddAsync(name, value).ConfigureAwait(false);
        }

        return builder.Build();
    }

    private static IEnumerable<KeyValuePair<string, object?>> MembersOf(object? state) => state switch
    {
        IDictionary<string, object> dictionary => dictionary!,
        IDictionary dictionary => dictionary.Cast<DictionaryEntry>()
            .Select(entry => KeyValuePair.Create((string)entry.Key, entry.Value)),
        JsonElement { ValueKind: JsonValueKind.Object } element => element.EnumerateObject()
            .Select(member => KeyValuePair.Create(member.Name, PlainJson.Read(member.Value, withHidden: false))),
        InputArgs { Dictionary: { } dictionary } => dictionary,
        InputArgs args => ArgsShape.Of(args.GetType()) is var shape
            ? shape.Names.Zip(shape.Read(args), KeyValuePair.Create)
            : [],
        not null when OutputTypeShape.Of(state.GetType()) is { } shape => shape.Fields
            .Select(field => KeyValuePair.Create(field.Name, field.Field.GetValue(state))),
        _ => throw new InvalidOperationException($"{state?.GetType().FullName ?? "null"} is not a supported argument type"),
    };
}
