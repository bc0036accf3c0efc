using Infra.Components.CustomResources;
using Pulumi.Kubernetes.Policy.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Policy.V1;

namespace Infra.Components.Edge;

/// <summary>
/// A Gateway: the hosts that the world reaches, each by HTTP and HTTPS. Only the listener of a missing certificate is
/// refused, so a new host works over HTTP at once, proves itself over it, and has HTTPS as soon as the certificate exists.
/// </summary>
public sealed class Gateway : ComponentResource, IListens, IMeasured
{
    private readonly string _name;
    private readonly HostListeners _hosts;
    private readonly Resource? _redirect;
    private readonly ProxySource _source;
    private readonly bool _guarded;

    /// <summary>Makes the Gateway.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">Arguments are malformed or do not fit together.</exception>
    public Gateway(string name, GatewayArgs args, ComponentResourceOptions? options = null)
        : base("infra:edge:Gateway", name, options.On(args.Checked(name).Namespace))
    {
        _name = name;
        _hosts = args.HostListeners();
        _guarded = args.NetworkPolicies;

        var gateway = args.Name ?? name;
        var made = new CustomResource(name, new GatewayResourceArgs
        {
            Metadata = new ObjectMetaArgs { Name = gateway, Namespace = args.Namespace.Name },
            Spec = Spec(args),
        }, this.Child(args.Class.MadeBy));
        Ref = new GatewayRef(made.Metadata.Apply(metadata => metadata.Name), args.Namespace);
        DataPlane = new PodSet(args.Namespace, new Dictionary<string, Input<string>> { [EdgeLabels.Gateway] = gateway });
        _source = new ProxySource(DataPlane);

        _redirect = RedirectRoute.Make(this, name, gateway, _hosts.Redirected().Select(Listener), args.RedirectStatus, made);
        if (args.NetworkPolicies)
            new GatewayNetwork(name, gateway, this, DataPlane, [80, 443, .. args.Listeners.Select(listener => listener.Port)]).Make();

        if (args.Class.Proxies > 1)
            KeepOneProxy(name, gateway);

        RegisterOutputs(Outputs.Of(this));
    }

    /// <summary>The Gateway, for issuers, policies and the listeners of attached stacks.</summary>
    public GatewayRef Ref { get; }

    /// <summary>The proxies that serve it.</summary>
    public PodSet DataPlane { get; }

    /// <inheritdoc/>
    IReadOnlyList<MetricsSource> IMeasured.Metrics => [new MetricsSource(_name, DataPlane, 9113) { Guarded = _guarded }];

    /// <inheritdoc cref="IListens.Expose"/>
    public GatewayExposure Expose(GatewayHost host) => _hosts.Expose($"Gateway {_name}", host, Listener, _redirect, _source);

    Exposure IListens.Expose(GatewayHost host) => Expose(host);

    private GatewaySpecArgs Spec(GatewayArgs args) => new()
    {
        GatewayClassName = args.Class.Name,
        Listeners = _hosts.Listeners().Concat(args.Listeners.Select(listener => Extra(listener, args))).ToArray(),
        AllowedListeners = Optional.Of(
            args.ListenersFrom is null
                ? null
                : new AllowedListenersArgs { Namespaces = HostListeners.Namespaces(args.ListenersFrom, args.Namespace) }),
        Addresses = args.Addresses.Select(address => new GatewayAddressArgs { Type = "IPAddress", Value = address }).OrNone(),
        Infrastructure = Optional.Of(
            args.Annotations.Count == 0 ? null : new GatewayInfrastructureArgs { Annotations = args.Annotations.OrNone() }),
    };

    private static ListenerArgs Extra(GatewayListener listener, GatewayArgs args) => new()
    {
        Name = listener.Name,
        Port = listener.Port,
        Protocol = listener.Protocol switch
        {
            ListenerProtocol.Http => "HTTP",
            ListenerProtocol.Https => "HTTPS",
            _ => "TLS",
        },
        Hostname = Optional.Of(listener.Host),
        Tls = Optional.Of(listener.Protocol switch
        {
            ListenerProtocol.Https => HostListeners.Terminate(listener.TlsSecret!),
            ListenerProtocol.TlsPassthrough => new ListenerTlsArgs { Mode = "Passthrough" },
            _ => null,
        }),
        AllowedRoutes = HostListeners.Routes(listener.RoutesFrom ?? args.RoutesFrom, args.Namespace),
    };

    private ListenerRef Listener(string section) => new("Gateway", Ref.Name, Ref.Namespace, section);

    private void KeepOneProxy(string name, string gateway) => _ = new PodDisruptionBudget(name, new PodDisruptionBudgetArgs
    {
        // The proxies come later than this object, made by the controller; there is nothing to wait for.
        Metadata = new ObjectMetaArgs { Name = $"{gateway}-data-plane", Namespace = Ref.Namespace.Name, Annotations = Await.Nothing },
        Spec = new PodDisruptionBudgetSpecArgs
        {
            Selector = Flow.Selector(DataPlane.Labels),
            MaxUnavailable = 1,
            UnhealthyPodEvictionPolicy = "AlwaysAllow",
        },
    }, this.Child());
}
