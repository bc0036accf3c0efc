using Infra.Components.Apps;
using Infra.Components.Edge;
using Infra.Components.Namespaces;
using Infra.Components.Settings;
using Pulumi;

namespace Infra.Stacks.Chocoletter;

/// <summary>
/// Chocoletter, a letter service for Valentine's day. The owner of the platform runs the variant before the day, the chat for all variants
/// and the way to the owner's network storage; further variants attach to it.
/// </summary>
public sealed class ChocoletterStack : PlatformStack
{
    private ChocoletterStack(ChocoletterSettings settings, StackOptions options)
        : base(settings, options)
    {
        var commons = Platform.IsAttached ? Commons.Of(Platform) : Commons.Make(Platform, settings);

        // Hosts first, since the gateway needs all of them; then what they lead to.
        var hosts = settings.Apps.ToDictionary(app => app.Key, app => app.Value.Hosts.From(commons.Space));
        var nas = settings.Nas is { } storage ? new NasRoute(Platform, storage) : null;
        var edge = Platform.Listen("web-gateway",
            [
                .. hosts.Values.SelectMany(all => all),
                .. nas?.Hosts ?? [],
                .. settings.ForeignHosts.Select(host => host with { Redirect = false }),
            ]);

        var workloads = new Workloads(settings, commons, app => edge.Expose(hosts[app]));
        foreach (var app in settings.Apps.Keys)
            workloads.Make(app);

        nas?.Make(edge);
        Platform.Watch(edge, commons.Operator);
    }

    /// <summary>How a stack file chooses it.</summary>
    public static SystemDefinition Definition { get; } = new(
        "chocoletter",
        "a letter service for Valentine's day: its variants, its chat, and the platform under them",
        typeof(ChocoletterSettings),
        (settings, options) => new ChocoletterStack((ChocoletterSettings)settings, options));

    // The owner's network storage, without a limit for uploads.
    private sealed class NasRoute(Platform platform, NasSettings settings)
    {
        private readonly Components.NamespaceRef _space = new Namespace("nas",
            new() { Cluster = platform.Cluster, Open = platform.AreNamespacesOpen }).Ref;

        public IReadOnlyList<GatewayHost> Hosts => field ??= settings.Hosts.From(_space);

        public void Make(SecureEdge edge)
        {
            var storage = new ExternalService("nas-service",
                new() { Namespace = _space, Addresses = [settings.Address], Port = settings.Port });
            _ = new Route("nas-route", new()
            {
                Namespace = _space,
                Exposures = edge.Expose(Hosts),
                Rules = [new HttpRule { Backends = [new HttpBackend(storage.Endpoint)] }],
                Settings = new() { MaxBodySize = "0", BodyTimeout = settings.UploadTimeout },
                PolicyName = "unlimited-upload",
            });
        }
    }
}
