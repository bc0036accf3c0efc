using Pulumi.Kubernetes.ApiExtensions;

namespace Infra.Components.CustomResources;

/// <summary>NGINX's settings for backends.</summary>
internal sealed class ProxySettingsPolicyResourceArgs() : CustomResourceArgs("gateway.nginx.org/v1alpha1", "ProxySettingsPolicy")
{
    [Input("spec", required: true)] public required Input<ProxySettingsPolicySpecArgs> Spec { get; init; }
}

internal sealed class ProxySettingsPolicySpecArgs : ResourceArgs
{
    // At most 16.
    [Input("targetRefs", required: true)] public required InputList<PolicyTargetRefArgs> TargetRefs { get; init; }
    [Input("timeout")] public Input<ProxyTimeoutArgs>? Timeout { get; init; }
    [Input("buffering")] public Input<ProxyBufferingArgs>? Buffering { get; init; }
}

internal sealed class ProxyTimeoutArgs : ResourceArgs
{
    [Input("connect")] public Input<string>? Connect { get; init; }
    [Input("read")] public Input<string>? Read { get; init; } // between two reads
    [Input("send")] public Input<string>? Send { get; init; } // between two writes
}

internal sealed class ProxyBufferingArgs : ResourceArgs
{
    [Input("disable")] public Input<bool>? Disable { get; set; }
    [Input("bufferSize")] public Input<string>? BufferSize { get; init; } // of the headers
    [Input("buffers")] public Input<ProxyBuffersArgs>? Buffers { get; init; }
    [Input("busyBuffersSize")] public Input<string>? BusyBuffersSize { get; init; }
}

internal sealed class ProxyBuffersArgs : ResourceArgs
{
    [Input("number", required: true)] public required Input<int> Number { get; init; } // 2 to 256
    [Input("size", required: true)] public required Input<string> Size { get; init; }
}
