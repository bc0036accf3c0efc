namespace Infra.Rules.Links;

internal sealed class ServicePods : IRule
{
    public RuleInfo Info { get; } = new("L01", "service-pods", Severity.Error, "Service without pods")
    {
        Description = """
            A Service with a selector that matches no pods answers no request, and one without a selector needs an EndpointSlice that says
            where to. Pods that charts make are unknown here, so in a namespace with a chart nothing is found. The governing Service
            of a StatefulSet has to exist and be headless, or its pods have no names of their own; that is a warning.
            """,
        Remediation = "Write the labels of the pods, all of them, into the selector.",
        SeeAlso = ["kube-linter dangling-service, mismatching-selector"],
    };

    public void Check(ManifestSet set, Report report)
    {
        var addressed = set.Of(Groups.Discovery, "EndpointSlice")
            .Select(slice => (slice.Space, slice.Tree.TextAt("metadata", "labels", "kubernetes.io/service-name") ?? ""))
            .Concat(set.Of(Groups.Core, "Endpoints").Select(endpoints => (endpoints.Space, endpoints.Id.Name)))
            .ToHashSet();
        foreach (var service in set.Of(Groups.Core, "Service").Where(service => service.Tree.TextAt("spec", "type") != "ExternalName"))
        {
            var space = service.Space;
            if (service.Tree.MapAt("spec", "selector") is not { Count: > 0 } labels)
            {
                report.Missing(new Presence(addressed.Contains((space, service.Id.Name)), set.Unknown.In(space)), service, "spec.selector",
                    null,
                    "a selector, or an EndpointSlice for the Service", "say who answers");
            }
            // Of a label that is no text, the check of types tells.
            else if (labels.Entries.All(label => label.Value is ScalarNode))
            {
                report.Missing(set.PodsOf(space, LabelSelector.Of(labels)), service, "spec.selector", LabelSelector.Of(labels).ToString(),
                    "labels that pods of the namespace carry", Nearest(set, space, labels));
            }
        }

        foreach (var stateful in set.Of(Groups.Apps, "StatefulSet"))
        {
            if (stateful.Tree.TextAt("spec", "serviceName") is not { Length: > 0 } name)
                continue;

            var service = set.Find(Groups.Core, "Service", stateful.Space, name);
            if (service is null)
            {
                report.Missing(set.Existence.Of(stateful, Groups.Core, "Service", stateful.Space, name), stateful, "spec.serviceName", name,
                    "a Service of the namespace", "declare it, with clusterIP: None", Severity.Warning);
            }
            else if (service.Tree.TextAt("spec", "clusterIP") != "None")
            {
                report.Add(stateful, "spec.serviceName", $"{name}, which is not headless", "a Service with clusterIP: None",
                    "make a headless Service beside the other one", Severity.Warning);
            }
        }
    }

    private static string Nearest(ManifestSet set, string space, MapNode labels)
    {
        var near = set.In(space).FirstOrDefault(workload => labels.Entries.Any(label => Node.Same(workload.Labels[label.Key],
            label.Value)));
        return near is null ? $"write the labels of the pods; no workload of namespace {space} carries any of these"
            : $"write the labels of the pods: {near.Kind} {near.Manifest.Id.Name} carries {string.Join(", ", near.Labels.Entries.Select(label => $"{label.Key}={label.Value}"))}"
                + (near.Kind == "StatefulSet" && labels.Entries.Any(label => PodLabels.IsAdded(label.Key))
                    ? string.Create(CultureInfo.InvariantCulture, $" and has {near.Replicas ?? 1} pods") : "");
    }
}
