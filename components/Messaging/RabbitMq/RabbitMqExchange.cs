namespace Infra.Components.Messaging;

/// <summary>An exchange that is there before anything connects. It is durable; applications that declare it too have to say the same.</summary>
public sealed record RabbitMqExchange : IChecked
{
    internal const string NameForm = @"[^\x00-\x1f\x7f]{1,255}";
    internal const string NameAllowed = "1 to 255 characters";

    /// <summary>Its name.</summary>
    [Matches(NameForm, NameAllowed)]
    public required string Name { get; init; }

    /// <summary>How it chooses queues. Default: by patterns of the routing key, which makes it a topic.</summary>
    public RabbitMqExchangeType Type { get; init; }

    /// <summary>The virtual host. Default: <c>/</c>.</summary>
    public string VirtualHost { get; init; } = RabbitMqArgs.DefaultVirtualHost;

    void IChecked.Check(Problems problems) => problems.AddOwnName(nameof(Name), Name);
}

/// <summary>How an exchange chooses queues.</summary>
public enum RabbitMqExchangeType
{
    /// <summary>Those whose pattern the routing key matches.</summary>
    Topic,

    /// <summary>Those that are bound with the routing key.</summary>
    Direct,

    /// <summary>All that are bound.</summary>
    Fanout,

    /// <summary>Those whose headers match.</summary>
    Headers,
}
