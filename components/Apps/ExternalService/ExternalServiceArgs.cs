namespace Infra.Components.Apps;

/// <summary>Arguments of <see cref="ExternalService"/>.</summary>
public sealed record ExternalServiceArgs : IChecked
{
    /// <summary>The namespace of the Service.</summary>
    public required NamespaceRef Namespace { get; init; }

    /// <summary>The addresses of the machines, all IPv4 or all IPv6.</summary>
    [Address(AddressForms.Address)]
    public required IReadOnlyList<string> Addresses { get; init; }

    /// <summary>The port on which the machines listen.</summary>
    [Port]
    public required int Port { get; init; }

    /// <summary>The port of the Service. Default: 80.</summary>
    [Port]
    public int ServicePort { get; init; } = 80;

    /// <summary>
    /// Whether the name resolves to the machines' own addresses, and no port is translated. Default: false, the Service has an address of
    /// its own.
    /// </summary>
    public bool Headless { get; init; }

    /// <summary>The Service's name. Default: the component's name.</summary>
    [Name]
    public string? Name { get; init; }

    void IChecked.Check(Problems problems)
    {
        problems.AddIf(Addresses.Count == 0, Codes.Empty, nameof(Addresses), null, "at least one address", "name the machine");
        problems.AddIf(Headless && ServicePort != Port, Codes.Exclusive, nameof(ServicePort), ServicePort.ToString(CultureInfo.InvariantCulture),
            $"{Port}, the port of the machines, since nothing translates it", "set it to that, or leave Headless out");
        problems.AddIf(Addresses.Any(IsIpv6) && !Addresses.All(IsIpv6), Codes.Exclusive, nameof(Addresses), string.Join(", ", Addresses),
            "addresses of one family", "make one service for each family");
    }

    internal static bool IsIpv6(string address) => address.Contains(':');
}
