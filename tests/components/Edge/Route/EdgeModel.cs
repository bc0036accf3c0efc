using Infra.Components.Tests.Rendering;
using Infra.Manifests;

namespace Infra.Components.Tests.Edge.Routes;

/// <summary>One request of the table.</summary>
/// <param name="Method">The method.</param>
/// <param name="Url">Scheme, host and path.</param>
/// <param name="Headers">Its headers. Default: none.</param>
/// <param name="Body">The size of its body in bytes. Default: none.</param>
public sealed record Request(string Method, Uri Url, IReadOnlyDictionary<string, string> Headers, long Body)
{
    /// <summary>Reads <c>POST https://a.example.com/b X-Version:2 body:10m</c>.</summary>
    public static Request Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = text.Split(' ');
        var more = words.Skip(2).Select(word => word.Split(':', 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
        var body = more.Remove("body", out var size) ? Sizes.Bytes(size) : 0;
        return new Request(words[0], new Uri(words[1]), more, body);
    }

    public bool IsPlain => Url.Scheme == "http";
}

/// <summary>Sizes as NGINX writes them.</summary>
public static class Sizes
{
    public static long Bytes(string size)
    {
        ArgumentException.ThrowIfNullOrEmpty(size);
        var number = long.Parse(size.TrimEnd('k', 'm', 'g'), System.Globalization.CultureInfo.InvariantCulture);
        return size[^1] switch
        {
            'k' => number << 10,
            'm' => number << 20,
            'g' => number << 30,
            _ => number,
        };
    }
}

/// <summary>
/// What an edge does with its objects, written from the documentation of the edge and not from the code that makes them: where a request
/// goes, as <c>backend:port/path</c>, a status with an address, or <c>404</c>.
/// </summary>
public abstract class EdgeModel
{
    /// <summary>The objects that were made.</summary>
    protected IReadOnlyList<MapNode> Objects { get; private init; } = [];

    public abstract string Answer(Request request);

    /// <summary>What a request may take: its body, the times, the pod that answers.</summary>
    public abstract string Limits(Request request);

    public static EdgeModel Of(string edge, Rendered rendered)
    {
        ArgumentNullException.ThrowIfNull(rendered);
        var objects = rendered.Resources.Where(resource => resource.IsObject).Select(resource => resource.Tree).ToArray();
        return edge switch
        {
            "gateway" => new GatewayModel { Objects = objects },
            "traefik" => new TraefikModel { Objects = objects },
            _ => new NginxModel { Objects = objects },
        };
    }

    protected IEnumerable<MapNode> All(string kind) => Objects.Where(tree => tree.Word("kind") == kind);

    protected static IEnumerable<MapNode> Maps(MapNode? map, string key) => map?.List(key)?.Items.OfType<MapNode>() ?? [];

    protected static IEnumerable<string> Texts(MapNode? map, string key) =>
        map?.List(key)?.Items.OfType<ScalarNode>().Select(item => item.Text ?? "") ?? [];

    protected static string Name(MapNode tree) => (tree ?? throw new ArgumentNullException(nameof(tree))).Map("metadata")!.Word("name")!;

    protected static bool IsBelow(string path, string prefix)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(prefix);
        var bare = prefix.TrimEnd('/');
        return path == bare || path.StartsWith(bare + "/", StringComparison.Ordinal);
    }

    protected static string To(string backend, string path, string? host, string headers, bool http2) =>
        $"{(http2 ? "h2c " : "")}{backend}{path}{(host is null ? "" : $" as {host}")}{headers}";
}

/// <summary>Scalars as they are written, numbers and switches too.</summary>
internal static class Words
{
    public static string? Word(this MapNode map, string key) => map[key] switch
    {
        ScalarNode { Value: bool on } => on ? "true" : "false",
        ScalarNode { Value: { } value } => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture),
        _ => null,
    };
}
