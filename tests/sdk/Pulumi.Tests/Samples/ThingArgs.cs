namespace Infra.Sdk.Tests.Samples;

internal sealed class ThingArgs : ResourceArgs
{
    [Input("labels")]
    private InputMap<string>? _labels;

    [Input("ports")]
    private InputList<PortArgs>? _ports;

    [Input("password")]
    private Input<string>? _password;

    [Input("text")]
    public Input<string>? Text { get; set; }

    [Input("count")]
    public Input<int>? Count { get; set; }

    [Input("size")]
    public Input<double>? Size { get; set; }

    [Input("on")]
    public Input<bool>? On { get; set; }

    [Input("color")]
    public Input<Color>? Color { get; set; }

    [Input("ratio")]
    public Input<Ratio>? Ratio { get; set; }

    [Input("level")]
    public Input<Level>? Level { get; set; }

    [Input("target")]
    public InputUnion<int, string>? Target { get; set; }

    [Input("port")]
    public Input<PortArgs>? Port { get; set; }

    [Input("names")]
    public InputList<string>? Names { get; set; }

    [Input("any")]
    public Input<object>? Any { get; set; }

    [Input("json")]
    public InputJson? Json { get; set; }

    [Input("asset")]
    public Input<AssetOrArchive>? Asset { get; set; }

    [Input("id")]
    public Input<string>? Identity { get; set; }

    [Input("urn")]
    public Input<string>? Name { get; set; }

    public InputMap<string> Labels
    {
        get => _labels ??= [];
        set => _labels = value;
    }

    public InputList<PortArgs> Ports
    {
        get => _ports ??= [];
        set => _ports = value;
    }

    public Input<string>? Password
    {
        get => _password;
        set => _password = value is null ? (Input<string>?)null : Output.CreateSecret(value.ToOutput());
    }
}
