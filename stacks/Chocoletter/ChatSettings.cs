using Infra.Components.Settings;
using Infra.Components.Validation;
using Infra.Stacks.Settings;

namespace Infra.Stacks.Chocoletter;

/// <summary>Chocoletter's chat, which has one pod.</summary>
[NotConfigurable("scale", Reason, Code = "INF0208")]
[NotConfigurable("replicas", Reason, Code = "INF0208")]
public sealed record ChatSettings
{
    /// <summary>Why chat has one pod. It stands in the refusal of a scale and on the Deployment.</summary>
    public const string Reason =
        "all pods would join one Redis Streams consumer group, so each message would reach one pod only, and room members are kept in process memory";

    /// <summary>The public hosts. Each one brings its listeners, its certificate and its route.</summary>
    [HostName]
    public required IReadOnlyList<string> Hosts { get; init; }

    /// <summary>What the pod gets.</summary>
    public required ResourceSettings Resources { get; init; }

    /// <summary>The flows out of the cluster. Default: none.</summary>
    public IReadOnlyList<EgressSettings> Egress { get; init; } = [];
}
