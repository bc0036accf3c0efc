namespace Infra.Components.Networks;

/// <summary>Arguments of <see cref="PrivateMachines"/>.</summary>
public sealed record PrivateMachinesArgs : IChecked
{
    /// <summary>The network. The machines are in its private subnets.</summary>
    public required Vpc Network { get; init; }

    /// <summary>The one machine from which SSH is taken.</summary>
    public required Bastion Bastion { get; init; }

    /// <summary>The machines of the control plane: one, three, five or seven.</summary>
    public required IReadOnlyList<MachineArgs> ControlPlane { get; init; }

    /// <summary>The machines that pods run on. Default: none; they run on those of the control plane.</summary>
    public IReadOnlyList<MachineArgs> Workers { get; init; } = [];

    /// <summary>How packets get from pod to pod.</summary>
    public required PodNetwork PodNetwork { get; init; }

    /// <summary>The image's id, of a Linux with cloud-init.</summary>
    [Matches("ami-([0-9a-f]{8}|[0-9a-f]{17})", "an image such as ami-0123456789abcdef0")]
    public required string Image { get; init; }

    /// <summary>The public keys that are let in. At least one.</summary>
    [Matches("(ssh-ed25519|ecdsa-sha2-nistp[0-9]+|ssh-rsa|sk-[-a-z0-9@.]+) [A-Za-z0-9+/]+=*( .*)?",
        "a public key such as ssh-ed25519 AAAA... ops")]
    public required IReadOnlyList<string> AuthorizedKeys { get; init; }

    /// <summary>The ports of the internet that nodes and pods reach. Default: 80 and 443, for packages and images.</summary>
    [Port]
    public IReadOnlyList<int> PortsOutside { get; init; } = [80, 443];

    void IChecked.Check(Problems problems)
    {
        problems.AddIf(ControlPlane.Count is not (1 or 3 or 5 or 7), Codes.OutOfRange, nameof(ControlPlane),
            ControlPlane.Count.ToString(CultureInfo.InvariantCulture), "1, 3, 5 or 7 machines",
            "an even number survives no more failures than one less: add or remove one");
        problems.AddIf(AuthorizedKeys.Count == 0, Codes.Empty, nameof(AuthorizedKeys), null, "at least one public key",
            "add the administrators' keys");
        problems.AddDuplicates(Codes.DuplicateName, nameof(Workers), ControlPlane.Concat(Workers).Select(machine => machine.Name));
        CheckZones(nameof(ControlPlane), ControlPlane, problems);
        CheckZones(nameof(Workers), Workers, problems);
    }

    private void CheckZones(string argument, IReadOnlyList<MachineArgs> machines, Problems problems)
    {
        var zones = Network?.Zones.Select(zone => zone.Zone).ToArray() ?? [];
        for (var i = 0; i < machines.Count; i++)
        {
            problems.AddIf(zones.Length > 0 && machines[i].Zone is { } zone && !zones.Contains(zone), Codes.ForeignZone,
                $"{Problems.Item(argument, i)}.{nameof(MachineArgs.Zone)}", machines[i].Zone, string.Join(", ", zones),
                "name a zone of the network");
        }
    }
}
