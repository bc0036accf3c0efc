namespace Infra.Components.Secrets;

/// <summary>Where a password comes from. None of the cases has room for one that is written down.</summary>
public abstract record PasswordSource
{
    private PasswordSource()
    {
    }

    /// <summary>The External Secrets Operator generates it once, in the cluster; no one else ever knows it.</summary>
    public sealed record Generated : PasswordSource;

    /// <summary>A value of the store that the component is given.</summary>
    /// <param name="RemoteKey">The name of the secret in the store.</param>
    /// <param name="Property">The property of the remote secret's JSON. Default: the whole text.</param>
    public sealed record Stored(
        [property: Matches("[-_+=.@!/A-Za-z0-9]{1,512}", "the name of a secret in the store")] string RemoteKey,
        string? Property = null) : PasswordSource;

    /// <summary>A value of the stack's encrypted settings.</summary>
    /// <param name="Value">The password.</param>
    public sealed record Settings(SecretValue Value) : PasswordSource, IChecked
    {
        void IChecked.Check(Problems problems) => problems.AddSecret(nameof(Value), Value);
    }

    /// <summary>A Secret of the namespace that someone else made, with the keys <c>username</c> and <c>password</c>.</summary>
    /// <param name="Secret">The Secret's name.</param>
    public sealed record Existing([property: Name] string Secret) : PasswordSource;
}
