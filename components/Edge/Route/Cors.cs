namespace Infra.Components.Edge;

/// <summary>The pages of other hosts that may call a route from a browser.</summary>
public sealed record Cors : IChecked
{
    /// <summary>The origins, <c>https://shop.example.com</c>; <c>*</c> for all. 1 to 64.</summary>
    [Matches(@"\*|https?://(\*\.)?[a-z0-9]([-a-z0-9.]*[a-z0-9])?(:[0-9]{1,5})?", "an origin such as https://shop.example.com, or *")]
    public required IReadOnlyList<string> Origins { get; init; }

    /// <summary>The methods. Default: GET, POST, OPTIONS.</summary>
    public IReadOnlyList<HttpMethod> Methods { get; init; } = [HttpMethod.Get, HttpMethod.Post, HttpMethod.Options];

    /// <summary>The request headers that pages may set. Default: none but those that browsers allow by themselves.</summary>
    [Matches(@"[A-Za-z0-9-]{1,64}", "the name of a header")]
    public IReadOnlyList<string> Headers { get; init; } = [];

    /// <summary>Whether cookies and logins are sent along. Default: false.</summary>
    public bool Credentials { get; init; }

    /// <summary>How long browsers remember the answer, in seconds. Default: 600.</summary>
    [Range(1, 86400)]
    public int MaxAge { get; init; } = 600;

    void IChecked.Check(Problems problems)
    {
        problems.AddIf(Origins.Count is 0 or > 64, Codes.OutOfRange, nameof(Origins), Origins.Count.ToString(CultureInfo.InvariantCulture),
            "1 to 64 origins", "name the hosts of the pages");
        problems.AddIf(Credentials && Origins.Contains("*"), Codes.Exclusive, nameof(Origins), "*",
            "named origins where cookies are sent along", "name the hosts of the pages, or set Credentials to false");
    }
}
