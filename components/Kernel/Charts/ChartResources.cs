namespace Infra.Components;

/// <summary>What the pods of charts get.</summary>
internal static class ChartResources
{
    /// <summary>Sets what a pod gets in a chart's values; nothing when the chart is to decide.</summary>
    public static void Give(this Dictionary<string, object> values, Resources? resources)
    {
        if (resources is null)
        {
            return;
        }

        values["resources"] = new Dictionary<string, object>
        {
            ["requests"] = new Dictionary<string, object> { ["cpu"] = resources.Cpu, ["memory"] = resources.Memory },
            ["limits"] = new Dictionary<string, object> { ["memory"] = resources.Memory },
        };
    }
}
