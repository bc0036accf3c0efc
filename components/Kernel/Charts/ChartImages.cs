namespace Infra.Components;

internal static class ChartImages
{
    /// <summary>Sets an image's repository in a chart's values, unless it stays where the chart has it.</summary>
    public static void Mirror(this Dictionary<string, object> values, Mirrors mirrors, string repository, params ReadOnlySpan<string> path)
    {
        var mirrored = mirrors.Image(repository);
        if (mirrored != repository)
            Set(values, mirrored, path);
    }

    private static void Set(Dictionary<string, object> values, string repository, ReadOnlySpan<string> path)
    {
        foreach (var key in path)
        {
            if (!values.TryGetValue(key, out var inner))
                values[key] = inner = new Dictionary<string, object>();

            values = (Dictionary<string, object>)inner;
        }

        values["repository"] = repository;
    }
}
