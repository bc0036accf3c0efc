using System.Text.Json;

namespace Infra.Sdk.Tests.Samples;

internal sealed class Thing(string name, ResourceArgs? args = null, CustomResourceOptions? options = null)
    : CustomResource("pkg:mod:Thing", name, args, options)
{
    [Output("text")]
    public Output<string?> Text { get; private set; } = null!;

    [Output("count")]
    public Output<int> Count { get; private set; } = null!;

    [Output("maybe")]
    public Output<int?> Maybe { get; private set; } = null!;

    [Output("size")]
    public Output<double> Size { get; private set; } = null!;

    [Output("on")]
    public Output<bool> On { get; private set; } = null!;

    [Output("color")]
    public Output<Color?> Color { get; private set; } = null!;

    [Output("ratio")]
    public Output<Ratio> Ratio { get; private set; } = null!;

    [Output("level")]
    public Output<Level> Level { get; private set; } = null!;

    [Output("target")]
    public Output<Union<int, string>> Target { get; private set; } = null!;

    [Output("port")]
    public Output<Port?> Port { get; private set; } = null!;

    [Output("ports")]
    public Output<ImmutableArray<Port>> Ports { get; private set; } = null!;

    [Output("names")]
    public Output<ImmutableArray<string>> Names { get; private set; } = null!;

    [Output("labels")]
    public Output<ImmutableDictionary<string, string>?> Labels { get; private set; } = null!;

    [Output("any")]
    public Output<object?> Any { get; private set; } = null!;

    [Output("json")]
    public Output<JsonElement> Json { get; private set; } = null!;

    [Output("asset")]
    public Output<AssetOrArchive?> Asset { get; private set; } = null!;

    [Output("password")]
    public Output<string?> Password { get; private set; } = null!;

    [Output]
    public Output<string?> Unnamed { get; private set; } = null!;
}
