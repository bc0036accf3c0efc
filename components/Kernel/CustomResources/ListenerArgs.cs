using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Infra.Components.CustomResources;

/// <summary>One listener.</summary>
public sealed class ListenerArgs : ResourceArgs
{
    /// <summary>The name that routes attach to.</summary>
    [Input("name", required: true)]
    public required Input<string> Name { get; init; }

    /// <summary>The port.</summary>
    [Input("port", required: true)]
    public required Input<int> Port { get; init; }

    /// <summary><c>HTTP</c>, <c>HTTPS</c> or <c>TLS</c>.</summary>
    [Input("protocol", required: true)]
    public required Input<string> Protocol { get; init; }

    /// <summary>The host; none for every host.</summary>
    [Input("hostname")]
    public Input<string>? Hostname { get; init; }

    /// <summary>The TLS settings; not with <c>HTTP</c>.</summary>
    [Input("tls")]
    public Input<ListenerTlsArgs>? Tls { get; init; }

    /// <summary>Which routes may attach.</summary>
    [Input("allowedRoutes")]
    public Input<AllowedRoutesArgs>? AllowedRoutes { get; init; }
}

/// <summary>TLS settings of a listener.</summary>
public sealed class ListenerTlsArgs : ResourceArgs
{
    /// <summary><c>Terminate</c> or <c>Passthrough</c>.</summary>
    [Input("mode", required: true)]
    public required Input<string> Mode { get; init; }

    /// <summary>The Secrets with certificates.</summary>
    [Input("certificateRefs")]
    public InputList<CertificateRefArgs>? CertificateRefs { get; init; }
}

/// <summary>A Secret with a certificate.</summary>
public sealed class CertificateRefArgs : ResourceArgs
{
    /// <summary>The kind, <c>Secret</c>.</summary>
    [Input("kind", required: true)]
    public required Input<string> Kind { get; init; }

    /// <summary>The name.</summary>
    [Input("name", required: true)]
    public required Input<string> Name { get; init; }
}

/// <summary>Which routes may attach.</summary>
public sealed class AllowedRoutesArgs : ResourceArgs
{
    /// <summary>From which namespaces.</summary>
    [Input("namespaces", required: true)]
    public required Input<NamespaceScopeArgs> Namespaces { get; init; }
}

/// <summary>A choice of namespaces.</summary>
public sealed class NamespaceScopeArgs : ResourceArgs
{
    /// <summary><c>All</c>, <c>Same</c>, <c>Selector</c> or <c>None</c>.</summary>
    [Input("from", required: true)]
    public required Input<string> From { get; init; }

    /// <summary>The labels, with <c>Selector</c>.</summary>
    [Input("selector")]
    public Input<LabelSelectorArgs>? Selector { get; init; }
}
