namespace Infra.Components.Certificates;

/// <summary>A certificate authority that speaks ACME.</summary>
public enum AcmeServer
{
    /// <summary>Let's Encrypt. Browsers trust it; it signs at most 50 new certificates a week for one domain.</summary>
    LetsEncrypt,

    /// <summary>Let's Encrypt's test server. Nobody trusts it and its limits are wide: for trying out.</summary>
    LetsEncryptStaging,
}
