using Pulumi.Kubernetes.ApiExtensions;

namespace Infra.Components.CustomResources;

/// <summary>NGINX's settings for clients.</summary>
internal sealed class ClientSettingsPolicyResourceArgs() : CustomResourceArgs("gateway.nginx.org/v1alpha1", "ClientSettingsPolicy")
{
    [Input("spec", required: true)] public required Input<ClientSettingsPolicySpecArgs> Spec { get; init; }
}

internal sealed class ClientSettingsPolicySpecArgs : ResourceArgs
{
    [Input("targetRef", required: true)] public required Input<PolicyTargetRefArgs> TargetRef { get; init; }
    [Input("body")] public Input<ClientBodyArgs>? Body { get; init; }
    [Input("keepAlive")] public Input<ClientKeepAliveArgs>? KeepAlive { get; init; }
}

internal sealed class ClientBodyArgs : ResourceArgs
{
    [Input("maxSize")] public Input<string>? MaxSize { get; init; }
    [Input("timeout")] public Input<string>? Timeout { get; init; } // The longest pause within one
}

internal sealed class ClientKeepAliveArgs : ResourceArgs
{
    [Input("requests")] public Input<int>? Requests { get; init; }
    [Input("timeout")] public Input<ClientKeepAliveTimeoutArgs>? Timeout { get; init; }
}

internal sealed class ClientKeepAliveTimeoutArgs : ResourceArgs
{
    [Input("server", required: true)] public required Input<string> Server { get; init; }
}
