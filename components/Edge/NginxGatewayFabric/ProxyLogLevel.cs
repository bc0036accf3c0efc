namespace Infra.Components.Edge;

/// <summary>NGINX's levels of severity. See https://nginx.org/en/docs/ngx_core_module.html#error_log.</summary>
public enum ProxyLogLevel
{
    /// <summary>Everything.</summary>
    Debug,

    /// <summary>What may interest somebody.</summary>
    Info,

    /// <summary>What is worth a notice.</summary>
    Notice,

    /// <summary>What may be wrong.</summary>
    Warn,

    /// <summary>What went wrong.</summary>
    Error,

    /// <summary>What is critical.</summary>
    Crit,
}
