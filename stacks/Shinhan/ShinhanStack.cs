using Infra.Components.Edge;
using Infra.Components.Namespaces;
using Infra.Components.Secrets;
using Infra.Components.Settings;
using Pulumi;

namespace Infra.Stacks.Shinhan;

/// <summary>
/// A service environment under a financial security policy: two samples on one address, a page that a pipeline builds and Argo CD deploys,
/// and monitoring that lasts, on nodes that only a bastion and one load balancer lead to.
/// </summary>
public sealed class ShinhanStack : PlatformStack
{
    private ShinhanStack(ShinhanSettings settings, StackOptions options)
        : base(settings, options)
    {
        var cafe = Space("cafe");
        var page = Space(ShinhanSettings.Page);
        var argo = Space("argocd");
        var jenkins = Space("jenkins", holdsData: true);

        var cafeHost = new[] { settings.Cafe }.From(cafe);
        var pageHosts = settings.Apps[ShinhanApp.Nginx].Hosts.From(page);
        var argoHost = new[] { settings.Delivery }.From(argo);
        var jenkinsHost = new[] { settings.Builds }.From(jenkins);
        var edge = Platform.Listen("web-gateway", [.. cafeHost, .. pageHosts, .. argoHost, .. jenkinsHost]);

        var secrets = new ExternalSecrets("external-secrets", new() { Cluster = Platform.Cluster, Version = Platform.Versions.ExternalSecrets });
        var workloads = new Workloads(settings);
        var tea = workloads.Sample(ShinhanApp.Tea, cafe);
        var coffee = workloads.Sample(ShinhanApp.Coffee, cafe);
        _ = new Route("cafe", new()
        {
            Namespace = cafe,
            Exposures = edge.Expose(cafeHost),
            Rules =
            [
                new HttpRule { Matches = [HttpMatch.Prefix("/tea")], Backends = [new HttpBackend(tea.Endpoint)] },
                new HttpRule { Matches = [HttpMatch.Prefix("/coffee")], Backends = [new HttpBackend(coffee.Endpoint)] },
            ],
        });
        workloads.Page(page, edge.Expose(pageHosts));

        Pipeline.Make(settings, jenkins, edge.Expose(jenkinsHost[0]), secrets);
        var delivery = Delivery.Make(settings, Platform, argo, edge.Expose(argoHost[0]), page);
        Platform.Watch(edge, secrets, delivery);
    }

    /// <summary>How a stack file chooses it.</summary>
    public static SystemDefinition Definition { get; } = new(
        "shinhan",
        "a service environment under a financial security policy, on private nodes behind one bastion and one load balancer",
        typeof(ShinhanSettings),
        (settings, options) => new ShinhanStack((ShinhanSettings)settings, options));

    private Components.NamespaceRef Space(string name, bool holdsData = false) =>
        new Namespace(name, new() { Cluster = Platform.Cluster, HoldsData = holdsData, Open = Platform.AreNamespacesOpen }).Ref;
}
