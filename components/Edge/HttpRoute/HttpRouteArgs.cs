namespace Infra.Components.Edge;

/// <summary>Arguments of <see cref="HttpRoute"/>.</summary>
public sealed record HttpRouteArgs : IChecked
{
    /// <summary>The namespace.</summary>
    public required NamespaceRef Namespace { get; init; }

    /// <summary>The hosts and their listeners, at least one.</summary>
    public required IReadOnlyList<Exposure> Exposures { get; init; }

    /// <summary>What happens to a request: the rule with the most specific match wins. 1 to 16.</summary>
    public required IReadOnlyList<HttpRule> Rules { get; init; }

    /// <summary>The object's name. Default: the component's name.</summary>
    [Name]
    public string? Name { get; init; }

    void IChecked.Check(Problems problems)
    {
        new HttpRouteCheck(problems).Run(Exposures, Rules);
        foreach (var foreign in Exposures?.Where(exposure => exposure is not GatewayExposure) ?? [])
        {
            problems.Add(Codes.UnsupportedByEdge, nameof(Exposures), $"{foreign.Host} at {foreign.EdgeName}", "hosts of a Gateway",
                "make a Route, which becomes what the edge of its hosts reads");
        }
    }
}
