using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Discovery.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Discovery.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Infra.Components.Apps;

/// <summary>
/// A name in the cluster for machines outside of it: a Service without a selector and the EndpointSlice that says where they are.
/// </summary>
public sealed class ExternalService : ComponentResource, IServes
{
    // The name that both objects give the port; the slice's port belongs to the Service's by it.
    private const string PortName = "http";

    /// <summary>Makes the Service.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">Arguments are malformed, or there is no address.</exception>
    public ExternalService(string name, ExternalServiceArgs args, ComponentResourceOptions? options = null)
        : base("infra:apps:ExternalService", name, options.On(args.Checked(name).Namespace))
    {
        var service = args.Name ?? name;
        Endpoint = new Endpoint
        {
            Name = name,
            Namespace = args.Namespace,
            Service = service,
            ServicePort = args.ServicePort,
            TargetPort = args.Port,
            Addresses = args.Addresses,
        };
        var made = new Service(name, new ServiceArgs
        {
            // There is no pod to wait for.
            Metadata = new ObjectMetaArgs { Name = service, Namespace = args.Namespace.Name, Annotations = Await.Nothing },
            Spec = new ServiceSpecArgs
            {
                Type = "ClusterIP",
                ClusterIP = Optional.Of(args.Headless ? "None" : null)!,
                Ports = { new ServicePortArgs { Name = PortName, Port = args.ServicePort, TargetPort = args.Port, Protocol = "TCP" } },
            },
        }, this.Child().LeavingAddress());
        _ = new EndpointSlice(name, new EndpointSliceArgs
        {
            Metadata = new ObjectMetaArgs
            {
                Name = service,
                Namespace = args.Namespace.Name,
                Labels =
                {
                    { "kubernetes.io/service-name", made.Metadata.Apply(metadata => metadata.Name) },
                    // The cluster's own controller deletes slices that it takes for its own.
                    { "endpointslice.kubernetes.io/managed-by", "infra" },
                },
            },
            AddressType = args.Addresses.Any(ExternalServiceArgs.IsIpv6) ? "IPv6" : "IPv4",
            Endpoints = args.Addresses
                .Select(address => new EndpointArgs { Addresses = { address }, Conditions = new EndpointConditionsArgs { Ready = true } })
                .ToArray(),
            Ports =
            {
                new Pulumi.Kubernetes.Types.Inputs.Discovery.V1.EndpointPortArgs { Name = PortName, Port = args.Port, Protocol = "TCP" },
            },
        }, this.Child());
        RegisterOutputs(Outputs.Of(this));
    }

    /// <inheritdoc/>
    public Endpoint Endpoint { get; }

    /// <summary>The host name of the Service.</summary>
    public Output<string> Host => Endpoint.Host;

    /// <summary>The port of the Service.</summary>
    public int Port => Endpoint.ServicePort;
}
