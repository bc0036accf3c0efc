namespace Pulumi;

/// <summary>Keeps a value in the state.</summary>
public sealed class Stash(string name, StashArgs args, CustomResourceOptions? options = null)
    : CustomResource("pulumi:index:Stash", name, args, options)
{
    [Output("output")]
    public Output<object> Output { get; private set; } = null!;

    [Output("input")]
    public Output<object> Input { get; private set; } = null!;
}
