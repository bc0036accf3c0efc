using System.Text.Json.Nodes;
using Infra.Components.CustomResources;
using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;

namespace Infra.Components.Delivery;

/// <summary>
/// Where the event sources and sensors of a namespace meet: NATS JetStream. Pods of the namespace may reach it, and no others.
/// </summary>
public sealed class ArgoEventBus : ComponentResource
{
    // One of those that the chart's controller knows; "latest" would be another server after an upgrade of the chart.
    private const string NatsVersion = "2.10.10";
    private const int User = 1000;

    // Clients, the cluster of its servers, and its monitoring.
    private static readonly int[] Ports = [4222, 6222, 8222];

    /// <summary>Makes the bus.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="Diagnostics.RefusedException">Arguments are malformed.</exception>
    public ArgoEventBus(string name, ArgoEventBusArgs args, ComponentResourceOptions? options = null)
        : base("infra:delivery:ArgoEventBus", name, options.On(args.Checked(name).Namespace))
    {
        var bus = args.Name ?? name;
        var made = new CustomResource(name, new EventBusResourceArgs
        {
            Metadata = new ObjectMetaArgs { Name = bus, Namespace = args.Namespace.Name },
            Spec = new EventBusSpecArgs { JetStream = JetStream(args) },
        }, this.Child(args.Events));
        _ = new NetworkPolicy(name, new NetworkPolicyArgs
        {
            Metadata = new ObjectMetaArgs { Name = $"{bus}-event-bus", Namespace = args.Namespace.Name },
            Spec = new NetworkPolicySpecArgs
            {
                PodSelector = new LabelSelectorArgs { MatchLabels = { { "eventbus-name", bus } } },
                PolicyTypes = { "Ingress" },
                Ingress =
                {
                    new NetworkPolicyIngressRuleArgs
                    {
                        From = { new NetworkPolicyPeerArgs { PodSelector = new LabelSelectorArgs() } },
                        Ports = Ports.Select(port => Flow.Port("TCP", port)).ToArray(),
                    },
                },
            },
        }, this.Child());
        Name = made.Metadata.Apply(metadata => metadata.Name);
        Namespace = args.Namespace;
        RegisterOutputs(Outputs.Of(this));
    }

    /// <summary>Its name.</summary>
    public Output<string> Name { get; }

    /// <summary>Its namespace.</summary>
    public NamespaceRef Namespace { get; }

    private static JetStreamArgs JetStream(ArgoEventBusArgs args) => new()
    {
        Version = NatsVersion,
        Replicas = args.Replicas,
        // The stream's own default is three copies, which fewer servers cannot hold.
        StreamConfig = new JsonObject { ["replicas"] = Math.Min(args.Replicas, 3) }.Line(),
        Persistence = new JetStreamVolumeArgs
        {
            AccessMode = "ReadWriteOnce",
            VolumeSize = args.VolumeSize,
            StorageClassName = Optional.Of(args.StorageClass ?? args.Namespace.Cluster.StorageClass),
        },
        SecurityContext = ArgoPods.Pod(User),
        ContainerTemplate = ArgoPods.Container(args.Resources),
        MetricsContainerTemplate = ArgoPods.Container(new Resources("10m", "32Mi")),
        ReloaderContainerTemplate = ArgoPods.Container(new Resources("10m", "32Mi")),
    };
}
