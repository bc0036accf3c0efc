using Infra.Components.CustomResources;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Infra.Components.Edge;

/// <summary>NGINX's settings for the backends of routes, or of a whole Gateway: timeouts and buffering.</summary>
public sealed class ProxySettingsPolicy : ComponentResource
{
    /// <summary>Makes the policy.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">Arguments are malformed or do not fit together, or nothing is set.</exception>
    public ProxySettingsPolicy(string name, ProxySettingsPolicyArgs args, ComponentResourceOptions? options = null)
        : base("infra:edge:ProxySettingsPolicy", name, options.On(args.Checked(name).Targets[0].Namespace))
    {
        var timeouts = args.ConnectTimeout is not null || args.ReadTimeout is not null || args.SendTimeout is not null;
        _ = new CustomResource(name, new ProxySettingsPolicyResourceArgs
        {
            Metadata = new ObjectMetaArgs { Name = args.Name ?? name, Namespace = args.Targets[0].Namespace.Name },
            Spec = new ProxySettingsPolicySpecArgs
            {
                TargetRefs = args.Targets.Select(target => target.ToRef()).ToArray(),
                Timeout = Optional.Of(timeouts ? Timeouts(args) : null),
                Buffering = Optional.Of(Buffering(args)),
            },
        }, this.Child());
        RegisterOutputs(Outputs.Of(this));
    }

    private static ProxyBufferingArgs? Buffering(ProxySettingsPolicyArgs args)
    {
        if (args is { Buffering: null, Buffers: null })
            return null;

        var buffering = new ProxyBufferingArgs
        {
            BufferSize = Optional.Of(args.Buffers?.Size),
            Buffers = Optional.Of(args.Buffers is { } buffers ? new ProxyBuffersArgs { Number = buffers.Number, Size = buffers.Size } : null),
            BusyBuffersSize = Optional.Of(args.Buffers?.Busy),
        };
        if (args.Buffering is { } buffered)
            buffering.Disable = !buffered;

        return buffering;
    }

    private static ProxyTimeoutArgs Timeouts(ProxySettingsPolicyArgs args) => new()
    {
        Connect = Optional.Of(args.ConnectTimeout),
        Read = Optional.Of(args.ReadTimeout),
        Send = Optional.Of(args.SendTimeout),
    };
}
