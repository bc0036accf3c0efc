using Infra.Components;
using Infra.Components.Apps;
using Infra.Components.Edge;
using Infra.Components.Namespaces;
using Infra.Components.Settings;
using Pulumi;

namespace Infra.Stacks.BdgBlog;

/// <summary>
/// bdg.blog, a blog with a chat on machines at home, and everything that it needs: database, broker, object store, registry, builds and
/// delivery, each in a namespace of its own. The machine on which it is developed stands behind the same edge.
/// </summary>
public sealed class BdgBlogStack : PlatformStack
{
    private BdgBlogStack(BdgBlogSettings settings, StackOptions options)
        : base(settings, options)
    {
        var production = Platform.IsAttached ? null : new Production(Platform, settings);
        var development = settings.Development is { } machine ? new Development(Platform, machine) : null;

        // Hosts first, since the edge needs all of them; then what they lead to.
        var edge = Platform.Listen("web-gateway", [.. production?.Hosts ?? [], .. development?.Hosts ?? []]);
        production?.Make(edge);
        development?.Make(edge);
        Platform.Watch(edge, production?.SecretsOperator, production?.Measured ?? []);
    }

    /// <summary>How a stack file chooses it.</summary>
    public static SystemDefinition Definition { get; } = new(
        "bdg-blog",
        "a blog with a chat on machines at home, with its own registry, object store, builds and delivery",
        typeof(BdgBlogSettings),
        (settings, options) => new BdgBlogStack((BdgBlogSettings)settings, options));

    // The blog as its author edits it, on a machine beside the cluster.
    private sealed class Development(Platform platform, DevelopmentSettings settings)
    {
        private const string Name = "bdg-blog-dev";

        private readonly NamespaceRef _space = new Namespace(Name, new() { Cluster = platform.Cluster, Open = platform.AreNamespacesOpen }).Ref;

        public IReadOnlyList<GatewayHost> Hosts => field ??= settings.Hosts.From(_space);

        public void Make(SecureEdge edge)
        {
            var machine = new ExternalService(Name, new()
            {
                Namespace = _space,
                Addresses = [settings.Address],
                Port = settings.Port,
                ServicePort = settings.Port,
                Headless = true,
            });
            _ = new Route(Name, new()
            {
                Namespace = _space,
                Name = "ingressroute-bdg-blog",
                Exposures = edge.Expose(Hosts),
                Rules = [new HttpRule { Backends = [new HttpBackend(machine.Endpoint)] }],
            });
        }
    }
}
