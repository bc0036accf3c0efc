using Infra.Components.CustomResources;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Infra.Components.Edge;

/// <summary>
/// A route from hosts to Services, and the certificates of the hosts that have an issuer. WebSockets go through as they are; one that is
/// silent for longer than a minute needs a <see cref="ProxySettingsPolicy"/> with a longer read timeout. <see cref="Route"/> makes it, and
/// what else a route needs, for whichever edge its hosts are at.
/// </summary>
public sealed class HttpRoute : ComponentResource
{
    /// <summary>Makes the route.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="Diagnostics.RefusedException">Arguments are malformed, or the Gateway API would refuse the route.</exception>
    public HttpRoute(string name, HttpRouteArgs args, ComponentResourceOptions? options = null)
        : base("infra:edge:HttpRoute", name, options.On(args.Checked(name).Namespace))
    {
        Namespace = args.Namespace;
        var hosts = args.Exposures.OfType<GatewayExposure>().ToArray();
        var made = new CustomResource(name, new HttpRouteResourceArgs
        {
            Metadata = new ObjectMetaArgs { Name = args.Name ?? name, Namespace = args.Namespace.Name },
            Spec = new HttpRouteSpecArgs
            {
                ParentRefs = hosts.SelectMany(exposure => exposure.Parents).Select(listener => listener.ToParentRef()).ToArray(),
                Hostnames = args.Exposures.Select(exposure => exposure.Host).ToArray(),
                Rules = args.Rules.Select(rule => HttpRouteParts.Rule(rule, args.Namespace)).ToArray(),
            },
        }, this.Child([.. hosts.Select(exposure => exposure.Redirect).Distinct()]));
        Name = made.Metadata.Apply(metadata => metadata.Name);

        GrantAccess(name, args);
        foreach (var exposure in hosts)
            _ = exposure.Certificates.Of(this, name, exposure.Namespace, exposure, exposure.Http);

        RegisterOutputs(Outputs.Of(this));
    }

    /// <summary>The route's name.</summary>
    public Output<string> Name { get; }

    /// <summary>Its namespace.</summary>
    public NamespaceRef Namespace { get; }

    // The owner of a Service in another namespace has to agree to be routed to; this stack holds both namespaces and agrees for it.
    private void GrantAccess(string name, HttpRouteArgs args)
    {
        var elsewhere = args.Rules
            .SelectMany(rule => rule.Backends)
            .Where(backend => HttpRouteParts.IsElsewhere(backend, args.Namespace))
            .GroupBy(backend => backend.Namespace!);
        foreach (var (index, backends) in elsewhere.Index())
        {
            var suffix = string.Create(CultureInfo.InvariantCulture, $"grant-{index + 1}");
            _ = new CustomResource($"{name}-{suffix}", new ReferenceGrantResourceArgs
            {
                Metadata = new ObjectMetaArgs { Name = $"{args.Name ?? name}-{suffix}", Namespace = backends.Key.Name },
                Spec = new ReferenceGrantSpecArgs
                {
                    From = new ReferenceGrantFromArgs
                    {
                        Group = "gateway.networking.k8s.io",
                        Kind = "HTTPRoute",
                        Namespace = args.Namespace.Name,
                    },
                    To = backends.DistinctBy(backend => backend.Service.Text() ?? (object)backend.Service)
                        .Select(backend => new ReferenceGrantToArgs { Group = "", Kind = "Service", Name = backend.Service })
                        .ToArray(),
                },
            }, this.Child());
        }
    }
}
