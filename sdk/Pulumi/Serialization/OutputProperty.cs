using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>A property that gets an output of its type, to be filled from the resource's state.</summary>
internal abstract class OutputProperty
{
    public static OutputProperty Of(PropertyInfo property, string name, Type content)
        => (OutputProperty)Activator.CreateInstance(typeof(Typed<>).MakeGenericType(content), property, name)!;

    public abstract void Give(Resource resource);

    private sealed class Typed<T>(PropertyInfo property, string name) : OutputProperty
    {
        private readonly FieldInfo? _field = MemberAccess.BackingField(property);

        public override void Give(Resource resource)
        {
            var output = new Output<T>(resource.Registration!, name);
            if (_field is not null)
                _field.SetValue(resource, output);
            else
                property.SetValue(resource, output);
        }
    }
}
