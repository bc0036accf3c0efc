using Infra.Components.Clusters.Ssh;
using Infra.Components.Secrets;
using Infra.Components.Validation;

namespace Infra.Stacks.Settings;

/// <summary>How the machines of a cluster are reached.</summary>
public sealed record SshSettings
{
    internal const string PublicKey = "(ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(256|384|521)) [A-Za-z0-9+/]+=*( .*)?";
    internal const string UserName = "[a-z_][-a-z0-9_.]{0,31}";

    /// <summary>The user. Anyone but root must be allowed sudo without a password. Default: root.</summary>
    [Matches(UserName, "a user name such as root or ops")]
    public string User { get; init; } = "root";

    /// <summary>The port. Default: 22.</summary>
    [Port]
    public int Port { get; init; } = 22;

    /// <summary>The private key, in OpenSSH or PEM form.</summary>
    public required SecretValue PrivateKey { get; init; }

    /// <summary>The private key's password. Default: it has none.</summary>
    public SecretValue? PrivateKeyPassword { get; init; }

    /// <summary>The machine through which the others are reached. Default: they are reached directly.</summary>
    public BastionSettings? Bastion { get; init; }

    /// <summary>As the cluster takes it.</summary>
    public SshAccess ToAccess() => new()
    {
        User = User,
        Port = Port,
        PrivateKey = PrivateKey,
        PrivateKeyPassword = PrivateKeyPassword,
        Bastion = Bastion?.ToBastion(),
    };
}
