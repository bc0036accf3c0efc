namespace Infra.Components.Certificates;

/// <summary>A certificate authority that speaks ACME.</summary>
public enum AcmeServer
{
    /// <summary>Let's Encrypt. Browsers trust it; it issues at most 50 new certificates a week for one domain.</summary>
    LetsEncrypt,

    /// <summary>Let's Encrypt's staging server, for trials: no browser trusts it, and its rate limits are high.</summary>
    LetsEncryptStaging,
}
