using System.Reflection;

namespace Infra.Settings;

/// <summary>A map with known keys: a record with init properties, constructor parameters, or both.</summary>
internal sealed class RecordType : SettingType
{
    private readonly ConstructorInfo _constructor;
    private readonly Lazy<IReadOnlyList<SettingKey>> _members;
    private readonly Lazy<IReadOnlyList<SettingKey>> _keys;
    private readonly Lazy<IReadOnlyList<NotConfigurableAttribute>> _refused;
    private readonly Lazy<object> _example;

    internal RecordType(Type type, ConstructorInfo constructor, params IReadOnlyList<NotConfigurableAttribute> without) : base(type)
    {
        _constructor = constructor;
        _members = new(() => [.. MembersOf(type, constructor).Where(member => without.All(key => key.Key != member.Name))]);
        _keys = new(() => [.. Members.Where(member => !member.IsReference)]);
        _refused = new(() => [.. type.GetCustomAttributes<NotConfigurableAttribute>(), .. without]);
        _example = new(() => Make(new Dictionary<SettingKey, object>()));
        Place = type.GetProperties().FirstOrDefault(property => property.PropertyType == typeof(Place) && property.SetMethod is not null);
    }

    /// <summary>All members that are given values, in the order in which the type declares them.</summary>
    public IReadOnlyList<SettingKey> Members => _members.Value;

    /// <summary>The members that a stack file has keys for.</summary>
    public IReadOnlyList<SettingKey> Keys => _keys.Value;

    /// <summary>Keys that are refused with a reason.</summary>
    public IReadOnlyList<NotConfigurableAttribute> Refused => _refused.Value;

    /// <summary>The member that is told where the record stands, or null.</summary>
    public PropertyInfo? Place { get; }

    /// <summary>
    /// The member that the record may be written as, without its key: the only required one, when it is no map. Default: none.
    /// </summary>
    public SettingKey? Direct =>
        Keys.Where(key => key.Required).ToList() is [{ Type: not (RecordType or MapType or UnionType) } only] ? only : null;

    /// <summary>
    /// The one required member that there is, if it is a record or list: then the record is written as that. Default: none.
    /// </summary>
    public SettingKey? Whole => Keys.ToList() is [{ Required: true, Type: RecordType or ListType } only] ? only : null;

    /// <summary>The record that holds the keys: this one, or the one that it is written as.</summary>
    public RecordType Content => Whole?.Type as RecordType ?? this;

    /// <summary>The same record without some of its keys, which the program sets.</summary>
    public RecordType Without(IReadOnlyList<NotConfigurableAttribute> keys) => new(Type, _constructor, keys);

    /// <summary>A record without any values, for its defaults.</summary>
    public object Example => _example.Value;

    /// <inheritdoc/>
    public override string Wanted =>
        Keys.Count is > 0 and <= 6 ? $"a map with the keys {string.Join(", ", Keys.Select(key => key.Name))}" : "a map";

    /// <summary>Makes the record.</summary>
    public object Make(IReadOnlyDictionary<SettingKey, object> values)
    {
        var arguments = _constructor.GetParameters()
            .Select(parameter => Members.First(member => member.Parameter?.Position == parameter.Position))
            .Select(member => values.GetValueOrDefault(member) ?? member.Default);
        var made = _constructor.Invoke([.. arguments]);
        foreach (var (member, value) in values)
        {
            if (member.Parameter is null)
                member.Property.SetValue(made, value);
        }

        return made;
    }

    /// <summary>The constructor that a stack file's values go through, or null when the type is no record that it can fill.</summary>
    internal static ConstructorInfo? ConstructorOf(Type type) => type.IsAbstract || type.GetMethod("<Clone>$") is null
        ? null
        : type.GetConstructors()
            .Where(constructor => constructor.GetParameters().All(parameter => PropertyOf(type, parameter) is not null))
            .MaxBy(constructor => constructor.GetParameters().Length);

    private static PropertyInfo? PropertyOf(Type type, ParameterInfo parameter) =>
        type.GetProperty(parameter.Name!, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase) is { } property
            && property.PropertyType == parameter.ParameterType ? property : null;

    private static IReadOnlyList<SettingKey> MembersOf(Type type, ConstructorInfo constructor)
    {
        var parameters = constructor.GetParameters().ToDictionary(parameter => PropertyOf(type, parameter)!.Name);
        return [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters().Length == 0 && property.PropertyType != typeof(Place))
            .Where(property => parameters.ContainsKey(property.Name) || property.SetMethod is { IsPublic: true })
            .Select(property => new SettingKey(property, parameters.GetValueOrDefault(property.Name)))];
    }
}
