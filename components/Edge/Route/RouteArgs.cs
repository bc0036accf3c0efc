namespace Infra.Components.Edge;

/// <summary>Arguments of <see cref="Route"/>: what a route does, whichever edge does it.</summary>
public sealed record RouteArgs : IChecked
{
    /// <summary>The namespace.</summary>
    public required NamespaceRef Namespace { get; init; }

    /// <summary>The hosts, of one edge. At least one.</summary>
    public required IReadOnlyList<Exposure> Exposures { get; init; }

    /// <summary>What happens to a request: the rule with the most specific match wins. 1 to 16.</summary>
    public required IReadOnlyList<HttpRule> Rules { get; init; }

    /// <summary>How requests are passed on. Default: as the edge does it by itself.</summary>
    public RouteSettings Settings { get; init; } = new();

    /// <summary>The name of the main object: the HTTPRoute, IngressRoute or Ingress. Default: the route's name.</summary>
    [Name]
    public string? Name { get; init; }

    /// <summary>The name of the policies of NGINX Gateway Fabric that it needs. Default: the route's name.</summary>
    [Name]
    public string? PolicyName { get; init; }

    /// <summary>
    /// Whether a network policy lets the edge reach the pods of the backends that are components. Default: true. Components that let it in
    /// themselves turn it off.
    /// </summary>
    public bool NetworkPolicies { get; init; } = true;

    void IChecked.Check(Problems problems)
    {
        new HttpRouteCheck(problems).Run(Exposures, Rules);
        var edges = Exposures?.Select(exposure => exposure.EdgeName).Distinct().ToList() ?? [];
        problems.AddIf(edges.Count > 1, Codes.Exclusive, nameof(Exposures), string.Join(", ", edges), "hosts of one edge",
            "make a route for each edge");
        foreach (var (index, rule) in Rules.Index())
        {
            problems.AddIf(rule.Timeouts is not null, Codes.UnsupportedByEdge, $"{Problems.Item(nameof(Rules), index)}.Timeouts", null,
                "none: no edge here limits the whole of a request", $"set {nameof(Settings)}.{nameof(RouteSettings.ReadTimeout)}");
        }

        switch (Exposures)
        {
            case [GatewayExposure, ..]:
                GatewayRouteCheck.Run(problems, this);
                break;
            case [TraefikExposure, ..]:
                TraefikRouteCheck.Run(problems, this);
                break;
            case [IngressExposure, ..]:
                NginxIngressCheck.Run(problems, this);
                break;
        }
    }
}
