namespace Infra.Rules;

/// <summary>A container of a workload.</summary>
/// <param name="IsInit">Whether it only prepares the others; sidecars that stay are no such.</param>
internal sealed record Container(Workload Workload, MapNode Tree, string Path, bool IsInit)
{
    public string Name { get; } = Tree.Text("name") ?? "";

    /// <summary>Its image; null when there is none.</summary>
    public string? Image { get; } = Tree.Text("image");

    /// <summary>Whether it is root on its node, whatever else is said.</summary>
    public bool IsPrivileged => Tree.Map("securityContext").IsTrue("privileged");

    /// <summary>What its security context says, or else its pod's.</summary>
    public Node? Security(string key) => Tree.MapAt("securityContext")?[key] ?? Workload.Pod.MapAt("securityContext")?[key];

    /// <summary>The ports that it names, each with its name.</summary>
    public IEnumerable<(long Number, string? Name, string Path, MapNode Tree)> Ports()
    {
        foreach (var (port, path) in Tree.Maps("ports", Path))
        {
            if (port.Number("containerPort") is { } number)
                yield return (number, port.Text("name"), path, port);
        }
    }
}
