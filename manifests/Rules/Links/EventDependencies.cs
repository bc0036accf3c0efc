namespace Infra.Rules.Links;

/// <summary>
/// What Argo Events connects by name: sensors wait for events of a source, and both talk over a bus, which is called default.
/// </summary>
internal static class EventDependencies
{
    public static void Check(ManifestSet set, Report report, MissingObjects missing)
    {
        foreach (var one in set.Of(Groups.Argo, "EventSource", "Sensor").Where(one => one.Tree.TextAt("spec", "eventBusName") is null))
        {
            var space = one.Space;
            missing.Add(set.Existence.Of(one, Groups.Argo, "EventBus", space, "default"), one, "spec.eventBusName",
                $"EventBus {space}/default");
        }

        foreach (var sensor in set.Of(Groups.Argo, "Sensor"))
        {
            foreach (var (dependency, path) in sensor.Items("dependencies"))
            {
                if (dependency.Text("eventSourceName") is not { } name || dependency.Text("eventName") is not { } awaited
                    || set.Find(Groups.Argo, "EventSource", sensor.Space, name, sensor) is not { } source)
                {
                    continue;
                }

                var events = (source.Tree.Map("spec")?.Entries ?? []).Where(type => type.Key is not ("template" or "service"))
                    .Select(type => type.Value).OfType<MapNode>().SelectMany(type => type.Entries).Select(named => named.Key).ToList();
                report.AddIf(!events.Contains(awaited) && awaited.AsSpan().IndexOfAny('*', '?') < 0, sensor, path + ".eventName", awaited,
                    $"an event of EventSource {name}: {string.Join(", ", events.Order(StringComparer.Ordinal))}", "write one of them");
            }
        }
    }
}
