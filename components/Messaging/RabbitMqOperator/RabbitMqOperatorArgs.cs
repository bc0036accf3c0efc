using Infra.Catalogue;

namespace Infra.Components.Messaging;

/// <summary>Arguments of <see cref="RabbitMqOperator"/>.</summary>
public sealed record RabbitMqOperatorArgs : IChecked
{
    /// <summary>The cluster.</summary>
    public required Cluster Cluster { get; init; }

    /// <summary>The namespace of the operator. Default: an own one, <c>rabbitmq-system</c>.</summary>
    public NamespaceRef? Namespace { get; init; }

    /// <summary>
    /// The namespaces in which it runs RabbitMQ; in all others it may read nothing. Default: its own namespace alone.
    /// </summary>
    public IReadOnlyList<NamespaceRef> Watches { get; init; } = [];

    /// <summary>The version of the operator, from 2.22 on. Default: <see cref="PublishedManifests.RabbitMqOperator"/>.</summary>
    [Matches(@"v[0-9]+\.[0-9]+\.[0-9]+", "a version such as v2.22.3")]
    public string Version { get; init; } = PublishedManifests.RabbitMqOperator;

    /// <summary>The CPU and memory of the operator. Default: <c>100m</c> and <c>256Mi</c>.</summary>
    public Resources Resources { get; init; } = new("100m", "256Mi");

    void IChecked.Check(Problems problems) =>
        problems.AddIf(System.Version.Parse(Version[1..]) < new Version(2, 22), Codes.VersionMatrix, nameof(Version), Version,
            "v2.22.0 or later, which can be told to run without webhooks", "take a later version");
}
