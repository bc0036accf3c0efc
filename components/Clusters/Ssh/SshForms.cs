namespace Infra.Components.Clusters;

/// <summary>How hosts, users and keys are written.</summary>
internal static class SshForms
{
    /// <summary>An address or a host name.</summary>
    public const string Host = "[A-Za-z0-9]([-A-Za-z0-9.:]*[A-Za-z0-9])?";

    /// <summary>What is allowed as a host.</summary>
    public const string HostExample = "an address such as 192.168.0.10, or a host name";

    /// <summary>A public host key.</summary>
    public const string PublicKey = "(ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(256|384|521)) [A-Za-z0-9+/]+=*( .*)?";

    /// <summary>What is allowed as a host key.</summary>
    public const string PublicKeyExample = "a public key such as ssh-ed25519 AAAAC3Nza...";

    /// <summary>A user of a machine.</summary>
    public const string User = "[a-z_][-a-z0-9_.]{0,31}";

    /// <summary>What is allowed as a user.</summary>
    public const string UserExample = "a user name such as root or ops";
}
