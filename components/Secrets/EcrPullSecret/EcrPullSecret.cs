using Infra.Components.CustomResources;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Infra.Components.Secrets;

/// <summary>
/// The Secret with which pods outside AWS pull images from Amazon's container registry. Its token expires after 12 hours and is replaced
/// well before that.
/// </summary>
public sealed class EcrPullSecret : ComponentResource
{
    // What kubelet wants of a Secret of type kubernetes.io/dockerconfigjson, over the four values that the generator gives.
    private const string DockerConfig =
        """{"auths":{"{{ .proxy_endpoint | replace "https://" "" }}":{"username":"{{ .username }}","password":"{{ .password }}","auth":"{{ printf "%s:%s" .username .password | b64enc }}"}}}""";

    /// <summary>Makes it.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="Diagnostics.RefusedException">Arguments are malformed, or the token would expire before it is replaced.</exception>
    public EcrPullSecret(string name, EcrPullSecretArgs args, ComponentResourceOptions? options = null)
        : base("infra:secrets:EcrPullSecret", name, options.On(args.Checked(name).Namespace))
    {
        var token = new CustomResource($"{name}-token", new EcrAuthorizationTokenResourceArgs
        {
            Metadata = new ObjectMetaArgs { Name = args.Generator, Namespace = args.Namespace.Name },
            Spec = new EcrAuthorizationTokenSpecArgs
            {
                Region = args.Region,
                Role = Optional.Of(args.Role),
                Auth = Optional.Of(args.Auth.ToArgs(space: null)),
            },
        }, this.Child(args.Operator, args.Auth.MadeBy()));
        var generator = new GeneratorRef("ECRAuthorizationToken", token.Metadata.Apply(metadata => metadata.Name), token);
        var sync = new ExternalSecret($"{name}-sync", new ExternalSecretArgs
        {
            Namespace = args.Namespace,
            Name = args.Sync,
            Target = args.Secret,
            RefreshInterval = args.RefreshInterval,
            Sources = [new SecretSource.Generated(generator)],
            Type = "kubernetes.io/dockerconfigjson",
            Template = new Dictionary<string, string> { [".dockerconfigjson"] = DockerConfig },
        }, new ComponentResourceOptions { Parent = this });
        Ref = sync.Ref;
        RegisterOutputs(Outputs.Of(this));
    }

    /// <summary>The Secret, for the pods that pull with it.</summary>
    public SecretRef Ref { get; }
}
