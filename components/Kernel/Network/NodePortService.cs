using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Infra.Components;

/// <summary>
/// Ports on every node that lead to pods whose own Service an operator or a chart makes: a Service beside it, with these ports alone.
/// </summary>
internal static class NodePortService
{
    /// <summary>Makes the Service and takes the ports.</summary>
    /// <param name="parent">The component.</param>
    /// <param name="name">The component's name, which the Service's begins with.</param>
    /// <param name="pods">The pods.</param>
    /// <param name="ports">Each port's name, that of the pods and that of the nodes. None: nothing is made.</param>
    public static void Open(ComponentResource parent, string name, PodSet pods, params IReadOnlyList<(string Name, int Port, int NodePort)> ports)
    {
        if (ports.Count == 0)
            return;

        foreach (var (_, _, taken) in ports)
            pods.Namespace.Cluster.NodePorts[taken] = name;

        _ = new Service($"{name}-node-ports", new ServiceArgs
        {
            Metadata = new ObjectMetaArgs
            {
                Name = $"{name}-node-ports",
                Namespace = pods.Namespace.Name,
                Annotations = Await.Rollout(pods.Namespace.Cluster)!,
            },
            Spec = new ServiceSpecArgs
            {
                Type = "NodePort",
                Selector = Flow.Labels(pods.Labels),
                Ports = ports.Select(port => new ServicePortArgs
                {
                    Name = port.Name,
                    Port = port.Port,
                    TargetPort = port.Port,
                    NodePort = port.NodePort,
                    Protocol = "TCP",
                }).ToArray(),
            },
        }, parent.Child().LeavingAddress());
    }
}
