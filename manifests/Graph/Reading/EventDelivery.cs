namespace Infra.Graph.Reading;

/// <summary>Argo Events and Workflows: which event starts which workflow.</summary>
internal static class EventDelivery
{
    private static readonly string[] NoEvents = ["template", "service", "eventBusName", "replicas", "status"];

    public static void Read(WiringBuilder builder)
    {
        var set = builder.Set;
        foreach (var template in set.Of(Groups.Argo, "WorkflowTemplate", "ClusterWorkflowTemplate"))
            Uses(builder, template, builder.Add(template, NodeRole.Target, [template.Id.Kind]), template.Tree.Map("spec"));

        foreach (var workflow in set.Of(Groups.Argo, "Workflow"))
            Uses(builder, workflow, builder.Add(workflow, NodeRole.Target, [workflow.Id.Kind]), workflow.Tree.Map("spec"));

        foreach (var workflow in set.Of(Groups.Argo, "CronWorkflow"))
        {
            var schedules = workflow.Tree.Map("spec").Texts("schedules").Append(workflow.Tree.TextAt("spec", "schedule") ?? "")
                .Where(schedule => schedule.Length > 0);
            Uses(builder, workflow, builder.Add(workflow, NodeRole.Delivery, [workflow.Id.Kind, .. schedules]),
                workflow.Tree.MapAt("spec", "workflowSpec"));
        }

        foreach (var source in set.Of(Groups.Argo, "EventSource"))
        {
            var events = (source.Tree.Map("spec")?.Entries ?? []).Where(entry => entry.Value is MapNode && !NoEvents.Contains(entry.Key))
                .ToList();
            builder.Add(source, NodeRole.Delivery, ["EventSource", .. events.Select(entry => entry.Key)],
                events.SelectMany(entry =>
                    ((MapNode)entry.Value).Entries.Select(one => $"event {one.Key}{Endpoint(one.Value as MapNode)}")));
        }

        foreach (var sensor in set.Of(Groups.Argo, "Sensor"))
            Sensor(builder, sensor);
    }

    private static string Endpoint(MapNode? webhook) =>
        webhook?.Text("endpoint") is { } endpoint
            ? $" at {webhook.Text("method")} :{webhook["port"]}{endpoint}".Replace("  ", " ", StringComparison.Ordinal)
            : "";

    private static void Sensor(WiringBuilder builder, Manifest sensor)
    {
        var (space, spec) = (sensor.Space, sensor.Tree.Map("spec"));
        var id = builder.Add(sensor, NodeRole.Delivery, ["Sensor"]);
        foreach (var (dependency, _) in spec.Maps("dependencies"))
        {
            if (dependency.Text("eventSourceName") is { } name)
            {
                builder.Connect(builder.Set.Find(Groups.Argo, "EventSource", space, name) is null
                    ? builder.AddUnknown("EventSource", space, name, NodeRole.Delivery)
                    : WiringBuilder.IdOf("EventSource", space, name), id, $"event {dependency.Text("eventName")}".TrimEnd());
            }
        }

        foreach (var (trigger, _) in spec.Maps("triggers"))
        {
            var template = trigger.Map("template") ?? MapNode.Empty;
            foreach (var (kind, value) in template.Entries.Where(entry => entry.Value is MapNode && entry.Key is not "conditionsReset"))
                Trigger(builder, id, space, template.Text("name") ?? kind, kind, (MapNode)value);
        }
    }

    private static void Trigger(WiringBuilder builder, string id, string space, string name, string kind, MapNode trigger)
    {
        var resource = trigger.MapAt("source", "resource");
        if (resource is not null)
        {
            var started = resource.Text("kind") ?? "object";
            var title = resource.TextAt("metadata", "name") ?? $"{resource.TextAt("metadata", "generateName") ?? name}*";
            var made = builder.Add(new GraphNode($"trigger {id} {name}", NodeRole.Target, started, title)
            {
                Namespace = resource.TextAt("metadata", "namespace") ?? space,
                Notes = [$"{started} by trigger {name}"],
            });
            builder.Connect(id, made, $"{trigger.Text("operation") ?? "create"} by trigger {name}");
            Uses(builder, space, made, resource.Map("spec"));
        }
        else if (trigger.Text("url") is { } url)
        {
            builder.Connect(id, Addresses.Add(builder, url, null), $"trigger {name}");
        }
        else
        {
            builder.Connect(id,
                Addresses.Add(builder,
                    $"{kind} {trigger.Text("topic") ?? trigger.Text("subject") ?? trigger.Text("functionName") ?? trigger.Text("channel")}".TrimEnd(), null), $"trigger {name}");
        }
    }

    private static void Uses(WiringBuilder builder, Manifest on, string id, MapNode? spec) => Uses(builder, on.Space, id, spec);

    // The whole workflow may be another one's, and any of its steps.
    private static void Uses(WiringBuilder builder, string space, string id, MapNode? spec)
    {
        if (spec?.Map("workflowTemplateRef") is { } whole)
            builder.Connect(id, Template(builder, space, whole), "all of it");

        NodePath.Walk(spec ?? MapNode.Empty, "", (_, key, value) =>
        {
            if (key == "templateRef" && value is MapNode reference)
                builder.Connect(id, Template(builder, space, reference), $"template {reference.Text("template")}");
        });
    }

    private static string Template(WiringBuilder builder, string space, MapNode reference)
    {
        var isCluster = reference.IsTrue("clusterScope");
        var (kind, name) = (isCluster ? "ClusterWorkflowTemplate" : "WorkflowTemplate", reference.Text("name") ?? "");
        return builder.Set.Find(Groups.Argo, kind, isCluster ? null : space, name) is null
            ? builder.AddUnknown(kind, isCluster ? null : space, name, NodeRole.Target)
            : WiringBuilder.IdOf(kind, isCluster ? null : space, name);
    }
}
