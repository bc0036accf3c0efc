namespace Infra.Components.Edge;

/// <summary>A route at a Gateway: an HTTPRoute, and the policies of NGINX Gateway Fabric that it needs.</summary>
internal static class GatewayRoute
{
    public static HttpRoute Make(string name, RouteArgs args, ComponentResourceOptions? options)
    {
        var route = new HttpRoute(name, new HttpRouteArgs
        {
            Namespace = args.Namespace,
            Name = args.Name,
            Exposures = args.Exposures,
            Rules = args.Settings.Cors is { } cors ? [.. args.Rules.Select(rule => rule with { Cors = cors })] : args.Rules,
        }, options);
        var settings = args.Settings;
        var beside = new ComponentResourceOptions { Parent = options?.Parent };
        if (settings.MaxBodySize is not null || settings.BodyTimeout is not null)
        {
            _ = new ClientSettingsPolicy(name, new ClientSettingsPolicyArgs
            {
                Name = args.PolicyName,
                Target = PolicyTarget.Of(route),
                MaxBodySize = settings.MaxBodySize,
                BodyTimeout = settings.BodyTimeout,
            }, beside);
        }

        var proxy = new ProxySettingsPolicyArgs
        {
            Name = args.PolicyName,
            Targets = [PolicyTarget.Of(route)],
            ConnectTimeout = settings.ConnectTimeout,
            ReadTimeout = settings.ReadTimeout,
            SendTimeout = settings.SendTimeout,
            Buffering = settings.BufferResponses,
            Buffers = settings.ResponseBuffers,
        };
        if (!proxy.IsEmpty)
            _ = new ProxySettingsPolicy(name, proxy, beside);

        if (settings.Affinity is Affinity.ClientAddress)
        {
            _ = new UpstreamSettingsPolicy(name, new UpstreamSettingsPolicyArgs
            {
                Name = args.PolicyName,
                Services = [.. Endpoints(args)],
                Route = route,
                LoadBalancing = LoadBalancingMethod.IpHash,
            }, beside);
        }

        return route;
    }

    internal static IEnumerable<Endpoint> Endpoints(RouteArgs args) => args.Rules.SelectMany(rule => rule.Backends)
        .Select(backend => backend.Endpoint).OfType<Endpoint>().DistinctBy(endpoint => endpoint.Service);
}
