using Infra.Components.Aws;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Infra.Components.Secrets;

/// <summary>
/// The access key of an IAM user as a Secret, for clusters outside AWS. It comes from the stack's encrypted settings, so the Secret that
/// everything else depends on is declared like everything else, and not made by hand.
/// </summary>
public sealed class AwsCredentials : ComponentResource
{
    /// <summary>Makes the Secret.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">Arguments are malformed or do not fit together.</exception>
    public AwsCredentials(string name, AwsCredentialsArgs args, ComponentResourceOptions? options = null)
        : base("infra:secrets:AwsCredentials", name, options.On(args.Checked(name).Namespace))
    {
        var made = new Secret(name, new SecretArgs
        {
            Metadata = new ObjectMetaArgs { Name = args.Name ?? name, Namespace = args.Namespace.Name },
            Type = "Opaque",
            StringData =
            {
                { args.AccessKey, args.AccessKeyId.Value },
                { args.SecretKey, args.SecretAccessKey.Value },
            },
        }, this.Child());
        Keys = new AwsKeys(new SecretRef(made.Metadata.Apply(metadata => metadata.Name), made), args.AccessKey, args.SecretKey);
        RegisterOutputs(Outputs.Of(this));
    }

    /// <summary>The keys, for stores and generators.</summary>
    public AwsKeys Keys { get; }
}
