using Infra.Components.Edge;
using Infra.Components.Settings;
using Infra.Stacks.Shared;
using Pulumi;

namespace Infra.Stacks.Chocoletter;

/// <summary>A further variant of chocoletter on the platform of another stack: its two applications, and its own hosts on the shared gateway.</summary>
public sealed class ChocoletterGuestStack : Stack
{
    /// <summary>How a stack file chooses it.</summary>
    public static SystemDefinition Definition { get; } = new(
        "chocoletter-guest",
        "a further variant of the letter service on the platform of another stack",
        typeof(ChocoletterGuestSettings),
        (settings, options) => new ChocoletterGuestStack((ChocoletterGuestSettings)settings, options));

    private ChocoletterGuestStack(ChocoletterGuestSettings settings, StackOptions options)
        : base(options)
    {
        var owner = new PlatformOwner(settings.Platform);
        var cluster = settings.Cluster.Connect("cluster", settings.Mirrors.ToMirrors(), owner);
        var platform = owner.Attach(cluster, settings.Cluster.NodesPullImages);

        var listeners = new ListenerSet($"web-gateway-{settings.Variant}", new()
        {
            Gateway = platform.Gateway,
            Zone = settings.Zone,
            RoutesFrom = NamespaceScope.Of(platform.Namespace),
            Hosts = [.. settings.Apps.Client.Hosts.Concat(settings.Apps.Server.Hosts).Select(host => new GatewayHost(host))],
        });
        var variant = new Variant
        {
            Suffix = $"-{settings.Variant}",
            SecretPrefix = settings.Variant,
            Namespace = platform.Namespace,
            Edge = new SecureEdge(listeners, platform.Issuer),
            Vault = platform.Vault,
            PullSecret = platform.PullSecret,
        };
        variant.Client(settings.Images.Client, settings.Apps.Client);
        variant.Server(settings.Images.Server, settings.Apps.Server);
    }
}
