namespace Infra.Components.Networks;

/// <summary>One machine that is to be a node.</summary>
public sealed record MachineArgs
{
    /// <summary>Its name.</summary>
    [Name]
    public required string Name { get; init; }

    /// <summary>The instance type.</summary>
    [Matches("[a-z0-9-]+[.][a-z0-9-]+", "an instance type such as m7i.large")]
    public required string InstanceType { get; init; }

    /// <summary>The size of its encrypted gp3 disk, in GiB. Default: 50.</summary>
    [Range(20, 16384)]
    public int DiskGib { get; init; } = 50;

    /// <summary>Its availability zone. Default: the zones in turn.</summary>
    public string? Zone { get; init; }
}
