namespace Infra.Diagnostics;

/// <summary>Where something is written. Settings that have a member of this type are told where they stand.</summary>
/// <param name="Where">The place in words, for example <c>stack prod, infra:exemptions[0]</c>.</param>
/// <param name="Location">The place in a file. Default: unknown.</param>
public sealed record Place(string Where, SourceLocation? Location = null)
{
    /// <summary>The place in a file of one of its keys, by the key's name. Default: unknown.</summary>
    public Func<string, SourceLocation?> LocationOf { get; init; } = _ => null;

    /// <summary>One of its keys.</summary>
    /// <param name="key">The key's name.</param>
    public Place Below(string key) => new($"{Where}.{key}", LocationOf(key) ?? Location);

    /// <inheritdoc/>
    public bool Equals(Place? other) => other is not null && Where == other.Where && Location == other.Location;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Where, Location);
}
