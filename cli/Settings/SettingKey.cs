using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Infra.Components.Validation;

namespace Infra.Settings;

/// <summary>One member of a record, and its key in the stack file.</summary>
internal sealed class SettingKey
{
    internal SettingKey(PropertyInfo property, ParameterInfo? parameter)
    {
        Property = property;
        Parameter = parameter;
        Name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
        Type = property.IsDefined(typeof(ReferenceAttribute), inherit: false)
            ? SettingType.OfReference(property.PropertyType)
            : SettingType.Of(property.PropertyType);
        if (Type is RecordType record && property.GetCustomAttributes<NotConfigurableAttribute>().ToList() is { Count: > 0 } without)
            Type = record.Without(without);

        IsReference = Innermost(Type) is ReferenceType;
        Required = parameter is null ? property.IsDefined(typeof(RequiredMemberAttribute), inherit: false) : !parameter.HasDefaultValue;
        Every = property.IsDefined(typeof(EveryAttribute), inherit: false);
        Format = property.GetCustomAttribute<FormatAttribute>();
    }

    /// <summary>The key as the stack file writes it.</summary>
    public string Name { get; }

    /// <summary>The property it is bound to.</summary>
    public PropertyInfo Property { get; }

    /// <summary>The constructor parameter that sets the property. Null when an initializer does.</summary>
    public ParameterInfo? Parameter { get; }

    /// <summary>The form of its value.</summary>
    public SettingType Type { get; }

    /// <summary>Whether only the program can set it, so that it is no key.</summary>
    public bool IsReference { get; }

    /// <summary>Whether it has to be given.</summary>
    public bool Required { get; }

    /// <summary>Whether the map has to have an entry for each key that its enum knows.</summary>
    public bool Every { get; }

    /// <summary>The form of its texts and numbers, also those in lists and maps. Default: any.</summary>
    public FormatAttribute? Format { get; }

    /// <summary>The value of an absent constructor parameter.</summary>
    internal object? Default => Parameter is { HasDefaultValue: true } ? Parameter.DefaultValue
        : Property.PropertyType.IsValueType ? Activator.CreateInstance(Property.PropertyType) : null;

    /// <summary>What a list or map holds, however deep; otherwise the type itself.</summary>
    internal static SettingType Innermost(SettingType type) => type switch
    {
        ListType list => Innermost(list.Item),
        MapType map => Innermost(map.Value),
        _ => type,
    };
}
