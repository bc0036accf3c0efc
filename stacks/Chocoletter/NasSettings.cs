using Infra.Components.Validation;

namespace Infra.Stacks.Chocoletter;

/// <summary>The network storage outside the cluster that the gateway serves.</summary>
public sealed record NasSettings
{
    /// <summary>The public hosts.</summary>
    [HostName]
    public required IReadOnlyList<string> Hosts { get; init; }

    /// <summary>Its address.</summary>
    [Address(AddressForms.Address)]
    public required string Address { get; init; }

    /// <summary>Its port.</summary>
    [Port]
    public required int Port { get; init; }

    /// <summary>How long an upload may pause. Default: 10h.</summary>
    [Matches("[0-9]{1,4}(ms|s|m|h)", "up to four digits and one unit, such as 10h")]
    public string UploadTimeout { get; init; } = "10h";
}
