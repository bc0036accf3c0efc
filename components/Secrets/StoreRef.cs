namespace Infra.Components.Secrets;

/// <summary>
/// A store of secrets, whether this stack made it or another one did. It gives out what an <see cref="ExternalSecret"/> reads.
/// </summary>
/// <param name="name">Its name.</param>
/// <param name="clusterWide">Whether it is a ClusterSecretStore.</param>
/// <param name="madeBy">The resource that makes it; null when another stack or a person does.</param>
[Reference]
public sealed class StoreRef(Input<string> name, bool clusterWide = false, Resource? madeBy = null)
{
    /// <summary>Its name.</summary>
    public Input<string> Name { get; } = name;

    /// <summary>Whether it is a ClusterSecretStore. Default: no, a SecretStore.</summary>
    public bool ClusterWide { get; } = clusterWide;

    /// <summary>The resource that makes it, which its readers come after. Default: none.</summary>
    public Resource? MadeBy { get; } = madeBy;

    /// <summary>Every key of one remote secret, each a key of the same name.</summary>
    /// <param name="remoteKey">The remote secret's name.</param>
    public SecretSource.Whole Extract(string remoteKey) => new(this, remoteKey);

    /// <summary>One value.</summary>
    /// <param name="secretKey">The key under which the Secret holds it.</param>
    /// <param name="remoteKey">The remote secret's name.</param>
    /// <param name="property">The property of the remote secret's JSON. Default: the whole text.</param>
    public SecretSource.One Key(string secretKey, string remoteKey, string? property = null) => new(this, secretKey, remoteKey, property);
}
