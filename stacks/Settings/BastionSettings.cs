using Infra.Components.Clusters.Ssh;
using Infra.Components.Secrets;
using Infra.Components.Validation;

namespace Infra.Stacks.Settings;

/// <summary>The one machine that SSH reaches from outside.</summary>
public sealed record BastionSettings
{
    /// <summary>Its address or host name.</summary>
    [Matches("[A-Za-z0-9]([-A-Za-z0-9.:]*[A-Za-z0-9])?", "an address such as 203.0.113.7, or a host name")]
    public required string Host { get; init; }

    /// <summary>Its public host key, as <c>ssh-keyscan -t ed25519 HOST</c> prints it without its first word.</summary>
    [Matches(SshSettings.PublicKey, "a public key such as ssh-ed25519 AAAAC3Nza...")]
    public required string HostKey { get; init; }

    /// <summary>The user. Default: root.</summary>
    [Matches(SshSettings.UserName, "a user name such as root or ops")]
    public string User { get; init; } = "root";

    /// <summary>The port. Default: 22.</summary>
    [Port]
    public int Port { get; init; } = 22;

    /// <summary>Its private key. Default: the nodes'.</summary>
    public SecretValue? PrivateKey { get; init; }

    /// <summary>As the cluster takes it.</summary>
    public SshBastion ToBastion() => new() { Host = Host, HostKey = HostKey, User = User, Port = Port, PrivateKey = PrivateKey };
}
