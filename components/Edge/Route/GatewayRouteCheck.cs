namespace Infra.Components.Edge;

/// <summary>What NGINX Gateway Fabric 2.6 cannot do with a route.</summary>
internal static class GatewayRouteCheck
{
    private const string Edge = "NGINX Gateway Fabric";
    private const string Settings = nameof(RouteArgs.Settings);

    public static void Run(Problems problems, RouteArgs args)
    {
        var settings = args.Settings;
        Refuse(nameof(settings.BufferRequests), settings.BufferRequests == false, "false",
            "requests that are buffered: it has no field for it", "leave it out: uploads go through a file of the proxy, however long they are");
        Refuse(nameof(settings.BodyBuffer), settings.BodyBuffer is not null, settings.BodyBuffer,
            "NGINX's own buffer: it has no field for it before 2.7", "leave it out: what does not fit goes to a file");
        Refuse(nameof(settings.Affinity), settings.Affinity is Affinity.Cookie, "Cookie",
            "affinity by the client's address: cookies are for NGINX Plus", "choose ClientAddress");
        Refuse(nameof(settings.Affinity), settings.Affinity is not null
            && args.Rules.SelectMany(rule => rule.Backends).Any(backend => backend.Endpoint is null), "a Service by its name",
            "backends that are components, whose Service the policy names", "hand it the component's endpoint");
        foreach (var (index, rule) in args.Rules.Index())
        {
            problems.AddIf(rule.Backends.Any(backend => backend.Protocol == BackendProtocol.H2c), Codes.UnsupportedByEdge,
                $"{Problems.Item(nameof(args.Rules), index)}.{nameof(rule.Backends)}", nameof(BackendProtocol.H2c),
                $"HTTP/1.1 with {Edge} before 2.7, which passes nothing else on in an HTTPRoute",
                "use gRPC-Web, which is HTTP/1.1, or choose an edge that passes HTTP/2 on: Traefik");
        }

        void Refuse(string member, bool wrong, string? actual, string allowed, string fix) =>
            problems.AddIf(wrong, Codes.UnsupportedByEdge, $"{Settings}.{member}", actual, $"with {Edge} {allowed}", fix);
    }
}
