namespace Infra.Components.Edge;

/// <summary>The buffers of one answer.</summary>
public sealed record ResponseBuffers : IChecked
{
    /// <summary>The size of each; the headers of an answer must fit into one.</summary>
    [Matches(RouteSettings.Size, RouteSettings.SizeExample)]
    public required string Size { get; init; }

    /// <summary>Their number. Default: 8, NGINX's own.</summary>
    [Range(2, 256)]
    public int Number { get; init; } = 8;

    /// <summary>
    /// How much of them may be on the way to the client while the answer is still being read: at least one buffer, and less than all but
    /// one. Default: two buffers.
    /// </summary>
    [Matches(RouteSettings.Size, RouteSettings.SizeExample)]
    public string? Busy { get; init; }

    // NGINX does not start with anything else (ngx_http_proxy_module).
    void IChecked.Check(Problems problems)
    {
        var size = RouteSettings.Bytes(Size);
        problems.AddIf(Busy is not null && (RouteSettings.Bytes(Busy) < size || RouteSettings.Bytes(Busy) > (Number - 1) * size),
            Codes.OutOfRange, nameof(Busy), Busy, $"at least one buffer of {Size}, and at most all but one",
            "choose twice the size, or leave it out");
    }
}
