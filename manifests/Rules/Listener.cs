namespace Infra.Rules;

/// <summary>One listener of a Gateway or ListenerSet.</summary>
/// <param name="Gateway">The Gateway that it works on; null when it is unknown.</param>
internal sealed record Listener(Manifest Owner, string Space, Manifest? Gateway, MapNode Tree, string Path)
{
    public string Name { get; } = Tree.Text("name") ?? "";

    public long Port { get; } = Tree.Number("port") ?? 0;

    public string Protocol { get; } = Tree.Text("protocol") ?? "";

    /// <summary>The host; null for every host.</summary>
    public string? Host { get; } = Tree.Text("hostname") is { Length: > 0 } host ? host : null;

    /// <summary>Whether TLS ends here.</summary>
    public bool Terminates => Protocol is "HTTPS" or "TLS" && Tree.TextAt("tls", "mode") is null or "Terminate";

    /// <summary>From which namespaces routes may attach: <c>All</c>, <c>Same</c>, <c>Selector</c> or <c>None</c>.</summary>
    public string RoutesFrom => Tree.TextAt("allowedRoutes", "namespaces", "from") ?? "Same";

    /// <summary>
    /// Whether routes of a kind may attach: what the protocol carries, and of that what the listener names. A protocol of a controller's
    /// own may carry anything.
    /// </summary>
    public bool Takes(string kind) => Protocol switch
    {
        "HTTP" or "HTTPS" => kind is "HTTPRoute" or "GRPCRoute",
        "TLS" => kind == "TLSRoute" || (kind == "TCPRoute" && Terminates),
        "TCP" => kind == "TCPRoute",
        "UDP" => kind == "UDPRoute",
        _ => true,
    } && (Tree.MapAt("allowedRoutes")?.List("kinds") is not { Items.Count: > 0 }
        || Tree.MapAt("allowedRoutes").Maps("kinds").Any(allowed => allowed.Item.Text("kind") == kind));

    /// <summary>The Secrets with its certificates, each with its path. Other kinds are left out.</summary>
    public IEnumerable<(string Space, string Name, string Path)> Secrets()
    {
        foreach (var (reference, path) in Tree.Map("tls").Maps("certificateRefs", Path + ".tls"))
        {
            if (reference.Text("kind") is null or "Secret" && reference.Text("name") is { } name)
                yield return (reference.Text("namespace") ?? Space, name, path);
        }
    }

    public bool Serves(string host) => Host is null || Hosts.Meet(Host, host);
}
