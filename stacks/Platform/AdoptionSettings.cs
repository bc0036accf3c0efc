using Infra.Components.Edge;
using Infra.Rules;

namespace Infra.Stacks;

/// <summary>
/// How a system that runs is taken over without a gap: <c>infra:adoption</c>. All of it is temporary; <c>infra adopt</c> says when to set
/// and to remove it.
/// </summary>
public sealed record AdoptionSettings
{
    /// <summary>
    /// Whether namespaces let in every pod and all traffic, until each workload in them has its own policies. For the owner of a platform.
    /// Default: false.
    /// </summary>
    public bool OpenNamespaces { get; init; }

    /// <summary>
    /// The hosts of attached stacks that the gateway goes on to listen for, until these stacks listen for them. For the owner of a
    /// platform. Default: none.
    /// </summary>
    public IReadOnlyList<GatewayHost> GuestHosts { get; init; } = [];

    /// <summary>
    /// Whether routes attach to the owner's gateway too, beside the stack's own listeners. For a stack that attaches to a platform.
    /// Default: false.
    /// </summary>
    public bool AlsoOnGateway { get; init; }

    // What these settings are for, a check would find.
    internal IEnumerable<Exemption> Exemptions
    {
        get
        {
            if (OpenNamespaces)
                yield return Meanwhile("open-policy", "NetworkPolicy/*/let-all-in", null);

            foreach (var host in GuestHosts)
            {
                yield return Meanwhile("tls-secret", "Gateway/*", $"Secret */{host.Host.Replace('.', '-')}-tls");
                yield return Meanwhile("open-listener", "Gateway/*", $"* ({host.Host})");
            }

            if (AlsoOnGateway)
            {
                yield return Meanwhile("listener-form", "ListenerSet/*", null);
                yield return Meanwhile("route-parent", "HTTPRoute/*", null);
            }
        }
    }

    private static Exemption Meanwhile(string rule, string subject, string? value) =>
        new(rule, subject, "the running system is being taken over: infra:adoption", "whoever adopts it", DateOnly.MaxValue)
        {
            Value = value,
        };
}
