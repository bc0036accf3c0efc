using Infra.Catalogue;
using Infra.Components.Apps;
using Infra.Components.Edge;

namespace Infra.Components.Identity;

/// <summary>Arguments of <see cref="Oauth2Proxy"/>.</summary>
public sealed record Oauth2ProxyArgs : IChecked
{
    /// <summary>The namespace.</summary>
    public required NamespaceRef Namespace { get; init; }

    /// <summary>The Keycloak that is asked.</summary>
    public required Keycloak Keycloak { get; init; }

    /// <summary>The realm whose users may come in.</summary>
    public required KeycloakRealm Realm { get; init; }

    /// <summary>
    /// The id of the proxy's client in the realm: one with a secret, and with <c>https://&lt;host&gt;/oauth2/callback</c> among its
    /// redirects.
    /// </summary>
    [Matches("[A-Za-z0-9][A-Za-z0-9._-]{0,254}", "letters, digits, dots, hyphens and underscores")]
    public required string ClientId { get; init; }

    /// <summary>The key of a Secret with the client's secret.</summary>
    public required SecretKeyRef ClientSecret { get; init; }

    /// <summary>The key of a Secret with 16, 24 or 32 bytes in base64, or as many characters, by which cookies are encrypted.</summary>
    public required SecretKeyRef CookieSecret { get; init; }

    /// <summary>The application behind the login.</summary>
    public required IServes Application { get; init; }

    /// <summary>The application's public hosts. It must not expose them itself.</summary>
    public required IReadOnlyList<Exposure> Expose { get; init; }

    /// <summary>
    /// Roles of which users need one: <c>role</c>, or <c>client:role</c>. Default: none, every user of the realm may come in.
    /// </summary>
    public IReadOnlyList<string> AllowedRoles { get; init; } = [];

    /// <summary>Regular expressions of paths that need no login. Default: none.</summary>
    public IReadOnlyList<string> OpenPaths { get; init; } = [];

    /// <summary>The number of pods. Default: 2; a session is in the browser's cookie, so any pod will do.</summary>
    public Scale Scale { get; init; } = new Scale.Fixed(2);

    /// <summary>The CPU and memory of one pod. Default: <c>50m</c> and <c>64Mi</c>.</summary>
    public Resources Resources { get; init; } = new("50m", "64Mi");

    /// <summary>The image with a fixed tag. Default: the pinned one.</summary>
    [Image]
    public string Image { get; init; } = ImageCatalogue.Oauth2Proxy.Reference;

    void IChecked.Check(Problems problems) =>
        problems.AddIf(Expose.Count == 0, Codes.Empty, nameof(Expose), null, "at least one host", "expose a host of the gateway");
}
