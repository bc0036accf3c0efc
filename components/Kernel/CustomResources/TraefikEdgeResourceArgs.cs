using Pulumi.Kubernetes.ApiExtensions;

namespace Infra.Components.CustomResources;

/// <summary>How Traefik reaches backends.</summary>
internal sealed class ServersTransportResourceArgs() : CustomResourceArgs("traefik.io/v1alpha1", "ServersTransport")
{
    [Input("spec", required: true)] public required Input<ServersTransportSpecArgs> Spec { get; init; }
}

internal sealed class ServersTransportSpecArgs : ResourceArgs
{
    [Input("forwardingTimeouts", required: true)] public required Input<ForwardingTimeoutsArgs> ForwardingTimeouts { get; init; }
}

internal sealed class ForwardingTimeoutsArgs : ResourceArgs
{
    [Input("dialTimeout")] public Input<string>? DialTimeout { get; init; }
    [Input("responseHeaderTimeout")] public Input<string>? ResponseHeaderTimeout { get; init; } // to the first byte of the answer
}

/// <summary>How Traefik speaks TLS; the one named <c>default</c> is for all hosts.</summary>
internal sealed class TlsOptionResourceArgs() : CustomResourceArgs("traefik.io/v1alpha1", "TLSOption")
{
    [Input("spec", required: true)] public required Input<TlsOptionSpecArgs> Spec { get; init; }
}

internal sealed class TlsOptionSpecArgs : ResourceArgs
{
    [Input("minVersion", required: true)] public required Input<string> MinVersion { get; init; }
    [Input("sniStrict", required: true)] public required Input<bool> SniStrict { get; init; } // no certificate, no handshake
}

/// <summary>Further values for a chart that k3s brings.</summary>
internal sealed class HelmChartConfigResourceArgs() : CustomResourceArgs("helm.cattle.io/v1", "HelmChartConfig")
{
    [Input("spec", required: true)] public required Input<HelmChartConfigSpecArgs> Spec { get; init; }
}

internal sealed class HelmChartConfigSpecArgs : ResourceArgs
{
    [Input("valuesContent", required: true)] public required Input<string> ValuesContent { get; init; } // YAML
}
