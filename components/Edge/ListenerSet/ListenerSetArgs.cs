namespace Infra.Components.Edge;

/// <summary>Arguments of <see cref="ListenerSet"/>.</summary>
public sealed record ListenerSetArgs : IChecked
{
    /// <summary>
    /// The Gateway to listen on. It must let listeners of its own namespace attach (<see cref="GatewayArgs.ListenersFrom"/>).
    /// </summary>
    public required GatewayRef Gateway { get; init; }

    /// <summary>The hosts, each a pair of listeners.</summary>
    public required IReadOnlyList<GatewayHost> Hosts { get; init; }

    /// <summary>The object's name. Default: the component's name.</summary>
    [Name]
    public string? Name { get; init; }

    /// <inheritdoc cref="GatewayArgs.Zone"/>
    [HostName]
    public string? Zone { get; init; }

    /// <inheritdoc cref="GatewayArgs.RoutesFrom"/>
    [Reference]
    public NamespaceScope RoutesFrom { get; init; } = NamespaceScope.All;

    /// <summary>
    /// Whether routes attach to listeners of the same names on the Gateway too: while hosts move from there to here, so that they are
    /// served by the one as soon as the other no longer listens. Default: false.
    /// </summary>
    public bool AlsoOnGateway { get; init; }

    /// <inheritdoc cref="GatewayArgs.RedirectStatus"/>
    public RedirectStatus RedirectStatus { get; init; } = RedirectStatus.MovedPermanently;

    void IChecked.Check(Problems problems)
    {
        HostListeners().Check(problems);
        var most = RedirectRoute.MostListeners / 2;
        problems.AddIf(AlsoOnGateway && Hosts.Count(host => host.Redirect) > most, Codes.OutOfRange, nameof(Hosts),
            Hosts.Count.ToString(CultureInfo.InvariantCulture), $"at most {most} hosts while they are on the Gateway too",
            "move some of them at a time");
    }

    // A stack file checks its hosts before the program sets the Gateway.
    internal HostListeners HostListeners() => new(Gateway?.Namespace!, Hosts, Zone, RoutesFrom);
}
