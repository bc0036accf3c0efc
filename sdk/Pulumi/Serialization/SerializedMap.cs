using System.Collections.Immutable;

namespace Pulumi.Serialization;

/// <summary>Top-level values by wire name, in the plain form in which they cross to the engine and back.</summary>
internal sealed record SerializedMap(
    ImmutableDictionary<string, object> Known,
    IReadOnlySet<string>? Unknown = null,
    IReadOnlySet<string>? Secret = null,
    IReadOnlySet<Resource>? Dependencies = null)
{
    public bool HasUnknown => Unknown is not null;

    public bool IsUnknown(string name) => Unknown?.Contains(name) == true;

    public bool IsSecret(string name) => Secret?.Contains(name) == true;

    /// <summary>The whole as one value: known if all of it is, secret if any of it is.</summary>
    public OutputData<T> Whole<T>(ImmutableHashSet<Resource> dependencies) => new(
        Conversion.To<T>(Known.RemoveRange(Known.Keys.Where(name => Plain.IsHidden(name)))),
        !HasUnknown,
        Secret is not null,
        dependencies);

    /// <summary>Each value as an output of its own.</summary>
    public ImmutableDictionary<string, Output<object?>> AsOutputs() => Known
        .Select(entry => KeyValuePair.Create(entry.Key, (object?)entry.Value))
        .Concat((Unknown ?? ImmutableHashSet<string>.Empty).Select(name => KeyValuePair.Create(name, (object?)null)))
        .ToImmutableDictionary(
            entry => entry.Key,
            entry => new Output<object?>(new OutputData<object?>(entry.Value, !IsUnknown(entry.Key), IsSecret(entry.Key), [])));
}
