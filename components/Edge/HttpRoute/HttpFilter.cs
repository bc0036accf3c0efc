namespace Infra.Components.Edge;

/// <summary>A change between client and backend.</summary>
public abstract record HttpFilter
{
    private HttpFilter()
    {
    }

    /// <summary>Changes headers of the request.</summary>
    public sealed record RequestHeaders : HttpFilter
    {
        /// <inheritdoc cref="HeaderChanges"/>
        public required HeaderChanges Changes { get; init; }
    }

    /// <summary>Changes headers of the response.</summary>
    public sealed record ResponseHeaders : HttpFilter
    {
        /// <inheritdoc cref="HeaderChanges"/>
        public required HeaderChanges Changes { get; init; }
    }

    /// <summary>Asks the backend for another host or path than the client asked for. At least one of the two.</summary>
    public sealed record Rewrite : HttpFilter
    {
        /// <summary>The host. Default: unchanged.</summary>
        [HostName]
        public string? Host { get; init; }

        /// <summary>The path. Default: unchanged.</summary>
        public PathChange? Path { get; init; }
    }

    /// <summary>Sends the client elsewhere; the rule has no backend then.</summary>
    public sealed record Redirect : HttpFilter
    {
        /// <summary>The scheme, <c>http</c> or <c>https</c>. Default: unchanged.</summary>
        [Matches("https?", "http or https")]
        public string? Scheme { get; init; }

        /// <summary>The host. Default: unchanged.</summary>
        [HostName]
        public string? Host { get; init; }

        /// <summary>The port. Default: the scheme's own, or unchanged when there is no scheme.</summary>
        [Port]
        public int? Port { get; init; }

        /// <summary>The path. Default: unchanged.</summary>
        public PathChange? Path { get; init; }

        /// <summary>The status. Default: 302, found.</summary>
        public RedirectStatus Status { get; init; } = RedirectStatus.Found;
    }
}
