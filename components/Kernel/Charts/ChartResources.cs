namespace Infra.Components;

internal static class ChartResources
{
    public static void Give(this Dictionary<string, object> values, Resources? resources)
    {
        if (resources is null)
            return;

        values["resources"] = new Dictionary<string, object>
        {
            ["requests"] = new Dictionary<string, object> { ["cpu"] = resources.Cpu, ["memory"] = resources.Memory },
            ["limits"] = new Dictionary<string, object> { ["memory"] = resources.Memory },
        };
    }
}
