namespace Infra.Rules.Links;

/// <summary>Ports that monitors and network policies name, and that the Services and pods they select have to have.</summary>
internal static class NamedPorts
{
    private const string Fix = "write the name of one of them";

    public static void Check(ManifestSet set, Report report)
    {
        foreach (var monitor in set.Of(Groups.Monitoring, "ServiceMonitor"))
            CheckServices(set, monitor, report);

        foreach (var monitor in set.Of(Groups.Monitoring, "PodMonitor"))
        {
            CheckPods(set, monitor, Monitors.Spaces(set, monitor), monitor.Tree.MapAt("spec", "selector"),
                Endpoints(monitor, "podMetricsEndpoints"), report);
        }

        foreach (var policy in set.Of(Groups.Networking, "NetworkPolicy"))
        {
            var ports = policy.Items("ingress").SelectMany(rule => rule.Item.Maps("ports", rule.Path))
                .Select(port => (port.Item.Text("port"), port.Path + ".port"));
            CheckPods(set, policy, [policy.Space], policy.Tree.MapAt("spec", "podSelector"), ports, report);
        }
    }

    private static void CheckServices(ManifestSet set, Manifest monitor, Report report)
    {
        var services = Monitors.Services(set, monitor).ToList();
        var names = services.SelectMany(service => service.Items("ports")).Select(port => port.Item.Text("name")).OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        // A Service that an operator makes may have the port.
        Severity? severity = Monitors.MaySelectOthers(set, monitor) ? Severity.Information : null;
        foreach (var (port, path) in Endpoints(monitor, "endpoints"))
        {
            report.AddIf(services.Count > 0 && port is not null && !names.Contains(port), monitor, path, port,
                $"a port of Service {services.FirstOrDefault()?.Id.Name}: {Shown(names)}", Fix, severity);
        }
    }

    private static void CheckPods(ManifestSet set, Manifest on, IEnumerable<string> spaces, MapNode? selector,
        IEnumerable<(string? Port, string Path)> ports, Report report)
    {
        var asked = ports.Where(port => port.Port is not null && !long.TryParse(port.Port, out _)).ToList();
        if (asked.Count == 0 || selector is null)
            return;

        var chosen = new LabelSelector(selector);
        var workloads = spaces.SelectMany(space => set.Select(space, chosen)).ToList();
        if (workloads.Count == 0 || workloads.Exists(workload => workload.IsImplied))
            return;

        var names = workloads.SelectMany(workload => workload.Containers).SelectMany(container => container.Ports())
            .Select(port => port.Name).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var (port, path) in asked.Where(port => !names.Contains(port.Port!)))
            report.Add(on, path, port, $"a port of {workloads[0].Kind} {workloads[0].Manifest.Id.Name}: {Shown(names)}", Fix);
    }

    private static IEnumerable<(string? Port, string Path)> Endpoints(Manifest monitor, string key) =>
        monitor.Items(key).Select(endpoint => (endpoint.Item.Text("port"), endpoint.Path + ".port"));

    private static string Shown(IEnumerable<string> names) =>
        string.Join(", ", names.Order(StringComparer.Ordinal).DefaultIfEmpty("none has a name"));
}
