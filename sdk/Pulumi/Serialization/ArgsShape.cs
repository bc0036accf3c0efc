using System.Collections.Concurrent;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>The <see cref="InputAttribute"/> members of an args class.</summary>
internal sealed class ArgsShape
{
    private const BindingFlags Everywhere = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
    private static readonly ConcurrentDictionary<Type, ArgsShape> Shapes = new();
    private readonly Type _type;
    private readonly Member[] _members;

    private ArgsShape(Type type)
    {
        _type = type;
        var fields = type.GetFields(Everywhere)
            .Select(field => Member.Of(field, field.GetValue));
        var properties = type.GetProperties(Everywhere)
            .Select(property => Member.Of(property, property.IsDefined(typeof(InputAttribute)) ? MemberAccess.Reader(property) : null));
        _members = [.. fields.Concat(properties).OfType<Member>()];
        Names = Array.ConvertAll(_members, member => member.Input.Name);
    }

    /// <summary>The wire names.</summary>
    public string[] Names { get; }

    public static ArgsShape Of(Type type) => Shapes.GetOrAdd(type, static key => new(key));

    /// <summary>The values, in the order of <see cref="Names"/>.</summary>
    public object?[] Read(InputArgs args)
    {
        var values = new object?[_members.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var member = _members[i];
            var value = member.Read(args);
            if (value is null)
            {
                ThrowIfRequired(member);
                continue;
            }

            values[i] = member.Input.Json ? JsonText.Of(value, $"[Input] {_type.FullName}.{member.Name}") : value;
        }

        return values;
    }

    private void ThrowIfRequired(Member member)
    {
        if (member.Input.IsRequired)
        {
            throw new ArgumentNullException(
                member.Name, $"[Input] {_type.FullName}.{member.Name} is required but was not given a value");
        }
    }

    private sealed record Member(string Name, InputAttribute Input, Func<object, object?> Read)
    {
        public static Member? Of(MemberInfo member, Func<object, object?>? read)
            => member.GetCustomAttribute<InputAttribute>() is { } input ? new(member.Name, input, read!) : null;
    }
}
