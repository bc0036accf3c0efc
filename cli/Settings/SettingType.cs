using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Infra.Components;
using Pulumi;

namespace Infra.Settings;

/// <summary>What a C# type looks like in a stack file. Read by the binder, the JSON Schema and the documentation.</summary>
internal abstract class SettingType
{
    private static readonly ConcurrentDictionary<Type, SettingType> _known = new();

    private protected SettingType(Type type)
    {
        Type = type;
    }

    /// <summary>The C# type.</summary>
    public Type Type { get; }

    /// <summary>What is wanted, in words: <c>a text</c>.</summary>
    public abstract string Wanted { get; }

    /// <summary>The form of a C# type; of one that no stack file can give an <see cref="UnboundType"/>.</summary>
    public static SettingType Of(Type type) => _known.GetOrAdd(Nullable.GetUnderlyingType(type) ?? type, Make);

    /// <summary>The form of a member that only the program can set.</summary>
    internal static SettingType OfReference(Type type) => type switch
    {
        _ when Generic(type, typeof(IReadOnlyList<>)) is [var item] => new ListType(type, OfReference(item)),
        _ when MapOf(type) is [_, var value] => new MapType(type, OfReference(value)),
        _ => new ReferenceType(type),
    };

    private static SettingType Make(Type type) => type switch
    {
        _ when type == typeof(string) => new TextType(),
        _ when type == typeof(int) => new NumberType(),
        _ when type == typeof(bool) => new SwitchType(),
        _ when type == typeof(DateOnly) => new DateType(),
        _ when type == typeof(SecretValue) => new SecretType(),
        _ when type == typeof(Input<string>) => new InputType<string>(),
        _ when type == typeof(Input<int>) => new InputType<int>(),
        _ when type == typeof(Input<bool>) => new InputType<bool>(),
        { IsEnum: true } => new ChoiceType(type),
        _ when IsReference(type) => new ReferenceType(type),
        _ when Generic(type, typeof(IReadOnlyList<>)) is [var item] => new ListType(type, Of(item)),
        _ when MapOf(type) is [_, var value] => new MapType(type, Of(value)),
        _ when UnionType.CasesOf(type) is { Count: > 0 } cases => new UnionType(type, cases),
        _ when RecordType.ConstructorOf(type) is { } constructor => new RecordType(type, constructor),
        _ => new UnboundType(type),
    };

    private static bool IsReference(Type type) => typeof(Resource).IsAssignableFrom(type)
        || type.IsDefined(typeof(ReferenceAttribute), inherit: false)
        || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Output<>));

    private static Type[] MapOf(Type type) =>
        Generic(type, typeof(IReadOnlyDictionary<,>)) is [var key, _] map && (key == typeof(string) || key.IsEnum) ? map : [];

    private static Type[] Generic(Type type, Type definition) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == definition ? type.GetGenericArguments() : [];
}

/// <summary>A text.</summary>
internal sealed class TextType() : SettingType(typeof(string))
{
    /// <inheritdoc/>
    public override string Wanted => "a text";
}

/// <summary>A whole number.</summary>
internal sealed class NumberType() : SettingType(typeof(int))
{
    /// <inheritdoc/>
    public override string Wanted => "a whole number";
}

/// <summary>true or false.</summary>
internal sealed class SwitchType() : SettingType(typeof(bool))
{
    /// <inheritdoc/>
    public override string Wanted => "true or false";
}

/// <summary>A day.</summary>
internal sealed class DateType() : SettingType(typeof(DateOnly))
{
    /// <summary>How a day is written.</summary>
    public const string Form = "yyyy-MM-dd";

    /// <inheritdoc/>
    public override string Wanted => "a day such as \"2027-05-31\", in quotes";
}

/// <summary>A secret.</summary>
internal sealed class SecretType() : SettingType(typeof(SecretValue))
{
    /// <inheritdoc/>
    public override string Wanted => "an encrypted value";
}

/// <summary>A value that may be known late. From a stack file it is plain or, a text, encrypted.</summary>
internal abstract class InputType(Type type, SettingType inner) : SettingType(type)
{
    /// <summary>The form of the plain value.</summary>
    public SettingType Inner { get; } = inner;

    /// <inheritdoc/>
    public override string Wanted => Inner.Wanted;

    /// <summary>The input of a plain value.</summary>
    public abstract object Wrap(object value);
}

/// <inheritdoc cref="InputType"/>
internal sealed class InputType<T>() : InputType(typeof(Input<T>), Of(typeof(T)))
{
    /// <inheritdoc/>
    public override object Wrap(object value) => (Input<T>)(T)value;
}

/// <summary>One of a few words.</summary>
internal sealed class ChoiceType(Type type) : SettingType(type)
{
    /// <summary>The words as values (<c>load-balancer</c>) and as keys (<c>loadBalancer</c>), and the enum's values.</summary>
    public IReadOnlyList<(string Word, string Key, object Value)> Words { get; } = [.. Enum.GetNames(type).Select(name =>
    {
        var own = type.GetField(name)!.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name;
        var word = own ?? JsonNamingPolicy.KebabCaseLower.ConvertName(name);
        var key = own ?? JsonNamingPolicy.CamelCase.ConvertName(name);
        return (word, key, Enum.Parse(type, name));
    })];

    /// <inheritdoc/>
    public override string Wanted => Wording.Words.OneOf(Words.Select(w => w.Word));

    public string WordOf(object value) => Words.First(w => w.Value.Equals(value)).Word;
}

/// <summary>A list.</summary>
internal sealed class ListType(Type type, SettingType item) : SettingType(type)
{
    /// <summary>What the list holds.</summary>
    public SettingType Item { get; } = item;

    /// <inheritdoc/>
    public override string Wanted => "a list";
}

/// <summary>A map with keys of the user's choice: free ones, or the members of an enum.</summary>
internal sealed class MapType(Type type, SettingType value) : SettingType(type)
{
    /// <summary>The enum of the keys; null when they are free.</summary>
    public ChoiceType? Keys { get; } = Of(type.GetGenericArguments()[0]) as ChoiceType;

    /// <summary>What the map holds.</summary>
    public SettingType Value { get; } = value;

    /// <inheritdoc/>
    public override string Wanted =>
        Keys is null ? "a map" : $"a map with the keys {string.Join(", ", Keys.Words.Select(word => word.Key))}";

    /// <summary>The key as the stack file writes it.</summary>
    public string Written(object key) => Keys?.Words.First(word => word.Value.Equals(key)).Key ?? (string)key;
}

/// <summary>What only the program can set, such as a component. A stack file has no key for it.</summary>
internal sealed class ReferenceType(Type type) : SettingType(type)
{
    /// <inheritdoc/>
    public override string Wanted => $"the name of a {Type.Name}";
}

/// <summary>A type that no stack file can give: a mistake of the program.</summary>
internal sealed class UnboundType(Type type) : SettingType(type)
{
    /// <inheritdoc/>
    public override string Wanted => "nothing";
}
