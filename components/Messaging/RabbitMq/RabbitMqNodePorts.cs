namespace Infra.Components.Messaging;

/// <summary>Ports on every node that lead to RabbitMQ, which anyone who reaches a node can use: for laboratories.</summary>
public sealed record RabbitMqNodePorts : IChecked
{
    /// <summary>The port that leads to 5672, where applications connect. Default: none.</summary>
    [Range(30000, 32767)]
    public int? Amqp { get; init; }

    /// <summary>The port that leads to 15672, the management pages. Default: none.</summary>
    [Range(30000, 32767)]
    public int? Management { get; init; }

    internal IReadOnlyList<(string Name, int Port, int NodePort)> All =>
    [
        .. Amqp is { } amqp ? [("amqp", RabbitMq.AmqpPort, amqp)] : Array.Empty<(string, int, int)>(),
        .. Management is { } management ? [("management", RabbitMq.ManagementPort, management)] : Array.Empty<(string, int, int)>(),
    ];

    void IChecked.Check(Problems problems)
    {
        problems.AddIf(Amqp is null && Management is null, Codes.Empty, "", null, "at least one port",
            "name one, or leave the ports out");
        problems.AddDuplicates(Codes.DuplicateName, nameof(Management),
            All.Select(port => port.NodePort.ToString(CultureInfo.InvariantCulture)));
    }
}
