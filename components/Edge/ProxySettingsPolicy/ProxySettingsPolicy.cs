using System.Globalization;
using Infra.Components.CustomResources;
using Infra.Components.Validation;
using Infra.Diagnostics;
using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using CustomResource = Pulumi.Kubernetes.ApiExtensions.CustomResource;

namespace Infra.Components.Edge;

/// <summary>How NGINX deals with the backends of routes, or of a whole Gateway: how long it waits for them, and whether it collects their answers.</summary>
public sealed class ProxySettingsPolicy : ComponentResource
{
    private const int MostTargets = 16;

    /// <summary>Makes the policy.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">Arguments are malformed or do not fit together, or nothing is set.</exception>
    public ProxySettingsPolicy(string name, ProxySettingsPolicyArgs args, ComponentResourceOptions? options = null)
        : base("infra:edge:ProxySettingsPolicy", name, OnTargets(name, args ?? throw new ArgumentNullException(nameof(args)), options))
    {
        var timeouts = args.ConnectTimeout is not null || args.ReadTimeout is not null || args.SendTimeout is not null;
        _ = new CustomResource(name, new ProxySettingsPolicyResourceArgs
        {
            Metadata = new ObjectMetaArgs { Name = args.Name ?? name, Namespace = args.Targets[0].Namespace.Name },
            Spec = new ProxySettingsPolicySpecArgs
            {
                TargetRefs = args.Targets.Select(target => target.ToRef()).ToArray(),
                Timeout = Optional.Of(timeouts ? Timeouts(args) : null),
                Buffering = Optional.Of(args.Buffering is { } buffering ? new ProxyBufferingArgs { Disable = !buffering } : null),
            },
        }, this.Child());
        RegisterOutputs(Outputs.Of(this));
    }

    private static ProxyTimeoutArgs Timeouts(ProxySettingsPolicyArgs args) => new()
    {
        Connect = Optional.Of(args.ConnectTimeout),
        Read = Optional.Of(args.ReadTimeout),
        Send = Optional.Of(args.SendTimeout),
    };

    // The cluster comes from the first target, so the check has to be done before the base is made.
    private static ComponentResourceOptions OnTargets(string name, ProxySettingsPolicyArgs args, ComponentResourceOptions? options)
    {
        var problems = new Problems("ProxySettingsPolicy", name, args);
        problems.AddIf(args.Targets.Count is 0 or > MostTargets, Codes.OutOfRange, nameof(args.Targets),
            args.Targets.Count.ToString(CultureInfo.InvariantCulture), "1 to 16 targets", "make a policy for each group of routes");
        problems.AddIf(args.Targets.Select(target => target.Kind).Distinct().Count() > 1, Codes.Exclusive, nameof(args.Targets),
            "Gateways and routes", "either Gateways or routes", "make a policy for each");
        problems.AddIf(args is { ConnectTimeout: null, ReadTimeout: null, SendTimeout: null, Buffering: null }, Codes.Empty, "", null,
            "at least one setting", "set one, or remove the policy");
        problems.ThrowIfAny();
        return options.On(args.Targets[0].Namespace);
    }
}
