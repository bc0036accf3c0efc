namespace Infra.Sdk.Tests.Samples;

internal sealed class PortArgs : ResourceArgs
{
    [Input("port", required: true)]
    public Input<int>? Number { get; set; }

    [Input("target")]
    public InputUnion<int, string>? Target { get; set; }

    [Input("name")]
    public Input<string>? Name { get; set; }
}
