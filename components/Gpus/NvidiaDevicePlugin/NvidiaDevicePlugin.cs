using Infra.Catalogue;
using Infra.Components.Namespaces;
using Pulumi.Kubernetes.Helm.V3;

namespace Infra.Components.Gpus;

/// <summary>
/// NVIDIA's device plugin: it tells the cluster how many GPUs its nodes have, so that pods can ask for them. Driver and container toolkit are
/// the machine's own.
/// </summary>
public sealed class NvidiaDevicePlugin : ComponentResource
{
    // The name of the entry of the plugin's configuration that nodes use which name no other.
    private const string Entry = "default";

    /// <summary>Installs it.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">Arguments are malformed.</exception>
    public NvidiaDevicePlugin(string name, NvidiaDevicePluginArgs args, ComponentResourceOptions? options = null)
        : base("infra:gpus:NvidiaDevicePlugin", name, options.On(args.Checked(name).Cluster))
    {
        // Its pods mount the kubelet's folder of devices, which the other Pod Security levels forbid.
        var space = args.Namespace ?? OwnNamespace.Make(this, name, args.Cluster, "nvidia-device-plugin", PodSecurity.Privileged);
        _ = new Release(name, new HelmChart(ChartCatalogue.NvidiaDevicePlugin, args.Version)
            .Install(args.Release ?? name, space, Values(args)), this.Child());
        RegisterOutputs(Outputs.Of(this));
    }

    private static Dictionary<string, object> Values(NvidiaDevicePluginArgs args)
    {
        var values = new Dictionary<string, object>
        {
            ["affinity"] = new Dictionary<string, object>
            {
                ["nodeAffinity"] = new Dictionary<string, object>
                {
                    ["requiredDuringSchedulingIgnoredDuringExecution"] = new Dictionary<string, object>
                    {
                        ["nodeSelectorTerms"] = args.NodeLabels.OrderBy(label => label.Key, StringComparer.Ordinal).Select(Term).ToArray(),
                    },
                },
            },
        };
        if (args.Cluster.GpuRuntimeClass is { } runtime)
            values["runtimeClassName"] = runtime;

        if (args.Shares > 1)
        {
            values["config"] = new Dictionary<string, object>
            {
                ["map"] = new Dictionary<string, object> { [Entry] = Sharing(args.Shares) },
                [Entry] = Entry,
            };
        }

        values.Give(args.Resources);
        values.Mirror(args.Cluster.Mirrors, "nvcr.io/nvidia/k8s-device-plugin", "image");
        return values;
    }

    private static object Term(KeyValuePair<string, string> label) => new Dictionary<string, object>
    {
        ["matchExpressions"] = new object[]
        {
            new Dictionary<string, object> { ["key"] = label.Key, ["operator"] = "In", ["values"] = new object[] { label.Value } },
        },
    };

    // A pod that asks for two shares would get no more than with one, and is refused.
    private static string Sharing(int replicas) => string.Create(CultureInfo.InvariantCulture,
        $$"""
        version: v1
        sharing:
          timeSlicing:
            failRequestsGreaterThanOne: true
            resources:
            - name: nvidia.com/gpu
              replicas: {{replicas}}

        """);
}
