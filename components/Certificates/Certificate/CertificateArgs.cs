namespace Infra.Components.Certificates;

/// <summary>Arguments of <see cref="Certificate"/>.</summary>
public sealed record CertificateArgs : IChecked
{
    private const int MostHosts = 100;

    /// <summary>The namespace of the certificate and its Secret.</summary>
    public required NamespaceRef Namespace { get; init; }

    /// <summary>The names on the certificate, 1 to 100. A wildcard needs an issuer with a DNS-01 solver.</summary>
    [HostName(Wildcard = true)]
    public required IReadOnlyList<string> Hosts { get; init; }

    /// <summary>The issuer.</summary>
    public required IssuerRef Issuer { get; init; }

    /// <summary>The object's name. Default: the component's name.</summary>
    [Matches(@"[a-z0-9]([-a-z0-9.]*[a-z0-9])?", "the name of a Kubernetes object")]
    public string? Name { get; init; }

    /// <summary>The Secret that takes key and certificate. Default: the object's name and <c>-tls</c>.</summary>
    [Matches(@"[a-z0-9]([-a-z0-9.]*[a-z0-9])?", "the name of a Secret")]
    public string? Secret { get; init; }

    /// <summary>The private key. Default: cert-manager's own default, RSA with 2048 bits.</summary>
    public KeyAlgorithm? Key { get; init; }

    /// <summary>
    /// The listeners that an HTTP-01 challenge must reach besides those of the issuer's Gateway: a <c>ListenerSet</c> has its own
    /// listeners, and a route that names the Gateway does not reach them. Default: none.
    /// </summary>
    public ListenerRef? ProvenThrough { get; init; }

    void IChecked.Check(Problems problems)
    {
        problems.AddIf(Hosts.Count is 0 or > MostHosts, Codes.OutOfRange, nameof(Hosts), Hosts.Count.ToString(CultureInfo.InvariantCulture),
            "1 to 100 names", "make one certificate for each host");
        problems.AddDuplicates(Codes.DuplicateHost, nameof(Hosts), Hosts);
        foreach (var host in Hosts.Where(host => Issuer is { Wildcards: false } && host.StartsWith('*')))
        {
            problems.Add(Codes.Unsolvable, nameof(Hosts), host, "names without a wildcard, or an issuer with a DNS-01 solver",
                "give the issuer a Route 53 solver, or list the hosts one by one");
        }
    }
}
