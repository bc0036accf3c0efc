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

    /// <summary>Certificate authorities that may issue certificates.</summary>
    Caa,

    /// <summary>Mail servers.</summary>
    Mx,

    /// <summary>Name servers of a part of the zone.</summary>
    Ns,
}
