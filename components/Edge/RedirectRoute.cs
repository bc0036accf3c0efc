using Infra.Components.CustomResources;
using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using CustomResource = Pulumi.Kubernetes.ApiExtensions.CustomResource;

namespace Infra.Components.Edge;

/// <summary>
/// Sends plain HTTP to HTTPS. Applications attach to both listeners, as they did before there was a redirect, so this route has to win
/// against theirs: of two routes with the same path, the Gateway API prefers the one whose match names a method, so this one names every
/// method that the controller knows. NGINX itself refuses TRACE and CONNECT. A solver's route for HTTP-01 wins against this one in turn,
/// because an exact path is preferred to a prefix.
/// </summary>
internal static class RedirectRoute
{
    // A Gateway or ListenerSet holds 64 listeners, of which 32 are for HTTP, and a route attaches to 32: one is always enough.
    public static void Make(ComponentResource parent, string name, string route, IEnumerable<ListenerRef> listeners, RedirectStatus status, Resource after)
    {
        var redirected = listeners.ToArray();
        if (redirected.Length == 0)
        {
            return;
        }

        _ = new CustomResource($"{name}-redirect", new HttpRouteResourceArgs
        {
            Metadata = new ObjectMetaArgs { Name = $"{route}-https-redirect", Namespace = redirected[0].Namespace.Name },
            Spec = new HttpRouteSpecArgs
            {
                ParentRefs = redirected.Select(listener => listener.ToParentRef()).ToArray(),
                Rules = new HttpRouteRuleArgs
                {
                    Matches = Enum.GetValues<HttpMethod>()
                        .Select(method => new HttpRouteMatchArgs
                        {
                            Path = new HttpPathMatchArgs { Type = "PathPrefix", Value = "/" },
                            Method = method.ToString().ToUpperInvariant(),
                        })
                        .ToArray(),
                    Filters = new HttpRouteFilterArgs
                    {
                        Type = "RequestRedirect",
                        RequestRedirect = new HttpRequestRedirectArgs { Scheme = "https", StatusCode = (int)status },
                    },
                },
            },
        }, parent.Child(after));
    }
}
