namespace Infra.Components.Messaging;

/// <summary>A durable queue that is there before anything connects. Applications that declare it too have to say the same.</summary>
public sealed record RabbitMqQueue : IChecked
{
    /// <summary>Its name.</summary>
    [Matches(RabbitMqExchange.NameForm, RabbitMqExchange.NameAllowed)]
    public required string Name { get; init; }

    /// <summary>How it keeps messages. It cannot be changed later. Default: on more than half of the nodes.</summary>
    public RabbitMqQueueType Type { get; init; }

    /// <summary>The virtual host. Default: <c>/</c>.</summary>
    public string VirtualHost { get; init; } = RabbitMqArgs.DefaultVirtualHost;

    /// <summary>The exchanges of the virtual host that it gets messages from. Default: none; what is sent to its name.</summary>
    public IReadOnlyList<RabbitMqBinding> Bindings { get; init; } = [];

    /// <summary>The exchange of the virtual host to which rejected and expired messages go. Default: none; they are dropped.</summary>
    public string? DeadLetterExchange { get; init; }

    void IChecked.Check(Problems problems)
    {
        problems.AddOwnName(nameof(Name), Name);
        problems.AddDuplicates(Codes.DuplicateName, nameof(Bindings), Bindings.Select(binding => $"{binding.Exchange} {binding.RoutingKey}"));
        problems.AddIf(DeadLetterExchange is not null && Type == RabbitMqQueueType.Stream, Codes.Exclusive, nameof(DeadLetterExchange),
            DeadLetterExchange, "none for a stream, which drops no message by itself", "remove it, or choose another type");
    }
}

/// <summary>What a queue gets of an exchange.</summary>
/// <param name="Exchange">The exchange, one of the same virtual host.</param>
/// <param name="RoutingKey">The routing key, for a topic a pattern. Default: all.</param>
public sealed record RabbitMqBinding(string Exchange, string RoutingKey = "#");

/// <summary>How a queue keeps messages.</summary>
public enum RabbitMqQueueType
{
    /// <summary>On more than half of the nodes: what was confirmed outlives the loss of a node.</summary>
    Quorum,

    /// <summary>On one node: it waits until that node is back.</summary>
    Classic,

    /// <summary>As a log that many readers read, each from where it likes.</summary>
    Stream,
}
