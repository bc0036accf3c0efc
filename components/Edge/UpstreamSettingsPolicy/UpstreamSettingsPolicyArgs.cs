namespace Infra.Components.Edge;

/// <summary>Arguments of <see cref="UpstreamSettingsPolicy"/>.</summary>
public sealed record UpstreamSettingsPolicyArgs : IChecked
{
    private const int MostServices = 16;

    /// <summary>The Services that it applies to, of one namespace, 1 to 16.</summary>
    public required IReadOnlyList<Endpoint> Services { get; init; }

    /// <summary>The route by which the gateway reaches them; the policy comes after it. Default: none that is known.</summary>
    public HttpRoute? Route { get; init; }

    /// <summary>The object's name. Default: the component's name.</summary>
    [Name]
    public string? Name { get; init; }

    /// <summary>Which pod gets a request.</summary>
    public required LoadBalancingMethod LoadBalancing { get; init; }

    void IChecked.Check(Problems problems) =>
        problems.AddIf(Services is { Count: 0 or > MostServices }, Codes.OutOfRange, nameof(Services),
            Services?.Count.ToString(CultureInfo.InvariantCulture), $"1 to {MostServices} Services",
            "make a policy for each group of Services");
}
