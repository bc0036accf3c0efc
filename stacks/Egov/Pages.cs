using System.Globalization;

namespace Infra.Stacks.Egov;

/// <summary>
/// What pages know of their environment. Most of it is in their images since they were built, so builds and pods have it from here.
/// </summary>
internal static class Pages
{
    /// <summary>The values by the names of their variables.</summary>
    public static IReadOnlyDictionary<string, string> Values(EgovSettings settings, Microservice pages, FrontSettings front)
    {
        var values = new Dictionary<string, string>
        {
            ["PORT"] = pages.Port.ToString(CultureInfo.InvariantCulture),
            // Browsers and servers of pages call one address, the public one: it stands in what browsers load.
            ["SERVER_API_URL"] = $"{settings.Scheme}://{settings.Api.Host}",
            ["PROXY_HOST"] = $"{settings.Scheme}://{front.Host.Host}",
            ["SITE_ID"] = front.SiteId.ToString(CultureInfo.InvariantCulture),
        };
        if (pages == Microservice.PortalPages)
            values["SOCIAL_LOGIN_ENABLED"] = settings.SocialLogins.Count > 0 ? "true" : "false";

        return values;
    }
}
