using System.Collections.Immutable;

namespace Pulumi.Serialization;

/// <summary>Makes output classes of maps, through their constructor.</summary>
internal sealed class OutputTypeConverter(OutputTypeShape? shape) : Converter
{
    public override bool TryConvert(object value, out object? result)
    {
        result = null;
        if (shape?.Constructor is not { } constructor || value is not ImmutableDictionary<string, object?> members)
            return false;

        var arguments = Array.ConvertAll(
            shape.Parameters, parameter => Conversion.Of(parameter.Type).Convert(members.GetValueOrDefault(parameter.Name)));
        result = constructor.Invoke(arguments);
        return true;
    }
}
