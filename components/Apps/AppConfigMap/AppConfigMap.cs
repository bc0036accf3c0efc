using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Infra.Components.Apps;

/// <summary>Settings that several applications read, as environment variables or files. A change replaces the pods that read them.</summary>
public sealed class AppConfigMap : ComponentResource
{
    /// <summary>Makes the ConfigMap.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">A key is malformed, a value is a secret, or there is none.</exception>
    public AppConfigMap(string name, AppConfigMapArgs args, ComponentResourceOptions? options = null)
        : base("infra:apps:AppConfigMap", name, options.On(args.Checked(name).Namespace))
    {
        var entries = args.Values.OrderBy(entry => entry.Key, StringComparer.Ordinal).ToArray();
        var made = new ConfigMap(name, new ConfigMapArgs
        {
            Metadata = new ObjectMetaArgs { Name = args.Name ?? name, Namespace = args.Namespace.Name },
            Data = entries.ToDictionary(StringComparer.Ordinal).OrNone(),
        }, this.Child());
        var version = Output.All(entries.Select(entry => entry.Value))
            .Apply(texts => Content.Hash(entries.Select((entry, i) => KeyValuePair.Create(entry.Key, texts[i]))));
        Ref = new ConfigMapRef(made.Metadata.Apply(metadata => metadata.Name), made, version, [.. entries.Select(entry => entry.Key)]);
        RegisterOutputs(Outputs.Of(this));
    }

    /// <summary>The ConfigMap, for the pods that read it.</summary>
    public ConfigMapRef Ref { get; }
}
