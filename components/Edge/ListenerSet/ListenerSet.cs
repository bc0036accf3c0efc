using Infra.Components.CustomResources;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Infra.Components.Edge;

/// <summary>
/// The hosts that one stack brings to the Gateway of another. It stands in the Gateway's namespace, where the certificates are, so a new
/// host is one apply of one stack.
/// </summary>
public sealed class ListenerSet : ComponentResource, IListens
{
    private readonly string _name;
    private readonly HostListeners _hosts;
    private readonly Resource? _redirect;
    private readonly ProxySource _source;
    private readonly Output<string> _object;
    private readonly GatewayRef _gateway;
    private readonly bool _alsoOnGateway;

    /// <summary>Makes the listeners.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="Diagnostics.RefusedException">Arguments are malformed or do not fit together.</exception>
    public ListenerSet(string name, ListenerSetArgs args, ComponentResourceOptions? options = null)
        : base("infra:edge:ListenerSet", name, options.On(args.Checked(name).Gateway.Namespace))
    {
        _name = name;
        _gateway = args.Gateway;
        _hosts = args.HostListeners();
        _alsoOnGateway = args.AlsoOnGateway;

        var made = new CustomResource(name, new ListenerSetResourceArgs
        {
            Metadata = new ObjectMetaArgs { Name = args.Name ?? name, Namespace = _gateway.Namespace.Name },
            Spec = new ListenerSetSpecArgs
            {
                ParentRef = new ListenerSetParentArgs { Kind = "Gateway", Name = _gateway.Name },
                Listeners = _hosts.Listeners().ToArray(),
            },
        }, this.Child());
        _object = made.Metadata.Apply(metadata => metadata.Name);
        DataPlane = new PodSet(_gateway.Namespace, new Dictionary<string, Input<string>> { [EdgeLabels.Gateway] = _gateway.Name });
        _source = new ProxySource(DataPlane);

        _redirect = RedirectRoute.Make(this, name, args.Name ?? name, Redirected(), args.RedirectStatus, made);
        RegisterOutputs(Outputs.Of(this));
    }

    /// <summary>The proxies that serve the Gateway.</summary>
    public PodSet DataPlane { get; }

    /// <inheritdoc cref="IListens.Expose"/>
    public GatewayExposure Expose(GatewayHost host) => _hosts.Expose($"ListenerSet {_name}", host, Listener, _redirect, _source,
        _alsoOnGateway ? OnGateway : null);

    Exposure IListens.Expose(GatewayHost host) => Expose(host);

    private IEnumerable<ListenerRef> Redirected() =>
        _hosts.Redirected().SelectMany(section => _alsoOnGateway ? [Listener(section), OnGateway(section)] : new[] { Listener(section) });

    private ListenerRef OnGateway(string section) => new("Gateway", _gateway.Name, _gateway.Namespace, section);

    private ListenerRef Listener(string section) => new("ListenerSet", _object, _gateway.Namespace, section);
}
