namespace Infra.Components.Secrets;

/// <summary>A Secret with a user and a password, and where it is.</summary>
/// <param name="Space">Its namespace.</param>
/// <param name="Name">Its name.</param>
/// <param name="MadeBy">What makes it; null where it exists.</param>
internal sealed record PlacedLogin(NamespaceRef Space, string Name, Resource? MadeBy)
{
    /// <summary>The Secret for pods of its namespace.</summary>
    public SecretRef Ref => new(Name, MadeBy);

    /// <summary>The same for pods of another namespace: a copy there.</summary>
    public PlacedLogin In(NamespaceRef space, string name, ComponentResourceOptions? options)
    {
        if (Space.Is(space))
            return this;

        var copy = new SecretCopy(name, new SecretCopyArgs
        {
            Namespace = space,
            From = Space,
            Secret = Name,
            Name = name,
            MadeBy = MadeBy,
            Keys = [LoginSecret.UserKey, LoginSecret.PasswordKey],
        }, options);
        return new(space, name, copy.Ref.MadeBy);
    }
}
