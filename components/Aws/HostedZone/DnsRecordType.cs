namespace Infra.Components.Aws;

/// <summary>Types of DNS records.</summary>
public enum DnsRecordType
{
    /// <summary>IPv4 addresses.</summary>
    A,

    /// <summary>IPv6 addresses.</summary>
    Aaaa,

    /// <summary>Another name for a host.</summary>
    Cname,

    /// <summary>Text.</summary>
    Txt,

    /// <summary>Who may issue certificates.</summary>
    Caa,

    /// <summary>Who takes mail.</summary>
    Mx,

    /// <summary>Who answers for a part of the zone.</summary>
    Ns,
}
