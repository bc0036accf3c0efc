using Infra.Components.Namespaces;
using Infra.Components.Secrets;
using Infra.Components.Settings;
using Pulumi;

namespace Infra.Stacks.Egov;

/// <summary>
/// The education template of eGovFrame: pages, a gateway and services that find each other by Eureka and have their settings from a config
/// server, on MySQL, RabbitMQ, Zipkin and the Elastic Stack. What they need comes first, in one program.
/// </summary>
public sealed class EgovStack : PlatformStack
{
    private EgovStack(EgovSettings settings, StackOptions options)
        : base(settings, options)
    {
        var space = new Namespace("egov", new()
        {
            Cluster = Platform.Cluster,
            Name = settings.Namespace,
            HoldsData = true,
            Open = Platform.AreNamespacesOpen,
        }).Ref;
        var hosts = new[] { settings.Api, settings.Registry, settings.Fronts.Admin.Host, settings.Fronts.Portal.Host }
            .Select(settings.Listened).ToArray().From(space);
        var edge = Platform.Listen("web-gateway", hosts);

        var secrets = new ExternalSecrets("external-secrets",
            new() { Cluster = Platform.Cluster, Version = Platform.Versions.ExternalSecrets });
        var storage = settings.Storage.Make(Platform.Cluster);
        var environment = new Environments(settings, space, storage, secrets);
        new Applications(settings, space, environment)
            .Make(api: edge.Expose(hosts[0]), registry: edge.Expose(hosts[1]), admin: edge.Expose(hosts[2]), portal: edge.Expose(hosts[3]));
        if (settings.Jenkins is { } builds)
            new Builds(settings, builds, Platform.Cluster, storage, secrets).Make();

        Platform.Watch(edge, secrets, environment.RabbitMq);
    }

    /// <summary>How a stack file chooses it.</summary>
    public static SystemDefinition Definition { get; } = new(
        "egov",
        "the education template of eGovFrame: pages and microservices of Spring Cloud with their whole environment",
        typeof(EgovSettings),
        (settings, options) => new EgovStack((EgovSettings)settings, options));
}
