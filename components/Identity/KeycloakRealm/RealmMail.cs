namespace Infra.Components.Identity;

/// <summary>The mail server by which a realm writes to its users.</summary>
public sealed record RealmMail
{
    /// <summary>The server.</summary>
    [HostName]
    public required string Host { get; init; }

    /// <summary>The port: 465 speaks TLS from the start, any other one changes over to it. Default: 587.</summary>
    [Port]
    public int Port { get; init; } = 587;

    /// <summary>The sender's address.</summary>
    [Email]
    public required string From { get; init; }

    /// <summary>The key of a Secret with the user's name. Default: none, no login.</summary>
    public SecretKeyRef? User { get; init; }

    /// <summary>The key of a Secret with the password. Default: none, no login.</summary>
    public SecretKeyRef? Password { get; init; }
}
