using Infra.Rules;

namespace Infra.Adoption;

/// <summary>
/// Which hosts a cluster serves, and by which pods: listener, route, Service, pods that the admission takes back and that network policies
/// let the proxies reach.
/// </summary>
internal sealed class ServedHosts
{
    private const string Http = "HTTP";
    private const string Https = "HTTPS";

    private readonly ManifestSet _set;
    private readonly ILookup<Listener, Manifest> _routes;

    private ServedHosts(ManifestSet set)
    {
        _set = set;
        _routes = set.Gateways.Parents.SelectMany(parent => parent.Listeners.Select(listener => (listener, parent.Route)))
            .ToLookup(pair => pair.listener, pair => pair.Route, ReferenceEqualityComparer.Instance as IEqualityComparer<Listener>);
    }

    /// <summary>Every host that something listens for, by host and protocol.</summary>
    /// <param name="state">The objects of a cluster.</param>
    public static IReadOnlyList<ServedHost> Of(Inventory state)
    {
        var set = new ManifestSet(state, new CheckOptions());
        var served = new ServedHosts(set);
        return
        [
            .. served.Programmed().Where(listener => listener is { Host: not null, Protocol: Http or Https })
                .Select(served.Serve).OrderBy(host => host.Host, StringComparer.Ordinal)
                .ThenBy(host => host.Protocol, StringComparer.Ordinal),
        ];
    }

    // Of listeners for one port and host the Gateway's own counts; among ListenerSets the oldest one does, then the first by its name.
    private IEnumerable<Listener> Programmed() => _set.Gateways.Listeners
        .Where(listener => listener.Gateway is not null && IsLetIn(listener))
        .GroupBy(listener => (listener.Gateway!.Id, listener.Port, listener.Host))
        .Select(same => same.OrderBy(listener => listener.Owner.Id.Kind == "Gateway" ? 0 : 1)
            .ThenBy(listener => listener.Owner.Tree.TextAt("metadata", "creationTimestamp") ?? "~", StringComparer.Ordinal)
            .ThenBy(listener => listener.Owner.Id, ObjectId.Order).First());

    private bool IsLetIn(Listener listener) => ReferenceEquals(listener.Owner, listener.Gateway) || _set.Gateways.Allows(
        listener.Gateway!.Tree.MapAt("spec", "allowedListeners", "namespaces"), "None", listener.Gateway.Space, listener.Space);

    private ServedHost Serve(Listener listener)
    {
        var missing = listener.Secrets().FirstOrDefault(secret => !IsThere(listener, secret.Space, secret.Name)).Name;
        if (listener.Protocol == Https && missing is not null)
            return new ServedHost(listener.Host!, listener.Protocol, [], $"no certificate: {missing}");

        ServedHost? failed = null;
        foreach (var route in Routes(listener))
        {
            var host = Serve(listener, route);
            if (host.By.Count > 0)
                return host;

            failed ??= host;
        }

        return failed ?? new ServedHost(listener.Host!, listener.Protocol, [], "no route");
    }

    private bool IsThere(Listener listener, string space, string name) =>
        _set.Existence.Of(listener.Owner, Groups.Core, "Secret", space, name).IsSure;

    // A route that names the host comes before one that takes what the listener has; of equal ones the older one counts.
    private IEnumerable<Manifest> Routes(Listener listener) => _routes[listener].Distinct()
        .Where(route => GatewayGraph.HostsOf(route).ToList() is var hosts && (hosts.Count == 0 || hosts.Exists(listener.Serves)))
        .OrderBy(route => GatewayGraph.HostsOf(route).Any() ? 0 : 1)
        .ThenBy(route => route.Tree.TextAt("metadata", "creationTimestamp") ?? "~", StringComparer.Ordinal)
        .ThenBy(route => route.Id, ObjectId.Order);

    private ServedHost Serve(Listener listener, Manifest route)
    {
        if (GatewayGraph.FiltersOf(route).Any(filter => filter.Item.Map("requestRedirect") is not null))
            return new ServedHost(listener.Host!, listener.Protocol, ["redirect"], null);

        var (by, why) = (new List<string>(), (string?)null);
        foreach (var (backend, _) in GatewayGraph.BackendsOf(route))
        {
            var (pods, reason) = Backend(listener, route, backend);
            by.AddRange(pods);
            why ??= reason;
        }

        return new ServedHost(listener.Host!, listener.Protocol, [.. by.Distinct().Order(StringComparer.Ordinal)],
            by.Count > 0 ? null : why ?? "no backend");
    }

    private (IReadOnlyList<string> Pods, string? Why) Backend(Listener listener, Manifest route, MapNode backend)
    {
        var (space, name) = (backend.Text("namespace") ?? route.Space, backend.Text("name") ?? "");
        if (_set.Find(Groups.Core, "Service", space, name) is not { } service)
            return ([], $"no Service {space}/{name}");

        var port = service.Items("ports").Select(item => item.Item).FirstOrDefault(item => item.Number("port") == backend.Number("port"));
        if (port is null)
            return ([], $"Service {space}/{name} has no such port");

        if (service.Tree.MapAt("spec", "selector") is not { } labels)
            return Addresses(service);

        var target = port.Number("targetPort") ?? (port["targetPort"] is null ? port.Number("port") : null);
        var pods = _set.Select(space, LabelSelector.Of(labels)).Where(workload => workload.Replicas is not 0).ToList();
        var (ready, why) = (new List<string>(), pods.Count == 0 ? $"no pod behind Service {space}/{name}" : null);
        foreach (var workload in pods)
        {
            var reason = Unreachable(listener, workload, target);
            why ??= reason;
            if (reason is null)
                ready.Add($"{workload.Kind} {workload.Space}/{workload.Manifest.Id.Name}");
        }

        return (ready, ready.Count > 0 ? null : why);
    }

    private string? Unreachable(Listener listener, Workload workload, long? target)
    {
        var subject = $"{workload.Kind} {workload.Space}/{workload.Manifest.Id.Name}";
        if (RestrictedPods.Refusal(workload, _set.NamespaceLabels(workload.Space)) is { } refusal)
            return $"{subject}: its namespace takes no new pod of it ({refusal})";

        if (!_set.Policies.LetsOutToDns(workload))
            return $"{subject} may not ask for names";

        var port = target
            ?? workload.Containers.SelectMany(container => container.Ports()).Select(known => (long?)known.Number).FirstOrDefault() ?? 0;
        var proxies = _set.ImpliedWorkloads.Where(proxy => ReferenceEquals(proxy.Manifest, listener.Gateway)).ToList();
        return proxies.Exists(proxy => !_set.Policies.LetsIn(workload, proxy, port) || !_set.Policies.LetsOut(proxy, workload, port))
            ? $"{subject}: network policies keep the proxies out" : null;
    }

    private (IReadOnlyList<string> Pods, string? Why) Addresses(Manifest service)
    {
        var slices = _set.Of(Groups.Discovery, "EndpointSlice")
            .Where(slice => slice.Space == service.Space
                && slice.Tree.TextAt("metadata", "labels", "kubernetes.io/service-name") == service.Id.Name)
            .SelectMany(slice => slice.Tree.Maps("endpoints")).SelectMany(endpoint => endpoint.Item.Texts("addresses"));
        var endpoints = _set.Find(Groups.Core, "Endpoints", service.Space, service.Id.Name)?.Tree.Maps("subsets")
            .SelectMany(subset => subset.Item.Maps("addresses")).Select(address => address.Item.Text("ip")).OfType<string>() ?? [];
        List<string> all = [.. slices.Concat(endpoints).Distinct().Order(StringComparer.Ordinal)];
        return (all, all.Count > 0 ? null : $"no address behind Service {service.Space}/{service.Id.Name}");
    }
}

/// <summary>A host and who answers for it.</summary>
/// <param name="Host">The host.</param>
/// <param name="Protocol"><c>HTTP</c> or <c>HTTPS</c>.</param>
/// <param name="By">The workloads or addresses that answer, or <c>redirect</c>; empty when no one does.</param>
/// <param name="Why">Why no one answers; null when someone does.</param>
internal sealed record ServedHost(string Host, string Protocol, IReadOnlyList<string> By, string? Why);
