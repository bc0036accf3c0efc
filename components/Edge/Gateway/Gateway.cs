using System.Globalization;
using Infra.Components.CustomResources;
using Infra.Components.Validation;
using Infra.Diagnostics;
using Pulumi;
using Pulumi.Kubernetes.Policy.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Policy.V1;
using CustomResource = Pulumi.Kubernetes.ApiExtensions.CustomResource;

namespace Infra.Components.Edge;

/// <summary>
/// A Gateway: the hosts that the world reaches, each by HTTP and HTTPS. A listener whose certificate is not there yet is refused alone, so
/// a new host works by HTTP at once, proves itself over it, and has HTTPS as soon as the certificate is there.
/// </summary>
public sealed class Gateway : ComponentResource, IListens
{
    // The most annotations that the Gateway API 1.5 takes for what a controller makes.
    private const int MostAnnotations = 8;

    private readonly string _name;
    private readonly HostListeners _hosts;
    private readonly Resource? _redirect;

    /// <summary>Makes the Gateway.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">Arguments are malformed or do not fit together.</exception>
    public Gateway(string name, GatewayArgs args, ComponentResourceOptions? options = null)
        : base("infra:edge:Gateway", name, options.On(args?.Namespace ?? throw new ArgumentNullException(nameof(args))))
    {
        _name = name;
        _hosts = new HostListeners(args.Namespace, args.Hosts, args.Zone, args.RoutesFrom);
        Check(name, args, _hosts);

        var gateway = args.Name ?? name;
        var made = new CustomResource(name, new GatewayResourceArgs
        {
            Metadata = new ObjectMetaArgs { Name = gateway, Namespace = args.Namespace.Name },
            Spec = Spec(args),
        }, this.Child(args.Class.MadeBy));
        Ref = new GatewayRef(made.Metadata.Apply(metadata => metadata.Name), args.Namespace);
        DataPlane = new PodSet(args.Namespace, new Dictionary<string, Input<string>> { [EdgeLabels.Gateway] = gateway });

        _redirect = RedirectRoute.Make(this, name, gateway, _hosts.Redirected().Select(Listener), args.RedirectStatus, made);
        if (args.NetworkPolicies)
        {
            new GatewayNetwork(name, gateway, this, DataPlane, [80, 443, .. args.Listeners.Select(listener => listener.Port)]).Make();
        }

        if (args.Class.Proxies > 1)
        {
            KeepOneProxy(name, gateway);
        }

        RegisterOutputs(Outputs.Of(this));
    }

    /// <summary>The Gateway, for issuers, policies and the listeners of guests.</summary>
    public GatewayRef Ref { get; }

    /// <summary>The proxies that serve it.</summary>
    public PodSet DataPlane { get; }

    /// <inheritdoc/>
    public Exposure Expose(GatewayHost host) => _hosts.Expose($"Gateway {_name}", host, Listener, _redirect, DataPlane);

    private static void Check(string name, GatewayArgs args, HostListeners hosts)
    {
        var problems = new Problems("Gateway", name, args);
        hosts.Check(problems, [.. args.Listeners.Select(listener => listener.Name)]);
        problems.AddIf(args.Annotations.Count > MostAnnotations, Codes.OutOfRange, nameof(args.Annotations),
            args.Annotations.Count.ToString(CultureInfo.InvariantCulture), $"at most {MostAnnotations}",
            "put the rest into the values of the controller's chart (nginx.service.patches)");
        problems.AddDuplicates(Codes.DuplicateName, nameof(args.Addresses), args.Addresses);
        foreach (var listener in args.Listeners)
        {
            problems.AddIf(listener.Protocol == ListenerProtocol.Https && listener.TlsSecret is null, Codes.MissingPart,
                $"{nameof(args.Listeners)}.{listener.Name}.{nameof(listener.TlsSecret)}", null, "the Secret with the certificate", "name it");
            problems.AddIf(listener.Protocol != ListenerProtocol.Https && listener.TlsSecret is not null, Codes.Exclusive,
                $"{nameof(args.Listeners)}.{listener.Name}.{nameof(listener.TlsSecret)}", listener.TlsSecret, "none unless the protocol is HTTPS",
                "remove it, or choose HTTPS");
        }

        // A Gateway may have only one listener for each port, protocol and host.
        var taken = args.Hosts.SelectMany(host => new[] { Key(ListenerProtocol.Http, 80, host.Host), Key(ListenerProtocol.Https, 443, host.Host) }).Distinct();
        problems.AddDuplicates(Codes.DuplicateHost, nameof(args.Listeners),
            taken.Concat(args.Listeners.Select(listener => Key(listener.Protocol, listener.Port, listener.Host ?? "every host"))));
        problems.ThrowIfAny();
    }

    private static string Key(ListenerProtocol protocol, int port, string host) => string.Create(CultureInfo.InvariantCulture, $"{protocol} {host}:{port}");

    private GatewaySpecArgs Spec(GatewayArgs args) => new()
    {
        GatewayClassName = args.Class.Name,
        Listeners = _hosts.Listeners().Concat(args.Listeners.Select(listener => Extra(listener, args))).ToArray(),
        AllowedListeners = Optional.Of(args.ListenersFrom is null ? null : new AllowedListenersArgs { Namespaces = HostListeners.Namespaces(args.ListenersFrom, args.Namespace) }),
        Addresses = args.Addresses.Select(address => new GatewayAddressArgs { Type = "IPAddress", Value = address }).OrNone(),
        Infrastructure = Optional.Of(args.Annotations.Count == 0 ? null : new GatewayInfrastructureArgs { Annotations = args.Annotations.OrNone() }),
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
