namespace Infra.Graph.Reading;

/// <summary>The charts: what they make is not known, so they stand by themselves.</summary>
internal static class ChartParts
{
    public static void Read(WiringBuilder builder)
    {
        foreach (var chart in builder.Set.Charts.Where(chart => chart.ChartName.Length > 0))
        {
            builder.Add(new GraphNode($"chart {chart.Namespace}/{chart.On.Id.Name} {chart.ChartName}", NodeRole.Chart, "chart",
                chart.ChartName)
            {
                Namespace = chart.Namespace,
                Notes = [$"chart {chart.Version}".TrimEnd()],
                IsForeign = !builder.Set.IsOwn(chart.On),
            });
        }
    }
}
