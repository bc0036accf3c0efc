namespace Infra.Components.Delivery;

/// <summary>What Jenkins logs in with somewhere. It is read from Secrets of its namespace, and stands in no configuration.</summary>
public abstract record JenkinsCredential
{
    private JenkinsCredential()
    {
    }

    /// <summary>The Secrets' keys.</summary>
    internal abstract IReadOnlyList<SecretKeyRef> Keys { get; }

    /// <summary>A user with a password or a token: a git host over https, a registry.</summary>
    /// <param name="User">The key of a Secret with the user's name.</param>
    /// <param name="Password">The key of a Secret with the password or token.</param>
    public sealed record Login(SecretKeyRef User, SecretKeyRef Password) : JenkinsCredential
    {
        internal override IReadOnlyList<SecretKeyRef> Keys => [User, Password];
    }

    /// <summary>A text such as a token or a webhook's secret.</summary>
    /// <param name="Value">The key of a Secret with the text.</param>
    public sealed record Text(SecretKeyRef Value) : JenkinsCredential
    {
        internal override IReadOnlyList<SecretKeyRef> Keys => [Value];
    }
}
