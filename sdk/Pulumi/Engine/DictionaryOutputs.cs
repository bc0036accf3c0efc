using System.Collections.Immutable;

namespace Pulumi;

/// <summary>Outputs of a component by name, in the form of arguments.</summary>
internal sealed class DictionaryOutputs(IDictionary<string, object?> outputs) : ResourceArgs
{
    internal override ImmutableDictionary<string, object?> Dictionary { get; } = outputs.ToImmutableDictionary();
}
