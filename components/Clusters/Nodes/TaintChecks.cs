namespace Infra.Components.Clusters;

internal static class TaintChecks
{
    public static void AddTaints(this Problems problems, string argument, IReadOnlyList<Taint> taints)
    {
        for (var i = 0; i < taints.Count; i++)
            problems.AddMark(Problems.Item(argument, i), taints[i].Key, taints[i].Value, taints[i].ToString());
    }
}
