using Pulumi.Kubernetes.Types.Inputs.Yaml.V2;
using Pulumi.Kubernetes.Yaml.V2;

namespace Infra.Components.Storage;

/// <summary>
/// Folders on the nodes as volumes, for clusters that do not bring it as k3s does. A volume stays on the node of its first pod and dies
/// with it, and nothing limits its size. Its helper pods mount folders of the node, so the cluster must not hold its namespace
/// <c>local-path-storage</c> to a Pod Security level; clusters made here do not.
/// </summary>
public sealed class LocalPathStorage : ComponentResource
{
    /// <summary>The name of the class, here and where k3s brings it along.</summary>
    public const string ClassName = "local-path";

    /// <summary>Applies the project's manifest.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="Diagnostics.RefusedException">The version is not one.</exception>
    public LocalPathStorage(string name, LocalPathStorageArgs args, ComponentResourceOptions? options = null)
        : base("infra:storage:LocalPathStorage", name, options.On(args.Checked(name).Cluster))
    {
        var manifest = new ConfigFile(name, new ConfigFileArgs
        {
            File = args.Cluster.Mirrors.Manifest(
                $"https://raw.githubusercontent.com/rancher/local-path-provisioner/{args.Version}/deploy/local-path-storage.yaml"),
        }, new ComponentResourceOptions { Parent = this, Providers = { args.Cluster.Provider } });
        Class = new StorageClassRef(ClassName, shared: false, manifest);
        RegisterOutputs(Outputs.Of(this));
    }

    /// <summary>The class.</summary>
    public StorageClassRef Class { get; }
}
