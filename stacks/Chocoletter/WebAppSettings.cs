using Infra.Components.Settings;
using Infra.Components.Validation;
using Infra.Stacks.Settings;

namespace Infra.Stacks.Chocoletter;

/// <summary>A stateless application of chocoletter, the client or the server.</summary>
[NotConfigurable("replicas", "it scales by its load: set scale.least and scale.most, the same number for a fixed one")]
public sealed record WebAppSettings
{
    /// <summary>The public hosts. Each one brings its listeners, its certificate and its route.</summary>
    [HostName]
    public required IReadOnlyList<string> Hosts { get; init; }

    /// <summary>What one pod gets.</summary>
    public required ResourceSettings Resources { get; init; }

    /// <summary>How many pods. Default: 2 to 4 at 70 % CPU.</summary>
    public ScaleSettings Scale { get; init; } = new();

    /// <summary>The flows out of the cluster. Default: none.</summary>
    public IReadOnlyList<EgressSettings> Egress { get; init; } = [];
}
