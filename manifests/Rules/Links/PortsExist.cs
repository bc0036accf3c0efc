namespace Infra.Rules.Links;

internal sealed class PortsExist : IRule
{
    // Containers that Istio and Linkerd add to a pod when it is made.
    private static readonly string[] OfSidecars = ["http-envoy-prom", "linkerd-admin", "linkerd-proxy"];

    public RuleInfo Info { get; } = new("R05", "ports-exist", Severity.Error, "port that no container declares")
    {
        Description = """
            A Service or a probe that names a port which no container of its pods has fails when the first request comes. A number needs no
            declaration: `containerPort` only informs, and the process listens on what it likes. A Service that sends to a number that is
            not declared is for information; a probe on one is not found. Named ports of sidecars that a mesh injects pass. Monitors and
            network policies name ports too: one that no selected Service or pod has is scraped or opened nowhere.
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

            var workloads = set.Select(service.Space, LabelSelector.Of(labels), service).Where(workload => !workload.IsImplied).ToList();
            foreach (var (port, path) in service.Items("ports"))
            {
                var target = port["targetPort"] ?? port["port"];
                if (target is not null && !Array.Exists(OfSidecars, name => name == target.ToString()) && workloads.Count > 0
                    && !workloads.Exists(workload => Listens(workload.Containers, target)))
                {
                    report.Add(service, path + (port["targetPort"] is null ? ".port" : ".targetPort"), target.ToString(),
                        $"a port of {workloads[0].Kind} {workloads[0].Manifest.Id.Name}: {Ports(workloads[0])}", "write one of them",
                        IsNumber(target) || service.IsUnbuilt || workloads[0].Manifest.IsUnbuilt ? Severity.Information : null);
                }
            }
        }

        foreach (var container in set.Workloads.SelectMany(workload => workload.Containers))
        {
            foreach (var probe in (string[])["livenessProbe", "readinessProbe", "startupProbe"])
            {
                foreach (var action in (string[])["httpGet", "tcpSocket", "grpc"])
                {
                    if (container.Tree.MapAt(probe, action)?["port"] is { } port && !IsNumber(port) && !Listens([container], port))
                    {
                        report.Add(container.Workload.Manifest, $"{container.Path}.{probe}.{action}.port", port.ToString(),
                            $"a port of the container: {Ports(container.Workload)}", "write one of them");
                    }
                }
            }
        }
    }

    private static bool IsNumber(Node port) => long.TryParse(port.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out _);

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
