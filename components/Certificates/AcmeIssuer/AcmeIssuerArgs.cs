namespace Infra.Components.Certificates;

/// <summary>Arguments of <see cref="AcmeIssuer"/>.</summary>
public sealed record AcmeIssuerArgs : IChecked
{
    /// <summary>The cluster.</summary>
    public required Cluster Cluster { get; init; }

    /// <summary>Where the authority writes when a certificate is about to expire.</summary>
    [Email]
    public required string Email { get; init; }

    /// <summary>How names are proven. The most specific one that fits a name is taken. At least one.</summary>
    [Reference]
    public required IReadOnlyList<AcmeSolver> Solvers { get; init; }

    /// <summary>The authority. Default: Let's Encrypt.</summary>
    public AcmeServer Server { get; init; } = AcmeServer.LetsEncrypt;

    /// <summary>The namespace of an issuer for that namespace only. Default: none; the issuer serves the whole cluster.</summary>
    public NamespaceRef? Namespace { get; init; }

    /// <summary>The object's name. Default: the component's name.</summary>
    [Name]
    public string? Name { get; init; }

    /// <summary>The Secret that keeps the account's key. Default: the issuer's name and <c>-account-key</c>.</summary>
    [Name]
    public string? AccountKey { get; init; }

    /// <summary>cert-manager, which must be there first. Default: none; the cluster has it already.</summary>
    public CertManager? CertManager { get; init; }

    void IChecked.Check(Problems problems)
    {
        if (Solvers is null)
            return;

        problems.AddIf(Solvers.Count == 0, Codes.Empty, nameof(Solvers), null, "at least one", "say how names are proven");
        problems.AddIf(Solvers.Count(IsForAll) > 1, Codes.Exclusive, nameof(Solvers),
            string.Join(", ", Solvers.Where(IsForAll).Select(solver => solver.GetType().Name)),
            "one solver for all names; the others name their zones", "give the Route 53 solver its zones");
        problems.AddDuplicates(Codes.DuplicateName, nameof(Solvers),
            Solvers.OfType<AcmeSolver.Route53>().SelectMany(solver => solver.Zones));
    }

    private static bool IsForAll(AcmeSolver solver) => solver is not AcmeSolver.Route53 { Zones.Count: > 0 };
}
