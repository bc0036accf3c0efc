using Infra.Catalogue;

namespace Infra.Components.Edge;

/// <summary>Arguments of <see cref="Gateway"/>.</summary>
public sealed record GatewayArgs : IChecked
{
    // The limit of the Gateway API 1.5.
    private const int MostAnnotations = 8;

    /// <summary>The namespace: that of the Gateway, of its proxies and of the certificates.</summary>
    public required NamespaceRef Namespace { get; init; }

    /// <summary>The class, as <see cref="NginxGatewayFabric.Class"/> gives it.</summary>
    public required GatewayClassRef Class { get; init; }

    /// <summary>The object's name. Default: the component's name.</summary>
    [Name]
    public string? Name { get; init; }

    /// <summary>The hosts, each a pair of listeners. Default: none.</summary>
    public IReadOnlyList<GatewayHost> Hosts { get; init; } = [];

    /// <summary>The DNS zone that most hosts are in; it is left out of their listeners' names. Default: none.</summary>
    [HostName]
    public string? Zone { get; init; }

    /// <summary>Further listeners, for all but pairs of HTTP and HTTPS. Default: none.</summary>
    public IReadOnlyList<GatewayListener> Listeners { get; init; } = [];

    /// <summary>The namespaces from which routes may attach. Default: all.</summary>
    [Reference]
    public NamespaceScope RoutesFrom { get; init; } = NamespaceScope.All;

    /// <summary>The namespaces from which <see cref="ListenerSet"/>s may bring further listeners. Default: none.</summary>
    [Reference]
    public NamespaceScope? ListenersFrom { get; init; }

    /// <summary>How plain HTTP is redirected. Default: 301, moved permanently.</summary>
    public RedirectStatus RedirectStatus { get; init; } = RedirectStatus.MovedPermanently;

    /// <summary>
    /// Annotations for all objects that the controller makes for this Gateway, above all its Service: they configure the load balancer.
    /// At most 8. Default: none.
    /// </summary>
    public IReadOnlyDictionary<string, Input<string>> Annotations { get; init; } = new Dictionary<string, Input<string>>();

    /// <summary>The static addresses requested from the load balancer. Default: the ones that it assigns.</summary>
    [Address(AddressForms.Address)]
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>
    /// Whether network policies allow the flows of the proxies and of the certificates' solvers: ingress on the listeners' ports, all
    /// egress of the proxies. A namespace that denies by default needs them. Scraping the proxies' metrics needs a further policy for
    /// <see cref="Gateway.DataPlane"/>. Default: true.
    /// </summary>
    public bool NetworkPolicies { get; init; } = true;

    void IChecked.Check(Problems problems)
    {
        HostListeners().Check(problems, [.. Listeners.Select(listener => listener.Name)]);
        problems.AddIf(Annotations.Count > MostAnnotations, Codes.OutOfRange, nameof(Annotations),
            Annotations.Count.ToString(CultureInfo.InvariantCulture), $"at most {MostAnnotations}",
            "put the rest into the values of the controller's chart (nginx.service.patches)");
        problems.AddDuplicates(Codes.DuplicateName, nameof(Addresses), Addresses);
        if (ListenersFrom is not null && (Class?.MadeBy as NginxGatewayFabric)?.GatewayApi is { } api)
        {
            problems.AddIf(!FeatureCatalogue.Has(api, "gateway.networking.k8s.io", "Gateway", "spec.allowedListeners"), Codes.VersionMatrix,
                nameof(ListenersFrom), $"Gateway API {api}", "Gateway API 1.5 or newer, which brought listeners of other stacks",
                "leave it out, or install a newer Gateway API");
        }


        // A Gateway may have only one listener for each port, protocol and host.
        var taken =
            Hosts.SelectMany(host => new[] { Key(ListenerProtocol.Http, 80, host.Host), Key(ListenerProtocol.Https, 443, host.Host) })
                .Distinct();
        problems.AddDuplicates(Codes.DuplicateHost, nameof(Listeners),
            taken.Concat(Listeners.Select(listener => Key(listener.Protocol, listener.Port, listener.Host ?? "every host"))));
    }

    internal HostListeners HostListeners() => new(Namespace, Hosts, Zone, RoutesFrom);

    private static string Key(ListenerProtocol protocol, int port, string host) =>
        string.Create(CultureInfo.InvariantCulture, $"{protocol} {host}:{port}");
}
