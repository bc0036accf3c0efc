using System.Collections.Immutable;
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
public sealed class ChocoletterStack : Stack
{
    private ChocoletterStack(ChocoletterSettings settings, StackOptions options)
        : base(options)
    {
        var platform = new Platform(settings);
        var commons = platform.IsAttached ? Commons.Of(platform) : Commons.Make(platform, settings);

        // Hosts first, since the gateway needs all of them; then what they lead to.
        var hosts = settings.Apps.ToDictionary(app => app.Key, app => app.Value.Hosts.From(commons.Space));
        var nas = settings.Nas is { } storage ? new NasRoute(platform, storage) : null;
        var edge = platform.Listen("web-gateway",
            [
                .. hosts.Values.SelectMany(all => all),
                .. nas?.Hosts ?? [],
                .. settings.ForeignHosts.Select(host => host with { Redirect = false }),
            ]);

        var workloads = new Workloads(settings, commons, app => edge.Expose(hosts[app]));
        foreach (var app in settings.Apps.Keys)
            workloads.Make(app);

        nas?.Make(edge);
        platform.Watch(edge, commons.Operator);

        PlatformNames = platform.Export();
        Kubeconfig = platform.Kubeconfig;
        Addresses = platform.Addresses;
        RecoveryKeys = platform.RecoveryKeys;
    }

    /// <summary>How a stack file chooses it.</summary>
    public static SystemDefinition Definition { get; } = new(
        "chocoletter",
        "a letter service for Valentine's day: its variants, its chat, and the platform under them",
        typeof(ChocoletterSettings),
        (settings, options) => new ChocoletterStack((ChocoletterSettings)settings, options));

    /// <summary>The names that attached stacks need.</summary>
    [Output(Platform.Output)]
    public Output<ImmutableDictionary<string, string>> PlatformNames { get; private set; }

    /// <summary>The kubeconfig of a cluster that this stack makes; a secret. Null where the cluster existed.</summary>
    [Output(Platform.KubeconfigOutput)]
    public Output<string?> Kubeconfig { get; private set; }

    /// <summary>The public addresses that hosts are to be pointed at, where AWS gave them. Empty elsewhere.</summary>
    [Output("addresses")]
    public Output<ImmutableArray<string>> Addresses { get; private set; }

    /// <summary>
    /// What a restore of a cluster that this stack makes needs beside its backup, by name; secrets. Keep a copy where the stack's state is
    /// not.
    /// </summary>
    [Output("recoveryKeys")]
    public Output<ImmutableDictionary<string, string>> RecoveryKeys { get; private set; }

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
