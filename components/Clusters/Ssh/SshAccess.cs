namespace Infra.Components.Clusters;

/// <summary>How the machines of a cluster are reached.</summary>
public sealed record SshAccess
{
    /// <summary>The user. Anyone but root must be allowed sudo without a password. Default: root.</summary>
    [Matches(SshForms.User, SshForms.UserExample)]
    public string User { get; init; } = "root";

    /// <summary>The port. Default: 22.</summary>
    [Port]
    public int Port { get; init; } = 22;

    /// <summary>The private key, in OpenSSH or PEM form.</summary>
    public required SecretValue PrivateKey { get; init; }

    /// <summary>The password of the private key. Default: it has none.</summary>
    public SecretValue? PrivateKeyPassword { get; init; }

    /// <summary>The machine through which the others are reached. Default: they are reached directly.</summary>
    public SshBastion? Bastion { get; init; }
}
