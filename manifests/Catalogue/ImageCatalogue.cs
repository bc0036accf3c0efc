namespace Infra.Catalogue;

/// <summary>The images of servers that components run by themselves, each at one exact version.</summary>
public static class ImageCatalogue
{
    /// <summary>oauth2-proxy, which asks for a login in front of an application.</summary>
    // renovate: datasource=docker depName=quay.io/oauth2-proxy/oauth2-proxy
    public const string Oauth2Proxy = "quay.io/oauth2-proxy/oauth2-proxy:v7.15.4";

    /// <summary>BuildKit without root, which builds images.</summary>
    // renovate: datasource=docker depName=docker.io/moby/buildkit
    public const string BuildKit = "docker.io/moby/buildkit:v0.34.1-rootless";

    /// <summary>git on Alpine, for scripts that change a repository.</summary>
    // renovate: datasource=docker depName=docker.io/alpine/git
    public const string Git = "docker.io/alpine/git:v2.49.1";
}
