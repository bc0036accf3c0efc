namespace Infra.Graph.Reading;

/// <summary>Tekton: which listener starts which pipeline, and which tasks that runs.</summary>
internal static class TektonDelivery
{
    private const string Triggers = "triggers.tekton.dev";
    private const string Tekton = "tekton.dev";

    public static void Read(WiringBuilder builder)
    {
        var set = builder.Set;
        foreach (var listener in set.Of(Triggers, "EventListener"))
        {
            var id = builder.Add(listener, NodeRole.Delivery, ["EventListener"]);
            foreach (var (trigger, _) in listener.Items("triggers"))
            {
                if (trigger.Text("triggerRef") is { } name)
                    builder.Connect(id, Part(builder, Triggers, "Trigger", listener.Space, name, NodeRole.Delivery), "trigger");
                else
                    Trigger(builder, listener, id, trigger);
            }
        }

        foreach (var trigger in set.Of(Triggers, "Trigger"))
            Trigger(builder, trigger, builder.Add(trigger, NodeRole.Delivery, ["Trigger"]), trigger.Tree.Map("spec") ?? MapNode.Empty);

        foreach (var template in set.Of(Triggers, "TriggerTemplate"))
        {
            var id = builder.Add(template, NodeRole.Delivery, ["TriggerTemplate"]);
            foreach (var (run, path) in template.Items("resourcetemplates"))
                Run(builder, template.Space, id, path, run);
        }

        foreach (var pipeline in set.Of(Tekton, "Pipeline"))
            Tasks(builder, pipeline.Space, builder.Add(pipeline, NodeRole.Target, ["Pipeline"]), pipeline.Tree.Map("spec"));

        foreach (var run in set.Of(Tekton, "PipelineRun", "TaskRun"))
            Runs(builder, run.Space, builder.Add(run, NodeRole.Target, [run.Id.Kind]), run.Tree.Map("spec"));
    }

    private static void Trigger(WiringBuilder builder, Manifest on, string id, MapNode trigger)
    {
        foreach (var (binding, _) in trigger.Maps("bindings"))
        {
            var kind = binding.Text("kind") ?? "TriggerBinding";
            if (binding.Text("ref") is { } name)
            {
                builder.Connect(id,
                    Part(builder, Triggers, kind, kind == "ClusterTriggerBinding" ? null : on.Space, name, NodeRole.Delivery),
                    "reads the event by");
            }
        }

        if (trigger.MapAt("template")?.Text("ref") is { } template)
        {
            builder.Connect(id, Part(builder, Triggers, "TriggerTemplate", on.Space, template, NodeRole.Delivery),
                $"trigger {trigger.Text("name")}".TrimEnd());
        }
    }

    // What a template makes when an event comes.
    private static void Run(WiringBuilder builder, string space, string from, string path, MapNode run)
    {
        var kind = run.Text("kind") ?? "object";
        var name = run.TextAt("metadata", "name") ?? $"{run.TextAt("metadata", "generateName")}*";
        var id = builder.Add(new GraphNode($"{from} {path}", NodeRole.Target, kind, name)
        {
            Namespace = run.TextAt("metadata", "namespace") ?? space,
            Notes = [kind],
        });
        builder.Connect(from, id, "makes");
        Runs(builder, run.TextAt("metadata", "namespace") ?? space, id, run.Map("spec"));
    }

    private static void Runs(WiringBuilder builder, string space, string id, MapNode? spec)
    {
        if (spec.MapAt("pipelineRef")?.Text("name") is { } pipeline)
            builder.Connect(id, Part(builder, Tekton, "Pipeline", space, pipeline, NodeRole.Target), "runs");

        if (spec.MapAt("taskRef")?.Text("name") is { } task)
            builder.Connect(id, Part(builder, Tekton, spec.MapAt("taskRef")?.Text("kind") ?? "Task", space, task, NodeRole.Target), "runs");

        Tasks(builder, space, id, spec?.Map("pipelineSpec"));
    }

    private static void Tasks(WiringBuilder builder, string space, string id, MapNode? spec)
    {
        foreach (var (task, _) in spec.Maps("tasks").Concat(spec.Maps("finally")))
        {
            if (task.MapAt("taskRef") is not { } reference || reference.Text("name") is not { } name)
                continue;

            var kind = reference.Text("kind") ?? "Task";
            builder.Connect(id, Part(builder, Tekton, kind, kind == "ClusterTask" ? null : space, name, NodeRole.Target),
                $"task {task.Text("name")}".TrimEnd());
        }
    }

    private static string Part(WiringBuilder builder, string group, string kind, string? space, string name, NodeRole role) =>
        builder.Set.Find(group, kind, space, name) is { } declared
            ? builder.Add(declared, role, [kind])
            : builder.AddUnknown(kind, space, name, role);
}
