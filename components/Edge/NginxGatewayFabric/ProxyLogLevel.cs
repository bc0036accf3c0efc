namespace Infra.Components.Edge;

/// <summary>NGINX's levels of severity. See https://nginx.org/en/docs/ngx_core_module.html#error_log.</summary>
public enum ProxyLogLevel
{
    /// <summary>Debugging output.</summary>
    Debug,

    /// <summary>Information.</summary>
    Info,

    /// <summary>Normal but significant events.</summary>
    Notice,

    /// <summary>Possible problems.</summary>
    Warn,

    /// <summary>Failures.</summary>
    Error,

    /// <summary>Critical failures.</summary>
    Crit,
}
