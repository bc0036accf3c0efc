using Infra.Components.CustomResources;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Infra.Components.Edge;

/// <summary>
/// Redirects plain HTTP to HTTPS: one route on every HTTP listener. Applications attach to the HTTPS listeners only. The solver of an
/// HTTP-01 challenge still answers, since its route matches an exact path, which wins over this prefix.
/// </summary>
internal static class RedirectRoute
{
    /// <summary>What one route attaches to at most.</summary>
    public const int MostListeners = 32;

    /// <summary>
    /// Null without listeners. They are at most 32: what a route attaches to, and what a Gateway or ListenerSet holds beside HTTPS.
    /// </summary>
    public static Resource? Make(ComponentResource parent, string name, string route, IEnumerable<ListenerRef> listeners,
        RedirectStatus status, Resource after)
    {
        var redirected = listeners.ToArray();
        if (redirected.Length == 0)
            return null;

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
