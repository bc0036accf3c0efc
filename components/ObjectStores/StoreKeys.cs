using Infra.Components.Secrets;

namespace Infra.Components.ObjectStores;

/// <summary>The Secret with the key to an object store, and where it is.</summary>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Secret">Its name.</param>
/// <param name="AccessKey">The key in it that holds the access key id. Default: <c>access-key</c>.</param>
/// <param name="SecretKey">The key in it that holds the secret access key. Default: <c>secret-access-key</c>.</param>
/// <param name="MadeBy">The resource that makes it, which its readers come after. Default: none.</param>
[Reference]
public sealed record StoreKeys(
    NamespaceRef Namespace,
    string Secret,
    string AccessKey = "access-key",
    string SecretKey = "secret-access-key",
    Resource? MadeBy = null)
{
    /// <summary>The Secret, for pods of its namespace.</summary>
    public SecretRef Ref => new(Secret, MadeBy);

    /// <summary>The same key in another namespace: a copy of the Secret, or this one where it is there already.</summary>
    internal StoreKeys In(NamespaceRef space, string name, ComponentResourceOptions? options)
    {
        if (Namespace.Is(space))
            return this;

        var copy = new SecretCopy(name, new SecretCopyArgs
        {
            Namespace = space,
            From = Namespace,
            Secret = Secret,
            Name = name,
            MadeBy = MadeBy,
            Keys = [AccessKey, SecretKey],
        }, options);
        return this with { Namespace = space, Secret = name, MadeBy = copy.Ref.MadeBy };
    }
}
