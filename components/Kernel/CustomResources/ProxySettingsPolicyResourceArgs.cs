using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace Infra.Components.CustomResources;

/// <summary>How NGINX deals with backends.</summary>
public sealed class ProxySettingsPolicyResourceArgs() : CustomResourceArgs("gateway.nginx.org/v1alpha1", "ProxySettingsPolicy")
{
    /// <summary>What is wanted.</summary>
    [Input("spec", required: true)]
    public required Input<ProxySettingsPolicySpecArgs> Spec { get; init; }
}

/// <summary>How NGINX deals with the backends of its targets.</summary>
public sealed class ProxySettingsPolicySpecArgs : ResourceArgs
{
    /// <summary>The Gateways or routes, at most 16.</summary>
    [Input("targetRefs", required: true)]
    public required InputList<PolicyTargetRefArgs> TargetRefs { get; init; }

    /// <summary>The time limits.</summary>
    [Input("timeout")]
    public Input<ProxyTimeoutArgs>? Timeout { get; init; }

    /// <summary>How answers are collected.</summary>
    [Input("buffering")]
    public Input<ProxyBufferingArgs>? Buffering { get; init; }
}

/// <summary>Time limits towards backends.</summary>
public sealed class ProxyTimeoutArgs : ResourceArgs
{
    /// <summary>To connect.</summary>
    [Input("connect")]
    public Input<string>? Connect { get; init; }

    /// <summary>Between two pieces of the answer.</summary>
    [Input("read")]
    public Input<string>? Read { get; init; }

    /// <summary>Between two pieces of the request.</summary>
    [Input("send")]
    public Input<string>? Send { get; init; }
}

/// <summary>How answers are collected.</summary>
public sealed class ProxyBufferingArgs : ResourceArgs
{
    /// <summary>Whether they are passed on as they come.</summary>
    [Input("disable", required: true)]
    public required Input<bool> Disable { get; init; }
}
