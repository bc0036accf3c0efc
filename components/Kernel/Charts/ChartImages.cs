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

    /// <summary>The same for a chart that takes the registry and what follows it apart.</summary>
    public static void MirrorApart(this Dictionary<string, object> values, Mirrors mirrors, string image, params ReadOnlySpan<string> path)
    {
        var mirrored = mirrors.Image(image);
        if (mirrored == image || mirrored.Split('/', 2) is not [var registry, var repository])
            return;

        Part(values, path)["registry"] = registry;
        Part(values, path)["repository"] = repository;
    }

    private static void Set(Dictionary<string, object> values, string repository, ReadOnlySpan<string> path) =>
        Part(values, path)["repository"] = repository;

    /// <summary>The part of a chart's values at a path, made where it is not there yet.</summary>
    public static Dictionary<string, object> Part(this Dictionary<string, object> values, params ReadOnlySpan<string> path)
    {
        foreach (var key in path)
        {
            if (!values.TryGetValue(key, out var inner))
                values[key] = inner = new Dictionary<string, object>();

            values = (Dictionary<string, object>)inner;
        }

        return values;
    }
}
