using Infra.Rules;
using Infra.Wording;

namespace Infra.Graph.Reading;

/// <summary>Services, and the pods behind them.</summary>
internal sealed class PodParts(WiringBuilder builder)
{
    private readonly Dictionary<Workload, string> _workloads = [];
    private readonly Dictionary<(string Space, string Name), string> _services = [];
    private readonly Dictionary<Workload, List<(string Id, HashSet<long> Ports)>> _inFront = [];

    /// <summary>The workloads that are drawn, each with its id.</summary>
    public IReadOnlyDictionary<Workload, string> Workloads => _workloads;

    public void Read()
    {
        var set = builder.Set;
        var scaling = set.Of(Groups.Autoscaling, "HorizontalPodAutoscaler").ToLookup(
            hpa => (hpa.Space, hpa.Tree.TextAt("spec", "scaleTargetRef", "kind"), hpa.Tree.TextAt("spec", "scaleTargetRef", "name")));
        foreach (var workload in set.Workloads.Concat(
            set.Spaces.SelectMany(set.In).Where(workload => workload.IsImplied && IsDrawn(workload))))
        {
            _workloads[workload] = builder.Add(workload.Manifest, NodeRole.Workload,
                Notes(workload, scaling[(workload.Space, workload.Kind, workload.Manifest.Id.Name)].FirstOrDefault()));
        }

        foreach (var service in set.Of(Groups.Core, "Service"))
            Read(service);

        foreach (var (workload, id) in _workloads.Where(entry => entry.Key.IsImplied))
        {
            foreach (var name in ImpliedServices(workload.Manifest))
                _services.TryAdd((workload.Space, name), id);
        }
    }

    /// <summary>The id of a Service, or of the pods that bring one of this name; null when there is none.</summary>
    public string? ServiceOf(string space, string name) => _services.GetValueOrDefault((space, name));

    /// <summary>What stands in front of the pods of a workload on one of these ports: a Service, or else the workload itself.</summary>
    public string InFrontOf(Workload workload, IReadOnlyCollection<long> ports) =>
        _inFront.TryGetValue(workload, out var services)
            && services.Find(service => ports.Count == 0 || service.Ports.Overlaps(ports)).Id is { } id
            ? id : _workloads[workload];

    private static bool IsDrawn(Workload workload) => workload.Kind is not ("Gateway" or "Certificate");

    private static IEnumerable<string> ImpliedServices(Manifest manifest) => manifest.Id.Kind switch
    {
        "Cluster" => [manifest.Id.Name + "-rw", manifest.Id.Name + "-ro", manifest.Id.Name + "-r"],
        "Keycloak" => [manifest.Tree.TextAt("spec", "http", "serviceName") ?? manifest.Id.Name + "-service"],
        _ => [manifest.Id.Name],
    };

    private void Read(Manifest service)
    {
        var set = builder.Set;
        var (space, spec) = (service.Space, service.Tree.Map("spec"));
        var ports = spec.Maps("ports").Select(port => port.Item).ToList();
        var shown = string.Join(' ', ports.Select(Shown).Distinct(StringComparer.Ordinal));
        var id = builder.Add(service, NodeRole.Service, shown.Length > 0 ? [shown] : [], ports.Select(port => $"port {Shown(port)}"));
        _services[(space, service.Id.Name)] = id;
        foreach (var (workload, port) in Rules.Network.Targets.Of(set, service, space, service.Id.Name, null))
        {
            if (!_workloads.TryGetValue(workload, out var target))
                continue;

            builder.Connect(id, target, string.Create(CultureInfo.InvariantCulture, $"port {port}"));
            if (!_inFront.TryGetValue(workload, out var services))
                _inFront[workload] = services = [];

            if (services.Find(s => s.Id == id).Ports is { } known)
                known.Add(port);
            else
                services.Add((id, [port]));
        }

        if (spec.MapAt("selector") is null or { Count: 0 })
            Outside(service, space, id);
    }

    // A Service without a selector leads out of the cluster.
    private void Outside(Manifest service, string space, string id)
    {
        var set = builder.Set;
        if (service.Tree.TextAt("spec", "externalName") is { } host)
            builder.Connect(id, Addresses.Add(builder, host, null));

        var slices = set.Of(Groups.Discovery, "EndpointSlice")
            .Where(slice =>
                slice.Space == space && slice.Tree.MapAt("metadata", "labels")?.Text("kubernetes.io/service-name") == service.Id.Name)
            .Select(slice => (Addresses: slice.Tree.Maps("endpoints")
            .SelectMany(endpoint => endpoint.Item.Texts("addresses")), Ports: slice.Tree.Maps("ports")));
        var endpoints = set.Of(Groups.Core, "Endpoints").Where(found => found.Space == space && found.Id.Name == service.Id.Name)
            .SelectMany(found => found.Tree.Maps("subsets")).Select(subset =>
                (Addresses: subset.Item.Maps("addresses").Select(address => address.Item.Text("ip"))
                    .OfType<string>(), Ports: subset.Item.Maps("ports")));
        foreach (var (addresses, ports) in slices.Concat(endpoints))
        {
            var port = string.Join(' ', ports.Select(p => ":" + p.Item.Number("port")?.ToString(CultureInfo.InvariantCulture)));
            foreach (var address in addresses)
                builder.Connect(id, Addresses.Add(builder, address, port));
        }
    }

    private static string Shown(MapNode port) => string.Create(CultureInfo.InvariantCulture, $":{port.Number("port")}");

    private static IEnumerable<string> Notes(Workload workload, Manifest? scaling)
    {
        var pods = scaling is not null
            ? string.Create(CultureInfo.InvariantCulture,
                $"{scaling.Tree.MapAt("spec").Number("minReplicas") ?? 1}-{scaling.Tree.MapAt("spec").Number("maxReplicas")} pods")
            : (workload.Replicas ?? workload.Manifest.Tree.MapAt("spec").Number("instances")) is { } number
                ? Words.Count((int)number, "pod")
            : null;
        yield return pods is null ? workload.Kind : $"{workload.Kind}, {pods}";
        foreach (var image in workload.Containers.Where(container => !container.IsInit).Select(container => container.Image)
            .OfType<string>().Distinct(StringComparer.Ordinal))
        {
            yield return ShortImage(image);
        }
    }

    // A digest says nothing to the eye, and the registry is the same for all.
    private static string ShortImage(string image)
    {
        var bare = image.IndexOf("@sha", StringComparison.Ordinal) is > 0 and var digest ? image[..digest] : image;
        return bare[(bare.AsSpan().LastIndexOfAny('/', '@') + 1)..];
    }
}
