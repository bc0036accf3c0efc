using System.Globalization;
using Infra.Components.Clusters;
using Infra.Components.CustomResources;
using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using CustomResource = Pulumi.Kubernetes.ApiExtensions.CustomResource;

namespace Infra.Components.Edge;

/// <summary>
/// Sends plain HTTP to HTTPS. Applications attach to both listeners, as they did before there was a redirect, so this route has to win
/// against theirs: of two routes with the same path, the Gateway API prefers the one whose match names a method, so this one names them
/// all. A solver's route for HTTP-01 wins against it in turn, because an exact path is preferred to a prefix.
/// </summary>
internal static class RedirectRoute
{
    // A route attaches to at most 32 listeners.
    private const int MostParents = 32;

    public static void Make(ComponentResource parent, string name, string route, IEnumerable<ListenerRef> listeners, RedirectStatus status, Resource after)
    {
        foreach (var (index, chunk) in listeners.Chunk(MostParents).Index())
        {
            var suffix = index == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"-{index + 1}");
            _ = new CustomResource($"{name}-redirect{suffix}", new HttpRouteResourceArgs
            {
                Metadata = new ObjectMetaArgs { Name = $"{route}-https-redirect{suffix}", Namespace = chunk[0].Namespace.Name },
                Spec = new HttpRouteSpecArgs
                {
                    ParentRefs = chunk.Select(listener => listener.ToParentRef()).ToArray(),
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
}
