using Pulumi.Kubernetes.ApiExtensions;

namespace Infra.Components.CustomResources;

/// <summary>A route of Traefik.</summary>
internal sealed class IngressRouteResourceArgs() : CustomResourceArgs("traefik.io/v1alpha1", "IngressRoute")
{
    [Input("spec", required: true)] public required Input<IngressRouteSpecArgs> Spec { get; init; }
}

internal sealed class IngressRouteSpecArgs : ResourceArgs
{
    [Input("entryPoints", required: true)] public required InputList<string> EntryPoints { get; init; } // web, websecure
    [Input("routes", required: true)] public required InputList<IngressRouteRuleArgs> Routes { get; init; }
    [Input("tls")] public Input<IngressRouteTlsArgs>? Tls { get; init; }
}

internal sealed class IngressRouteTlsArgs : ResourceArgs
{
    [Input("secretName", required: true)] public required Input<string> SecretName { get; init; } // in the route's namespace
}

internal sealed class IngressRouteRuleArgs : ResourceArgs
{
    [Input("kind")] public Input<string> Kind { get; init; } = "Rule";
    [Input("match", required: true)] public required Input<string> Match { get; init; }
    [Input("priority", required: true)] public required Input<int> Priority { get; init; } // the highest wins
    [Input("middlewares")] public InputList<TraefikNameArgs>? Middlewares { get; init; } // in this order
    [Input("services", required: true)] public required InputList<IngressRouteServiceArgs> Services { get; init; }
}

internal sealed class TraefikNameArgs : ResourceArgs
{
    [Input("name", required: true)] public required Input<string> Name { get; init; }
}

internal sealed class IngressRouteServiceArgs : ResourceArgs
{
    [Input("kind")] public Input<string> Kind { get; init; } = "Service"; // or TraefikService
    [Input("name", required: true)] public required Input<string> Name { get; init; }
    [Input("port")] public Input<int>? Port { get; init; } // none for what Traefik brings itself
    [Input("scheme")] public Input<string>? Scheme { get; init; } // h2c
    [Input("weight")] public Input<int>? Weight { get; init; }
    [Input("strategy")] public Input<string>? Strategy { get; init; } // hrw
    [Input("sticky")] public Input<TraefikStickyArgs>? Sticky { get; init; }
    [Input("serversTransport")] public Input<string>? ServersTransport { get; init; }
    [Input("responseForwarding")] public Input<TraefikForwardingArgs>? ResponseForwarding { get; init; }
}

internal sealed class TraefikStickyArgs : ResourceArgs
{
    [Input("cookie", required: true)] public required Input<TraefikCookieArgs> Cookie { get; init; }
}

internal sealed class TraefikCookieArgs : ResourceArgs
{
    [Input("name", required: true)] public required Input<string> Name { get; init; }
    [Input("secure", required: true)] public required Input<bool> Secure { get; init; }
    [Input("httpOnly", required: true)] public required Input<bool> HttpOnly { get; init; }
    [Input("sameSite", required: true)] public required Input<string> SameSite { get; init; } // none, lax, strict
    [Input("maxAge")] public Input<int>? MaxAge { get; init; } // seconds
}

internal sealed class TraefikForwardingArgs : ResourceArgs
{
    [Input("flushInterval", required: true)] public required Input<string> FlushInterval { get; init; }
}
