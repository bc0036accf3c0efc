namespace Infra.Components.Apps;

/// <summary>What a workload's pods are known by.</summary>
/// <param name="Labels">The labels that all of its pods carry, and no other pod of the namespace does.</param>
/// <param name="Container">The name of the main container.</param>
/// <param name="Account">The name of the ServiceAccount.</param>
internal sealed record WorkloadNames(Dictionary<string, Input<string>> Labels, string Container, string Account)
{
    /// <summary>The names of a workload that exists nowhere yet.</summary>
    public static WorkloadNames Of(string name) => new(LabelsOf(name, new Dictionary<string, string>()), name, name);

    /// <summary>The labels of a running system, or the one label that says the name.</summary>
    public static Dictionary<string, Input<string>> LabelsOf(string name, IReadOnlyDictionary<string, string> given) => given.Count > 0
        ? given.OrderBy(label => label.Key, StringComparer.Ordinal).ToDictionary(label => label.Key, label => (Input<string>)label.Value)
        : new() { ["app"] = name };
}
