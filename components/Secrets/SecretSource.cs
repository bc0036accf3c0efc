namespace Infra.Components.Secrets;

/// <summary>Where the values of an <see cref="ExternalSecret"/> come from. A <see cref="StoreRef"/> or a generator gives it out.</summary>
public abstract record SecretSource
{
    private SecretSource()
    {
    }

    /// <summary>Every key of one remote secret.</summary>
    /// <param name="Store">The store.</param>
    /// <param name="RemoteKey">The remote secret's name.</param>
    public sealed record Whole(
        StoreRef Store,
        [property: Matches("[-_+=.@!/A-Za-z0-9]{1,512}", "the name of a secret in the store")] string RemoteKey) : SecretSource;

    /// <summary>One value.</summary>
    /// <param name="Store">The store.</param>
    /// <param name="SecretKey">The key under which the Secret holds it.</param>
    /// <param name="RemoteKey">The remote secret's name.</param>
    /// <param name="Property">The property of the remote secret's JSON. Default: the whole text.</param>
    public sealed record One(
        StoreRef Store,
        [property: Matches("[-._a-zA-Z0-9]{1,253}", "a key of a Secret")] string SecretKey,
        [property: Matches("[-_+=.@!/A-Za-z0-9]{1,512}", "the name of a secret in the store")] string RemoteKey,
        string? Property = null) : SecretSource;

    /// <summary>What a generator makes.</summary>
    /// <param name="Generator">The generator.</param>
    public sealed record Generated(GeneratorRef Generator) : SecretSource;
}
