using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Arguments of a resource by wire name.</summary>
public sealed class DictionaryResourceArgs : ResourceArgs
{
    public DictionaryResourceArgs(ImmutableDictionary<string, object?> dictionary)
    {
        TargetTypes.CheckValues(dictionary.Values);
        Dictionary = dictionary;
    }

    internal override ImmutableDictionary<string, object?> Dictionary { get; }
}
