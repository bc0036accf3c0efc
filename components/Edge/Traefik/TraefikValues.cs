namespace Infra.Components.Edge;

/// <summary>The values of Traefik's chart. What its chart has renamed over time is given as arguments of the program, which have not changed.</summary>
internal static class TraefikValues
{
    private static readonly string[] EntryPoints = ["web", "websecure"];

    public static Dictionary<string, object> Of(TraefikArgs args)
    {
        var spec = new Dictionary<string, object>
        {
            ["externalTrafficPolicy"] = args.OwnService.KeepClientAddress ? "Local" : "Cluster",
        };
        if (args.OwnService is EdgeService.LoadBalancer balancer)
        {
            if (balancer.Class is not null)
                spec["loadBalancerClass"] = balancer.Class;

            if (balancer.SourceRanges.Count > 0)
                spec["loadBalancerSourceRanges"] = balancer.SourceRanges.ToArray();
        }

        var service = new Dictionary<string, object> { ["spec"] = spec };
        if (args.Annotations.Count > 0)
            service["annotations"] = args.Annotations.ToDictionary(note => note.Key, note => (object)note.Value, StringComparer.Ordinal);

        var values = new Dictionary<string, object>
        {
            ["deployment"] = new Dictionary<string, object> { ["replicas"] = args.Replicas },
            ["service"] = service,
            ["additionalArguments"] = Arguments(args).ToArray(),
        };
        if (args.OwnService is EdgeService.NodePort ports)
        {
            spec["type"] = "NodePort";
            values["ports"] = Ports(ports);
        }

        if (!args.Packaged)
        {
            values["ingressClass"] = new Dictionary<string, object>
            {
                ["enabled"] = true,
                ["isDefaultClass"] = false,
                ["name"] = args.IngressClass,
            };
            values.Mirror(args.Cluster.Mirrors, "docker.io/traefik", "image");
        }

        values.Give(args.Resources);
        return values;
    }

    private static Dictionary<string, object> Ports(EdgeService.NodePort ports)
    {
        var values = new Dictionary<string, object>();
        if (ports.Http is { } http)
            values["web"] = new Dictionary<string, object> { ["nodePort"] = http };

        if (ports.Https is { } https)
            values["websecure"] = new Dictionary<string, object> { ["nodePort"] = https };

        return values;
    }

    private static IEnumerable<string> Arguments(TraefikArgs args)
    {
        if (args.AccessLog)
            yield return "--accesslog=true";

        foreach (var point in EntryPoints)
        {
            yield return $"--entryPoints.{point}.transport.respondingTimeouts.readTimeout={args.RequestTimeout}";
            if (args.ClientAddress is not { } client)
                continue;

            var source = client.Source == ClientAddressSource.ProxyProtocol ? "proxyProtocol" : "forwardedHeaders";
            yield return $"--entryPoints.{point}.{source}.trustedIPs={string.Join(',', client.TrustedAddresses)}";
        }
    }
}
