using System.Collections.Frozen;

namespace Infra.Diff.Tables;

/// <summary>Finds what is known about a kind.</summary>
internal static class KnownKinds
{
    private static readonly FrozenDictionary<string, Fields> Known = WorkloadFields.Kinds
        .Concat(NetworkFields.Kinds)
        .Concat(StorageFields.Kinds)
        .Concat(AccessFields.Kinds)
        .Concat(EdgeFields.Kinds)
        .Select(kind => (kind.Kind, Fields: kind.Fields.With("", MetadataFields.All)))
        .Concat(PlatformFields.Kinds)
        .Concat(CloudFields.Kinds)
        .ToFrozenDictionary(kind => kind.Kind, kind => kind.Fields, StringComparer.Ordinal);

    /// <summary>What is known about a type.</summary>
    public static Fields Of(string type, bool isObject) => Known.GetValueOrDefault(type, isObject ? MetadataFields.All : Fields.None);

    /// <summary>Whether the defaults of a kind are known, so that a field that only a server has means something.</summary>
    public static bool HasDefaults(string type) => Known.ContainsKey(type);
}
