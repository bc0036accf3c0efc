namespace Infra.Components.Identity;

/// <summary>An application that logs its users in by Keycloak, with OpenID Connect.</summary>
public sealed record KeycloakClient : IChecked
{
    /// <summary>Its id, for example <c>shop-web</c>.</summary>
    [Matches("[A-Za-z0-9][A-Za-z0-9._-]{0,254}", "letters, digits, dots, hyphens and underscores")]
    public required string Id { get; init; }

    /// <summary>
    /// The key of the Secret with which it authenticates; that of the realm's namespace. Default: none, it is public: a page in a browser,
    /// or an app on a phone, which has to prove by PKCE that it began the login.
    /// </summary>
    public SecretKeyRef? Secret { get; init; }

    /// <summary>
    /// Where users are sent after the login: <c>https</c> addresses, of which the path may end in <c>/*</c>. Plain <c>http</c> only for
    /// <c>localhost</c>. Default: none; users cannot log in by it.
    /// </summary>
    public IReadOnlyList<string> RedirectUris { get; init; } = [];

    /// <summary>Where users may be sent after the logout. Default: the same addresses.</summary>
    public IReadOnlyList<string> LogoutUris { get; init; } = [];

    /// <summary>Whether it may ask for a token for itself, by its secret. Default: false.</summary>
    public bool ServiceAccount { get; init; }

    /// <summary>Clients whose id its tokens name as audience too, so that they accept them. Default: none.</summary>
    public IReadOnlyList<string> Audiences { get; init; } = [];

    /// <summary>Whether its tokens name the groups of the user, in the claim <c>groups</c>. Default: false.</summary>
    public bool Groups { get; init; }

    void IChecked.Check(Problems problems)
    {
        problems.AddIf(ServiceAccount && Secret is null, Codes.MissingPart, nameof(Secret), null,
            "a Secret for a client that asks for itself",
            "give it one, or leave ServiceAccount out");
        CheckUris(problems, nameof(RedirectUris), RedirectUris);
        CheckUris(problems, nameof(LogoutUris), LogoutUris);
    }

    private static void CheckUris(Problems problems, string list, IReadOnlyList<string> uris)
    {
        foreach (var (index, uri) in uris.Index().Where(item => !IsRedirect(item.Item)))
        {
            problems.Add(Codes.RedirectUri, Problems.Item(list, index), uri,
                "an https address of which the path may end in /*, or http for localhost",
                "write out scheme, host and path: https://shop.example.com/*");
        }
    }

    // A star that stands for a host, or for a part of one, sends tokens to whoever asks.
    private static bool IsRedirect(string text)
    {
        var exact = text.EndsWith("/*", StringComparison.Ordinal) ? text[..^1] : text;
        return !exact.Contains('*', StringComparison.Ordinal)
            && !exact.Contains('#', StringComparison.Ordinal)
            && Uri.TryCreate(exact, UriKind.Absolute, out var uri)
            && uri.UserInfo.Length == 0
            && uri.Host.Length > 0
            && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.Host is "localhost" or "127.0.0.1" or "[::1]"));
    }
}
