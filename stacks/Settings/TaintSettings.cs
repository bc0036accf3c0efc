using Infra.Components.Clusters.Nodes;
using Infra.Components.Validation;

namespace Infra.Stacks.Settings;

/// <summary>What keeps pods that do not tolerate it off a node.</summary>
public sealed record TaintSettings
{
    /// <summary>The key.</summary>
    [Matches("([a-z0-9]([-a-z0-9.]*[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?", "[prefix/]name, such as example.com/dedicated")]
    public required string Key { get; init; }

    /// <summary>The value. Default: empty.</summary>
    [Matches("([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?", "at most 63 letters, digits, -, _ and .")]
    public string Value { get; init; } = "";

    /// <summary>What happens to pods that do not tolerate it. Default: new ones go elsewhere.</summary>
    public TaintEffect Effect { get; init; } = TaintEffect.NoSchedule;
}
