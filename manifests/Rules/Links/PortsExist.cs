namespace Infra.Rules.Links;

internal sealed class PortsExist : IRule
{
    public RuleInfo Info { get; } = new("R05", "ports-exist", Severity.Error, "port that no container listens on")
    {
        Description = """
            A Service that sends to a port which no container of its pods names, a probe on such a port, or a route to a port that the
            Service does not offer: each fails only when the first request comes. Containers that name no port at all are taken to listen on
            any number, and never on a name. The same holds for the ports that monitors and network policies name: one that no selected
            Service or pod has is scraped or opened nowhere.
            """,
        Remediation = "Write the same number, or the same name, in both places.",
        SeeAlso = ["kube-linter invalid-target-ports, liveness-port, readiness-port, startup-port"],
    };

    public void Check(ManifestSet set, Report report)
    {
        NamedPorts.Check(set, report);
        foreach (var service in set.Of(Groups.Core, "Service"))
        {
            if (service.Tree.MapAt("spec", "selector") is not { Count: > 0 } labels)
                continue;

            var workloads = set.Select(set.SpaceOf(service), LabelSelector.Of(labels)).Where(workload => !workload.IsImplied).ToList();
            foreach (var (port, path) in service.Items("ports"))
            {
                var target = port["targetPort"] ?? port["port"];
                foreach (var workload in workloads)
                {
                    if (target is not null && !Listens(workload.Containers, target))
                    {
                        report.Add(service, path + (port["targetPort"] is null ? ".port" : ".targetPort"), target.ToString(),
                            $"a port of {workload.Kind} {workload.Manifest.Id.Name}: {Ports(workload)}", "write one of them");
                        break;
                    }
                }
            }
        }

        foreach (var container in set.Workloads.SelectMany(workload => workload.Containers))
        {
            foreach (var probe in (string[])["livenessProbe", "readinessProbe", "startupProbe"])
            {
                foreach (var action in (string[])["httpGet", "tcpSocket", "grpc"])
                {
                    if (container.Tree.MapAt(probe, action)?["port"] is { } port && !Listens([container], port))
                    {
                        report.Add(container.Workload.Manifest, $"{container.Path}.{probe}.{action}.port", port.ToString(),
                            $"a port of the container: {Ports(container.Workload)}", "write one of them");
                    }
                }
            }
        }
    }

    private static bool Listens(IReadOnlyList<Container> containers, Node target)
    {
        var ports = containers.SelectMany(container => container.Ports()).ToList();
        return target is ScalarNode { Value: long number }
            ? ports.Count == 0 || ports.Exists(port => port.Number == number)
            : target is ScalarNode { Text: { } name }
                && ports.Exists(port => port.Name == name || port.Number.ToString(CultureInfo.InvariantCulture) == name);
    }

    private static string Ports(Workload workload) =>
        string.Join(", ", workload.Containers.SelectMany(c => c.Ports()).Select(p => p.Name is null
            ? p.Number.ToString(CultureInfo.InvariantCulture) : $"{p.Number} ({p.Name})").DefaultIfEmpty("none is named"));
}
