namespace Infra.Components.Edge;

/// <summary>
/// How long a request may take. NGINX Gateway Fabric 2.6 takes note of it with a warning and does not act on it
/// (internal/controller/state/graph/httproute.go); there a <see cref="ProxySettingsPolicy"/> sets the limits.
/// </summary>
public sealed record HttpTimeouts
{
    /// <summary>From the first byte of the request to the last of the answer. Default: no limit of its own.</summary>
    [Duration]
    public string? Request { get; init; }

    /// <summary>One attempt at one backend; not longer than <see cref="Request"/>. Default: no limit of its own.</summary>
    [Duration]
    public string? BackendRequest { get; init; }
}
