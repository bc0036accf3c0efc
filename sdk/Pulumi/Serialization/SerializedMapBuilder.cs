using System.Collections.Immutable;

namespace Pulumi.Serialization;

/// <summary>Collects serialized properties and what is unknown or secret among them; an error in arguments names the property.</summary>
internal sealed class SerializedMapBuilder(string label, bool areArguments)
{
    private readonly ImmutableDictionary<string, object>.Builder _known = ImmutableDictionary.CreateBuilder<string, object>();
    private readonly Serializer _serializer = new(label);
    private HashSet<string>? _unknown;
    private HashSet<string>? _secret;

    public async ValueTask AddAsync(string name, object value)
    {
        object? serialized;
        try
        {
            serialized = await _serializer.PropertyAsync(name, value).ConfigureAwait(false);
        }
        catch (Exception exception) when (areArguments)
        {
            throw new InvalidOperationException($"error serializing property \"{name}\": {exception.Message}", exception);
        }

        if (_serializer.SawSecret)
            (_secret ??= []).Add(name);

        if (_serializer.SawUnknown)
            (_unknown ??= []).Add(name);
        else if (serialized is not null)
            _known[name] = serialized;
    }

    public SerializedMap Build() => new(_known.ToImmutable(), _unknown, _secret, _serializer.Dependencies);
}
