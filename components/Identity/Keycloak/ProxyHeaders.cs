namespace Infra.Components.Identity;

/// <summary>
/// The headers in which the gateway says who asked for what. Both are forgeable where the gateway does not overwrite them.
/// </summary>
public enum ProxyHeaders
{
    /// <summary><c>X-Forwarded-For</c>, <c>-Proto</c>, <c>-Host</c> and <c>-Port</c>, as NGINX Gateway Fabric sets them.</summary>
    XForwarded,

    /// <summary><c>Forwarded</c> of RFC 7239, which most gateways have to be told to set.</summary>
    Forwarded,
}
