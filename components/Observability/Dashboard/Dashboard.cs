using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Infra.Components.Observability;

/// <summary>A dashboard that Grafana takes out of the cluster. It is code: no one can change it in Grafana.</summary>
public sealed class Dashboard : ComponentResource
{
    /// <summary>Makes it.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">Arguments are malformed, or the dashboard does not fit into a ConfigMap.</exception>
    public Dashboard(string name, DashboardArgs args, ComponentResourceOptions? options = null)
        : base("infra:observability:Dashboard", name, options.On(args.Checked(name).Namespace))
    {
        _ = new ConfigMap(name, new ConfigMapArgs
        {
            Metadata = new ObjectMetaArgs
            {
                Name = name,
                Namespace = args.Namespace.Name,
                // Grafana's sidecar looks for it in all namespaces.
                Labels = { { "grafana_dashboard", "1" } },
                Annotations = { { Board.FolderAnnotation, args.Board.Folder } },
            },
            Data = { [$"{args.Board.Id}.json"] = BoardJson.Of(args.Board) },
        }, this.Child());
        RegisterOutputs(Outputs.Of(this));
    }
}
