namespace Infra.Components.Clusters;

internal static class SshForms
{
    public const string Host = "[A-Za-z0-9]([-A-Za-z0-9.:]*[A-Za-z0-9])?";
    public const string HostExample = "an address such as 192.168.0.10, or a host name";
    public const string PublicKey = "(ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(256|384|521)) [A-Za-z0-9+/]+=*( .*)?";
    public const string PublicKeyExample = "a public key such as ssh-ed25519 AAAAC3Nza...";
    public const string User = "[a-z_][-a-z0-9_.]{0,31}";
    public const string UserExample = "a user name such as root or ops";
}
