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
    public IEnumerable<ContainerPort> Ports()
    {
        foreach (var (port, path) in Tree.Maps("ports", Path))
        {
            if (port.Number("containerPort") is { } number)
                yield return new ContainerPort(number, port.Text("name"), path, port);
        }
    }
}

/// <summary>A port that a container declares.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Name">Its name. Default: none.</param>
/// <param name="Path">Where it stands in the object.</param>
/// <param name="Tree">The port as it is written.</param>
internal sealed record ContainerPort(long Number, string? Name, string Path, MapNode Tree);
