namespace Infra.Components.Clusters;

/// <summary>The one machine that SSH reaches from outside, and through which it reaches the others.</summary>
public sealed record SshBastion
{
    /// <summary>Its address or host name.</summary>
    [Matches(SshForms.Host, SshForms.HostExample)]
    public required Input<string> Host { get; init; }

    /// <summary>Its public host key, as <c>ssh-keyscan -t ed25519 HOST</c> prints it without its first word.</summary>
    [Matches(SshForms.PublicKey, SshForms.PublicKeyExample)]
    public required Input<string> HostKey { get; init; }

    /// <summary>The user, who only needs to be allowed to forward connections. Default: root.</summary>
    [Matches(SshForms.User, SshForms.UserExample)]
    public string User { get; init; } = "root";

    /// <summary>The port. Default: 22.</summary>
    [Port]
    public int Port { get; init; } = 22;

    /// <summary>Its private key. Default: the nodes'.</summary>
    public SecretValue? PrivateKey { get; init; }
}
