namespace Infra.Components.Secrets;

/// <summary>What a Secret is for, and so which keys it must have.</summary>
public enum SettingsSecretType
{
    /// <summary>Any keys.</summary>
    Opaque,

    /// <summary>Logins to registries, for pulling images: <c>.dockerconfigjson</c>.</summary>
    Registry,

    /// <summary>A user and a password: <c>username</c> and <c>password</c>.</summary>
    BasicAuth,

    /// <summary>A private key: <c>ssh-privatekey</c>.</summary>
    SshAuth,

    /// <summary>A certificate and its private key: <c>tls.crt</c> and <c>tls.key</c>.</summary>
    Tls,
}
