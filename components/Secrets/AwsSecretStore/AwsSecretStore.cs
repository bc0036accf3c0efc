using Infra.Components.CustomResources;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Infra.Components.Secrets;

/// <summary>AWS as a store of secrets, for one namespace or for the cluster.</summary>
public sealed class AwsSecretStore : ComponentResource
{
    /// <summary>Makes the store.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">Arguments are malformed or do not fit together.</exception>
    public AwsSecretStore(string name, AwsSecretStoreArgs args, ComponentResourceOptions? options = null)
        : base("infra:secrets:AwsSecretStore", name, options.On(args.Checked(name).Namespace))
    {
        var metadata = new ObjectMetaArgs { Name = args.Name ?? name };
        if (!args.ClusterWide)
            metadata.Namespace = args.Namespace.Name;

        var made = new CustomResource(name, new SecretStoreResourceArgs(args.ClusterWide ? "ClusterSecretStore" : "SecretStore")
        {
            Metadata = metadata,
            Spec = new SecretStoreSpecArgs
            {
                Provider = new SecretStoreProviderArgs
                {
                    Aws = new AwsProviderArgs
                    {
                        Service = args.Service.ToString(),
                        Region = args.Region,
                        Role = Optional.Of(args.Role),
                        Auth = Optional.Of(args.Auth.ToArgs(args.ClusterWide ? args.Namespace : null)),
                    },
                },
                Conditions = args.UsableFrom.Count == 0 ? (InputList<SecretStoreConditionArgs>?)null : Usable(args.UsableFrom),
            },
            // A webhook of the operator checks it, so it comes after the pods of that run.
        }, this.Child(args.Operator, args.Auth.MadeBy()));
        Ref = new StoreRef(made.Metadata.Apply(m => m.Name), args.ClusterWide, made);
        RegisterOutputs(Outputs.Of(this));
    }

    /// <summary>The store, for those who read from it.</summary>
    public StoreRef Ref { get; }

    /// <inheritdoc cref="StoreRef.Extract"/>
    public SecretSource.Whole Extract(string remoteKey) => Ref.Extract(remoteKey);

    /// <inheritdoc cref="StoreRef.Key"/>
    public SecretSource.One Key(string secretKey, string remoteKey, string? property = null) => Ref.Key(secretKey, remoteKey, property);

    private static SecretStoreConditionArgs Usable(IEnumerable<string> from) => new() { Namespaces = from.ToArray() };
}
