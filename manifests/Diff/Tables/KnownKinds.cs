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
    /// <param name="type">For an object its group and kind, <c>apps/Deployment</c> or <c>/Service</c>.</param>
    /// <param name="isObject">Whether it is an object of Kubernetes.</param>
    public static Fields Of(string type, bool isObject) => Known.GetValueOrDefault(type, isObject ? MetadataFields.All : Fields.None);

    /// <summary>Whether the defaults of a kind are known, so that a field that only a server has means something.</summary>
    /// <param name="type">The group and kind.</param>
    public static bool HasDefaults(string type) => Known.ContainsKey(type);
}
