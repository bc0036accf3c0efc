using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Infra.Components;
using Infra.Components.Settings;
using Infra.Components.Validation;

namespace Infra.Settings;

/// <summary>What a settings type looks like in a stack file. Read by the binder and by the JSON Schema.</summary>
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

    /// <summary>The form of a C# type.</summary>
    /// <param name="type">The type.</param>
    /// <exception cref="NotSupportedException">Settings cannot hold the type.</exception>
    public static SettingType Of(Type type) => _known.GetOrAdd(Nullable.GetUnderlyingType(type) ?? type, Make);

    private static SettingType Make(Type type)
    {
        if (type == typeof(string))
        {
            return new TextType();
        }

        if (type == typeof(int))
        {
            return new NumberType();
        }

        if (type == typeof(bool))
        {
            return new SwitchType();
        }

        if (type == typeof(SecretValue))
        {
            return new SecretType();
        }

        if (type.IsEnum)
        {
            return new ChoiceType(type);
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            return new ListType(type);
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) && type.GetGenericArguments()[0] == typeof(string))
        {
            return new MapType(type);
        }

        return type.IsClass && type.GetConstructor(Type.EmptyTypes) is not null && !type.Namespace!.StartsWith("System", StringComparison.Ordinal)
            ? new RecordType(type)
            : throw new NotSupportedException(
                $"Settings hold string, int, bool, enums, SecretValue, records with init properties, IReadOnlyList<T> and IReadOnlyDictionary<string, T>, not {type}.");
    }
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

/// <summary>A secret.</summary>
internal sealed class SecretType() : SettingType(typeof(SecretValue))
{
    /// <inheritdoc/>
    public override string Wanted => "an encrypted value";
}

/// <summary>One of a few words.</summary>
/// <param name="type">The enum.</param>
internal sealed class ChoiceType(Type type) : SettingType(type)
{
    /// <summary>The words, and the enum's values.</summary>
    public IReadOnlyList<(string Word, object Value)> Words { get; } =
        [.. Enum.GetValues(type).Cast<object>().Select(value => (JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()!), value))];

    /// <inheritdoc/>
    public override string Wanted => Infra.Wording.Words.OneOf(Words.Select(w => w.Word));

    /// <summary>The word of a value.</summary>
    /// <param name="value">The enum's value.</param>
    public string WordOf(object value) => Words.First(w => w.Value.Equals(value)).Word;
}

/// <summary>A list.</summary>
/// <param name="type">The C# type.</param>
internal sealed class ListType(Type type) : SettingType(type)
{
    /// <summary>What the list holds.</summary>
    public SettingType Item { get; } = Of(type.GetGenericArguments()[0]);

    /// <inheritdoc/>
    public override string Wanted => "a list";
}

/// <summary>A map whose keys the user chooses.</summary>
/// <param name="type">The C# type.</param>
internal sealed class MapType(Type type) : SettingType(type)
{
    /// <summary>What the map holds.</summary>
    public SettingType Value { get; } = Of(type.GetGenericArguments()[1]);

    /// <inheritdoc/>
    public override string Wanted => "a map";
}

/// <summary>A map with known keys.</summary>
/// <param name="type">The C# type.</param>
internal sealed class RecordType(Type type) : SettingType(type)
{
    private readonly Lazy<IReadOnlyList<SettingKey>> _keys = new(() => [.. type
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.SetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0)
        .Select(property => new SettingKey(property))]);

    private readonly Lazy<IReadOnlyList<NotConfigurableAttribute>> _refused = new(() => [.. type.GetCustomAttributes<NotConfigurableAttribute>()]);

    /// <summary>The keys, in the order in which the type declares them.</summary>
    public IReadOnlyList<SettingKey> Keys => _keys.Value;

    /// <summary>Keys that are refused with a reason.</summary>
    public IReadOnlyList<NotConfigurableAttribute> Refused => _refused.Value;

    /// <inheritdoc/>
    public override string Wanted => Keys.Count <= 6 ? $"a map with the keys {string.Join(", ", Keys.Select(k => k.Name))}" : "a map";
}

/// <summary>One key of a settings record.</summary>
/// <param name="property">The property it is bound to.</param>
internal sealed class SettingKey(PropertyInfo property)
{
    /// <summary>The key as the stack file writes it.</summary>
    public string Name { get; } = JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    /// <summary>The property.</summary>
    public PropertyInfo Property { get; } = property;

    /// <summary>The form of its value.</summary>
    public SettingType Type { get; } = SettingType.Of(property.PropertyType);

    /// <summary>Whether the file must have it.</summary>
    public bool Required { get; } = property.IsDefined(typeof(RequiredMemberAttribute), inherit: false);

    /// <summary>The form of its texts and numbers, also those in lists and maps. Default: any.</summary>
    public FormatAttribute? Format { get; } = property.GetCustomAttribute<FormatAttribute>();
}
