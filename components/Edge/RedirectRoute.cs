using Infra.Components.CustomResources;
using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using CustomResource = Pulumi.Kubernetes.ApiExtensions.CustomResource;

namespace Infra.Components.Edge;

/// <summary>
/// Redirects plain HTTP to HTTPS: one route on every HTTP listener. Applications attach to the HTTPS listeners only. The solver of an HTTP-01
/// challenge still answers, since its route matches an exact path, which wins over this prefix.
/// </summary>
internal static class RedirectRoute
{
    /// <summary>Makes the route.</summary>
    /// <param name="parent">The component that holds the listeners.</param>
    /// <param name="name">The component's name.</param>
    /// <param name="route">The name that the route's name begins with.</param>
    /// <param name="listeners">The HTTP listeners. At most 32, as many as a Gateway or ListenerSet holds beside their HTTPS ones and a route attaches to.</param>
    /// <param name="status">The status of the redirect.</param>
    /// <param name="after">The object that holds the listeners.</param>
    /// <returns>The route; null without listeners to redirect.</returns>
    public static Resource? Make(ComponentResource parent, string name, string route, IEnumerable<ListenerRef> listeners, RedirectStatus status, Resource after)
    {
        var redirected = listeners.ToArray();
        if (redirected.Length == 0)
        {
            return null;
        }

        return new CustomResource($"{name}-redirect", new HttpRouteResourceArgs
        {
            Metadata = new ObjectMetaArgs { Name = $"{route}-https-redirect", Namespace = redirected[0].Namespace.Name },
            Spec = new HttpRouteSpecArgs
            {
                ParentRefs = redirected.Select(listener => listener.ToParentRef()).ToArray(),
                Rules = new HttpRouteRuleArgs
                {
                    Matches = new HttpRouteMatchArgs { Path = new HttpPathMatchArgs { Type = "PathPrefix", Value = "/" } },
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
