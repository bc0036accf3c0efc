namespace Infra.Sdk.Tests.Samples;

/// <summary>A resource whose class the SDK can find by its type token.</summary>
[ResourceType("pkg:mod:Known", "1.2.3")]
internal sealed class Known : CustomResource
{
    public Known(string name, ThingArgs? args = null, CustomResourceOptions? options = null)
        : base("pkg:mod:Known", name, args, options)
    {
    }

    [Output("text")]
    public Output<string?> Text { get; private set; } = null!;
}
