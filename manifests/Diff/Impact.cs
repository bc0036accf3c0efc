namespace Infra.Diff;

/// <summary>What a change brings about beside itself, from mild to grave.</summary>
public enum Impact
{
    /// <summary>Good to know, and no harm: a host is newly served, a change waits for the next run.</summary>
    Note,

    /// <summary>Pods are replaced, a few at a time.</summary>
    PodsRestart,

    /// <summary>A certificate is ordered anew.</summary>
    CertificateReissued,

    /// <summary>Something that runs is not there for a while.</summary>
    Outage,

    /// <summary>Clients or neighbours find something under another address or name, or not at all.</summary>
    AddressChanges,

    /// <summary>Stored data may be lost.</summary>
    DataAtRisk,

    /// <summary>The way back is not the way forth.</summary>
    Irreversible,
}
