using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Arguments of a provider function by wire name.</summary>
public sealed class DictionaryInvokeArgs : InvokeArgs
{
    public DictionaryInvokeArgs(ImmutableDictionary<string, object?> dictionary)
    {
        TargetTypes.CheckValues(dictionary.Values);
        Dictionary = dictionary;
    }

    internal override ImmutableDictionary<string, object?> Dictionary { get; }
}
