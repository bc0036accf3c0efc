namespace Infra.Diff;

/// <summary>What a change brings about.</summary>
/// <param name="Impact">The kind.</param>
/// <param name="Text">What happens, for people.</param>
public sealed record Consequence(Impact Impact, string Text)
{
    /// <summary>The kind as a word of JSON and SARIF.</summary>
    public string Word => Impact switch
    {
        Impact.Note => "note",
        Impact.PodsRestart => "pods-restart",
        Impact.CertificateReissued => "certificate-reissued",
        Impact.Outage => "outage",
        Impact.AddressChanges => "address-changes",
        Impact.DataAtRisk => "data-at-risk",
        _ => "irreversible",
    };

    /// <summary>The graver of two; the first where they are equal.</summary>
    /// <param name="one">One, or none.</param>
    /// <param name="other">Another one, or none.</param>
    public static Consequence? Graver(Consequence? one, Consequence? other) =>
        one is null ? other : other is not null && other.Impact > one.Impact ? other : one;
}
