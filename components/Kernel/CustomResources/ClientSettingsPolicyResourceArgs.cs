using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace Infra.Components.CustomResources;

/// <summary>How NGINX deals with clients.</summary>
public sealed class ClientSettingsPolicyResourceArgs() : CustomResourceArgs("gateway.nginx.org/v1alpha1", "ClientSettingsPolicy")
{
    /// <summary>What is wanted.</summary>
    [Input("spec", required: true)]
    public required Input<ClientSettingsPolicySpecArgs> Spec { get; init; }
}

/// <summary>How NGINX deals with the clients of one target.</summary>
public sealed class ClientSettingsPolicySpecArgs : ResourceArgs
{
    /// <summary>The Gateway or route.</summary>
    [Input("targetRef", required: true)]
    public required Input<PolicyTargetRefArgs> TargetRef { get; init; }

    /// <summary>The bodies of requests.</summary>
    [Input("body")]
    public Input<ClientBodyArgs>? Body { get; init; }

    /// <summary>Idle connections.</summary>
    [Input("keepAlive")]
    public Input<ClientKeepAliveArgs>? KeepAlive { get; init; }
}

/// <summary>The bodies of requests.</summary>
public sealed class ClientBodyArgs : ResourceArgs
{
    /// <summary>The largest one.</summary>
    [Input("maxSize")]
    public Input<string>? MaxSize { get; init; }

    /// <summary>The longest pause within one.</summary>
    [Input("timeout")]
    public Input<string>? Timeout { get; init; }
}

/// <summary>Idle connections.</summary>
public sealed class ClientKeepAliveArgs : ResourceArgs
{
    /// <summary>How many requests one connection may carry.</summary>
    [Input("requests")]
    public Input<int>? Requests { get; init; }

    /// <summary>How long one stays open.</summary>
    [Input("timeout")]
    public Input<ClientKeepAliveTimeoutArgs>? Timeout { get; init; }
}

/// <summary>How long an idle connection stays open.</summary>
public sealed class ClientKeepAliveTimeoutArgs : ResourceArgs
{
    /// <summary>The time.</summary>
    [Input("server", required: true)]
    public required Input<string> Server { get; init; }
}
