namespace Infra.Components.Edge;

/// <summary>How a path is compared.</summary>
public enum PathType
{
    /// <summary>The whole path.</summary>
    Exact,

    /// <summary>Its first elements: <c>/shop</c> matches <c>/shop</c> and <c>/shop/cart</c>, not <c>/shopping</c>.</summary>
    Prefix,

    /// <summary>A regular expression in RE2's syntax.</summary>
    Regex,
}

/// <summary>The methods of HTTP that NGINX Gateway Fabric tells apart (internal/controller/nginx/config/validation).</summary>
public enum HttpMethod
{
    /// <summary>GET.</summary>
    Get,

    /// <summary>HEAD.</summary>
    Head,

    /// <summary>POST.</summary>
    Post,

    /// <summary>PUT.</summary>
    Put,

    /// <summary>DELETE.</summary>
    Delete,

    /// <summary>OPTIONS.</summary>
    Options,

    /// <summary>PATCH.</summary>
    Patch,
}

/// <summary>The requests that a rule applies to. All conditions must match.</summary>
public sealed record HttpMatch
{
    /// <summary>The path. Default: <c>/</c>.</summary>
    public string Path { get; init; } = "/";

    /// <summary>How the path is compared. Default: by its first elements.</summary>
    public PathType PathType { get; init; } = PathType.Prefix;

    /// <summary>The method. Default: any.</summary>
    public HttpMethod? Method { get; init; }

    /// <summary>Headers and their exact values. At most 16. Default: any.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Query parameters and their exact values. At most 16. Default: any.</summary>
    public IReadOnlyDictionary<string, string> Query { get; init; } = new Dictionary<string, string>();

    /// <summary>Requests to paths that begin with these elements.</summary>
    /// <param name="path">The beginning, from the first slash on.</param>
    public static HttpMatch Prefix(string path) => new() { Path = path };

    /// <summary>Requests of exactly this path.</summary>
    /// <param name="path">The path, from the first slash on.</param>
    public static HttpMatch Exact(string path) => new() { Path = path, PathType = PathType.Exact };

    /// <summary>Requests to paths that match.</summary>
    /// <param name="pattern">The regular expression, in RE2's syntax.</param>
    public static HttpMatch Regex(string pattern) => new() { Path = pattern, PathType = PathType.Regex };
}
