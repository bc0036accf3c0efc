namespace Infra.Components.Edge;

/// <summary>The protocol of a listener.</summary>
public enum ListenerProtocol
{
    /// <summary>Plain HTTP.</summary>
    Http,

    /// <summary>HTTP in TLS, which ends at the gateway.</summary>
    Https,

    /// <summary>TLS that goes through to the backend, chosen by the host that the client names.</summary>
    TlsPassthrough,
}

/// <summary>One listener, for all but pairs of HTTP and HTTPS.</summary>
public sealed record GatewayListener : IChecked
{
    /// <summary>The listener's name.</summary>
    [Name]
    public required string Name { get; init; }

    /// <summary>The port.</summary>
    [Port]
    public required int Port { get; init; }

    /// <summary>The protocol.</summary>
    public required ListenerProtocol Protocol { get; init; }

    /// <summary>The host; the first label may be <c>*</c>. Default: every host.</summary>
    [HostName(Wildcard = true)]
    public string? Host { get; init; }

    /// <summary>The Secret with the certificate, in the gateway's namespace; for HTTPS only. Default: none.</summary>
    [Matches(@"[a-z0-9]([-a-z0-9.]*[a-z0-9])?", "the name of a Secret")]
    public string? TlsSecret { get; init; }

    /// <summary>The namespaces from which routes may attach. Default: as the gateway says.</summary>
    [Reference]
    public NamespaceScope? RoutesFrom { get; init; }

    void IChecked.Check(Problems problems)
    {
        problems.AddIf(Protocol == ListenerProtocol.Https && TlsSecret is null, Codes.MissingPart, nameof(TlsSecret), null,
            "the Secret with the certificate", "name it");
        problems.AddIf(Protocol != ListenerProtocol.Https && TlsSecret is not null, Codes.Exclusive, nameof(TlsSecret), TlsSecret,
            "none unless the protocol is HTTPS", "remove it, or choose HTTPS");
    }
}
