#pragma warning disable CS1591, RCS1163, CA1801, CA1861, CA1515, IDE0060
namespace Infra.Components.Messaging
{
    using Pulumi;
    public sealed class RabbitMq : ComponentResource, IServes { public RabbitMq(string n, RabbitMqArgs a) : base("x:y:z", n) { Endpoint = new Endpoint { Name = n, Namespace = a.Namespace, Service = n, ServicePort = 5672, TargetPort = 5672, Pods = new PodSet(a.Namespace, new Dictionary<string, Input<string>> { ["app"] = n }) }; } public Endpoint Endpoint { get; } public RabbitMqLogin Login(string u) => new(); }
    public sealed class RabbitMqLogin { public SecretRef Secret => new("rabbitmq-egov"); }
    public sealed record RabbitMqUser { public required string Name { get; init; } }
    public sealed record RabbitMqExchange { public required string Name { get; init; } public RabbitMqExchangeType Type { get; init; } }
    public enum RabbitMqExchangeType { Topic }
    public sealed record RabbitMqNodePorts { public int? Amqp { get; init; } public int? Management { get; init; } }
    public sealed record RabbitMqArgs { public required NamespaceRef Namespace { get; init; } public RabbitMqOperator? Operator { get; init; } public int Nodes { get; init; } public Resources? Resources { get; init; } public string Size { get; init; } = ""; public StorageClassRef? StorageClass { get; init; } public IReadOnlyList<RabbitMqUser> Users { get; init; } = []; public IReadOnlyList<RabbitMqExchange> Exchanges { get; init; } = []; public RabbitMqNodePorts? NodePorts { get; init; } public Infra.Components.Secrets.ExternalSecrets? SecretsOperator { get; init; } }
    public sealed class RabbitMqOperator(string n, RabbitMqOperatorArgs a) { public string N => n + a; }
    public sealed record RabbitMqOperatorArgs { public required Cluster Cluster { get; init; } public IReadOnlyList<NamespaceRef> Watches { get; init; } = []; }
}
