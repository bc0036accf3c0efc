using Pulumi.Kubernetes.Types.Inputs.Yaml.V2;
using Pulumi.Kubernetes.Yaml.V2;

namespace Infra.Components.Edge;

/// <summary>
/// The CRDs of the Gateway API, standard channel. No controller's chart brings them, and every controller needs them before it starts.
/// </summary>
public sealed class GatewayApiCrds : ComponentResource
{
    /// <summary>Installs the CRDs.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="Diagnostics.RefusedException">The version is not one.</exception>
    public GatewayApiCrds(string name, GatewayApiCrdsArgs args, ComponentResourceOptions? options = null)
        : base("infra:edge:GatewayApiCrds", name, options.On(args.Checked(name).Cluster))
    {
        Version = args.Version;
        _ = new ConfigFile(name, new ConfigFileArgs
        {
            File = args.Cluster.Mirrors.Manifest(
                $"https://github.com/kubernetes-sigs/gateway-api/releases/download/{args.Version}/standard-install.yaml"),
        }, new ComponentResourceOptions { Parent = this, Providers = { args.Cluster.Provider } });
        RegisterOutputs(Outputs.Of(this));
    }

    /// <summary>The release that is installed, for example <c>v1.5.1</c>.</summary>
    public string Version { get; }
}
