using Infra.Components.Edge;

namespace Infra.Components.Observability;

/// <summary>How people come to Grafana. Dashboards and sources of data are code, and no one can change them there.</summary>
public sealed record GrafanaOptions : IChecked
{
    /// <summary>The public host. Default: none; it is reached by <c>kubectl port-forward</c>.</summary>
    public Exposure? Expose { get; init; }

    /// <summary>The login by Keycloak. Default: none, there is the user <c>admin</c> alone.</summary>
    public GrafanaLogin? Login { get; init; }

    /// <summary>
    /// Whether the page asks for a user and a password, those of <c>admin</c>. Default: true; with a <see cref="Login"/> that works it can
    /// go.
    /// </summary>
    public bool AdminUser { get; init; } = true;

    /// <summary>The size of the volume with its users and their settings, a quantity. Default: <c>1Gi</c>.</summary>
    [Quantity(Of = QuantityOf.Bytes)]
    public string VolumeSize { get; init; } = "1Gi";

    /// <summary>The storage class of that volume. Default: that of the other volumes.</summary>
    [Name]
    public string? StorageClass { get; init; }

    void IChecked.Check(Problems problems)
    {
        problems.AddIf(!AdminUser && Login is null, Codes.MissingPart, nameof(Login), null, "a login besides the user admin, which is turned off",
            "set Login, or leave AdminUser on");
        problems.AddIf(Login is not null && Expose is null, Codes.MissingPart, nameof(Expose), null, "a public host that Keycloak sends users back to",
            "expose a host of the gateway");
    }
}
