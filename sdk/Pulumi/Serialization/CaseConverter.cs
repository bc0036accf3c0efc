using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>Makes the case of a union interface that the discriminator names.</summary>
internal sealed class CaseConverter(Type type, string discriminator) : Converter
{
    private readonly DiscriminatedUnionCaseAttribute[] _cases = [.. type.GetCustomAttributes<DiscriminatedUnionCaseAttribute>()];

    public override bool TryConvert(object value, out object? result)
    {
        result = null;
        var tag = (value as ImmutableDictionary<string, object?>)?.GetValueOrDefault(discriminator) as string;
        return Array.Find(_cases, item => item.Tag == tag) is { } match && Conversion.Of(match.Type).TryConvert(value, out result);
    }
}
