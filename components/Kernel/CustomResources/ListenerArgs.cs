using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Infra.Components.CustomResources;

internal sealed class ListenerArgs : ResourceArgs
{
    [Input("name", required: true)] public required Input<string> Name { get; init; }
    [Input("port", required: true)] public required Input<int> Port { get; init; }
    [Input("protocol", required: true)] public required Input<string> Protocol { get; init; } // HTTP, HTTPS or TLS
    [Input("hostname")] public Input<string>? Hostname { get; init; } // none for every host
    [Input("tls")] public Input<ListenerTlsArgs>? Tls { get; init; } // not with HTTP
    [Input("allowedRoutes")] public Input<AllowedRoutesArgs>? AllowedRoutes { get; init; }
}

internal sealed class ListenerTlsArgs : ResourceArgs
{
    [Input("mode", required: true)] public required Input<string> Mode { get; init; } // Terminate or Passthrough
    [Input("certificateRefs")] public InputList<CertificateRefArgs>? CertificateRefs { get; init; }
}

internal sealed class CertificateRefArgs : ResourceArgs
{
    [Input("group")] public Input<string> Group { get; init; } = ""; // the server's default, written down
    [Input("kind", required: true)] public required Input<string> Kind { get; init; } // Secret
    [Input("name", required: true)] public required Input<string> Name { get; init; }
}

internal sealed class AllowedRoutesArgs : ResourceArgs
{
    [Input("namespaces", required: true)] public required Input<NamespaceScopeArgs> Namespaces { get; init; }
}

internal sealed class NamespaceScopeArgs : ResourceArgs
{
    [Input("from", required: true)] public required Input<string> From { get; init; } // All, Same, Selector or None
    [Input("selector")] public Input<LabelSelectorArgs>? Selector { get; init; } // with Selector only
}
