namespace Infra.Components.Clusters;

/// <summary>What keeps pods that do not tolerate it off a node.</summary>
/// <param name="Key">The key, <c>[prefix/]name</c>.</param>
/// <param name="Value">The value. Default: empty.</param>
/// <param name="Effect">What happens to pods without a toleration. Default: new ones go elsewhere.</param>
public sealed record Taint(string Key, string Value = "", TaintEffect Effect = TaintEffect.NoSchedule)
{
    /// <summary>The taint as the command line and the configuration file write it.</summary>
    public override string ToString() => $"{Key}={Value}:{Effect}";
}
