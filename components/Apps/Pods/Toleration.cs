using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace Infra.Components.Apps;

/// <summary>A taint of nodes that does not keep pods away.</summary>
/// <param name="Key">The taint's key, <c>[prefix/]name</c>.</param>
/// <param name="Value">The taint's value. Default: any.</param>
/// <param name="Effect">The taint's effect. Default: any.</param>
/// <param name="Seconds">How long pods stay on a node that gets the taint, for the effect NoExecute. Default: for ever.</param>
public sealed record Toleration(
    string Key, string? Value = null, TaintEffect? Effect = null, [property: Range(0, 86400)] int? Seconds = null)
{
    internal TolerationArgs ToArgs() => new()
    {
        Key = Key,
        Operator = Value is null ? "Exists" : "Equal",
        Value = Optional.Of(Value)!,
        Effect = Optional.Of(Effect?.ToString())!,
        TolerationSeconds = Optional.Of(Seconds)!,
    };
}
