using Infra.Components.CustomResources;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Infra.Components.Edge;

/// <summary>NGINX's settings for the clients of one route, or of a whole Gateway: body size, timeouts and keep-alive.</summary>
public sealed class ClientSettingsPolicy : ComponentResource
{
    /// <summary>Makes the policy.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">Arguments are malformed, or nothing is set.</exception>
    public ClientSettingsPolicy(string name, ClientSettingsPolicyArgs args, ComponentResourceOptions? options = null)
        : base("infra:edge:ClientSettingsPolicy", name, options.On(args.Checked(name).Target.Namespace))
    {
        var body = args.MaxBodySize is not null || args.BodyTimeout is not null;
        var keepAlive = args.KeepAliveRequests is not null || args.KeepAliveTimeout is not null;
        _ = new CustomResource(name, new ClientSettingsPolicyResourceArgs
        {
            Metadata = new ObjectMetaArgs { Name = args.Name ?? name, Namespace = args.Target.Namespace.Name },
            Spec = new ClientSettingsPolicySpecArgs
            {
                TargetRef = args.Target.ToRef(),
                Body = Optional.Of(
                    body ? new ClientBodyArgs { MaxSize = Optional.Of(args.MaxBodySize), Timeout = Optional.Of(args.BodyTimeout) } : null),
                KeepAlive = Optional.Of(keepAlive ? KeepAlive(args) : null),
            },
        }, this.Child());
        RegisterOutputs(Outputs.Of(this));
    }

    private static ClientKeepAliveArgs KeepAlive(ClientSettingsPolicyArgs args) => new()
    {
        Requests = Optional.Of(args.KeepAliveRequests),
        Timeout = Optional.Of(args.KeepAliveTimeout is null ? null : new ClientKeepAliveTimeoutArgs { Server = args.KeepAliveTimeout }),
    };
}
