namespace Infra.Components.Edge;

/// <summary>How the requests of a route are passed on, whichever edge does it. What is not said is as the edge has it by itself.</summary>
public sealed record RouteSettings : IChecked
{
    internal const string Size = "[0-9]{1,4}[kmg]?";
    internal const string SizeExample = "a size such as 512k, 8m or 1g";
    internal const string Time = "[0-9]{1,4}(ms|s|m|h)";
    internal const string TimeExample = "one number of at most four digits and a unit, such as 60s or 10h";

    /// <summary>
    /// The largest body that a client may send; <c>0</c> for any. Default: the edge's own: <c>1m</c> with NGINX, any with Traefik.
    /// </summary>
    [Matches(Size, SizeExample + "; 0 for no limit")]
    public string? MaxBodySize { get; init; }

    /// <summary>
    /// Whether a body is received as a whole before the backend sees any of it. Off for long uploads. Default: the edge's own: yes with
    /// NGINX, no with Traefik.
    /// </summary>
    public bool? BufferRequests { get; init; }

    /// <summary>How much of a body is kept in memory before the rest goes to a file. Default: the edge's own, 16k with NGINX.</summary>
    [Matches(Size, SizeExample)]
    public string? BodyBuffer { get; init; }

    /// <summary>How long the edge waits between two pieces of a body. Default: the edge's own, 60 seconds.</summary>
    [Matches(Time, TimeExample)]
    public string? BodyTimeout { get; init; }

    /// <summary>How long the edge tries to connect to a backend. Default: the edge's own.</summary>
    [Matches(Time, TimeExample)]
    public string? ConnectTimeout { get; init; }

    /// <summary>
    /// How long the edge waits for the answer, and with NGINX between two pieces of it. A WebSocket that is silent for longer is closed by
    /// NGINX, so it must be longer than the application's heartbeat. Default: the edge's own: 60 seconds with NGINX, no limit with Traefik.
    /// </summary>
    [Matches(Time, TimeExample)]
    public string? ReadTimeout { get; init; }

    /// <summary>How long the edge waits between two pieces of the request that it passes on. Default: the edge's own, 60 seconds.</summary>
    [Matches(Time, TimeExample)]
    public string? SendTimeout { get; init; }

    /// <summary>
    /// Whether answers are buffered. Off for server-sent events. Default: the edge's own: yes with NGINX Gateway Fabric, no with the others.
    /// </summary>
    public bool? BufferResponses { get; init; }

    /// <summary>
    /// The buffers of an answer, the first of which holds its headers: for backends whose headers are long. Default: the edge's own: 4k or
    /// 8k with NGINX; Traefik reads headers of up to 10 MB as they are.
    /// </summary>
    public ResponseBuffers? ResponseBuffers { get; init; }

    /// <summary>Which pod the requests of one client reach. Default: any.</summary>
    public Affinity? Affinity { get; init; }

    /// <summary>The pages of other hosts that may call it from a browser. Default: none; the application answers such questions itself.</summary>
    public Cors? Cors { get; init; }

    void IChecked.Check(Problems problems)
    {
        problems.AddIf(BufferResponses == false && ResponseBuffers?.Busy is not null, Codes.Exclusive, nameof(ResponseBuffers),
            ResponseBuffers?.Busy, "no busy buffers without buffering of answers", "remove Busy, or buffer answers");
    }

    /// <summary>A time in milliseconds.</summary>
    internal static long Milliseconds(string time) => (long)DurationAttribute.Parse(time)!.Value.TotalMilliseconds;

    /// <summary>A size in bytes.</summary>
    internal static long Bytes(string size)
    {
        var number = long.Parse(size.TrimEnd('k', 'm', 'g'), CultureInfo.InvariantCulture);
        return size[^1] switch
        {
            'k' => number << 10,
            'm' => number << 20,
            'g' => number << 30,
            _ => number,
        };
    }
}
