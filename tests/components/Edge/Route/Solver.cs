using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;
using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;
using CustomResource = Pulumi.Kubernetes.ApiExtensions.CustomResource;

namespace Infra.Components.Tests.Edge.Routes;

/// <summary>What cert-manager makes while it proves a host: an exact path on the host, on plain HTTP (pkg/issuer/acme/http).</summary>
internal static class Solver
{
    private const string Path = "/.well-known/acme-challenge/t";

    public static void Make(string edge, Cluster cluster, params string[] hosts)
    {
        foreach (var host in hosts)
        {
            var name = $"solver-{host.Split('.')[0]}";
            var options = new CustomResourceOptions { Provider = cluster.Provider };
            switch (edge)
            {
                case "gateway":
                    _ = new CustomResource(name, new RouteArgs(host), options);
                    break;
                case "traefik":
                    _ = new CustomResource(name, new TraefikArgs(host), options);
                    break;
                default:
                    _ = new Ingress(name, Ingress(host), options);
                    break;
            }
        }
    }

    private static IngressArgs Ingress(string host) => new()
    {
        Metadata = new ObjectMetaArgs
        {
            Name = $"cm-acme-http-solver-{host}",
            Namespace = "shop",
            Annotations = { { "pulumi.com/skipAwait", "true" } },
        },
        Spec = new IngressSpecArgs
        {
            IngressClassName = "nginx",
            Rules =
            {
                new IngressRuleArgs
                {
                    Host = host,
                    Http = new HTTPIngressRuleValueArgs
                    {
                        Paths =
                        {
                            new HTTPIngressPathArgs
                            {
                                Path = Path,
                                PathType = "ImplementationSpecific",
                                Backend = new IngressBackendArgs
                                {
                                    Service = new IngressServiceBackendArgs { Name = "solver", Port = new ServiceBackendPortArgs { Number = 8089 } },
                                },
                            },
                        },
                    },
                },
            },
        },
    };

    private sealed class RouteArgs : CustomResourceArgs
    {
        public RouteArgs(string host)
            : base("gateway.networking.k8s.io/v1", "HTTPRoute")
        {
            Metadata = new ObjectMetaArgs { Name = $"cm-acme-http-solver-{host}", Namespace = "shop" };
            Spec = Dict(
                ("parentRefs", List(Dict(("name", "web"), ("namespace", "gateway"), ("sectionName", $"http-{host.Replace('.', '-')}")))),
                ("hostnames", List(host)),
                ("rules", List(Dict(
                    ("matches", List(Dict(("path", Dict(("type", "Exact"), ("value", Path)))))),
                    ("backendRefs", List(Dict(("name", "solver"), ("port", 8089))))))));
        }

        [Input("spec")]
        public InputMap<object> Spec { get; set; }
    }

    // Traefik reads the Ingress too; as one of its own rules it is this one, of the length of its text.
    private sealed class TraefikArgs : CustomResourceArgs
    {
        public TraefikArgs(string host)
            : base("traefik.io/v1alpha1", "IngressRoute")
        {
            var rule = $"Host(`{host}`) && Path(`{Path}`)";
            Metadata = new ObjectMetaArgs { Name = $"cm-acme-http-solver-{host}", Namespace = "shop" };
            Spec = Dict(
                ("entryPoints", List("web")),
                ("routes", List(Dict(("match", rule), ("priority", rule.Length), ("services", List(Dict(("name", "solver"), ("port", 8089))))))));
        }

        [Input("spec")]
        public InputMap<object> Spec { get; set; }
    }

    private static Dictionary<string, object> Dict(params (string Key, object Value)[] entries) =>
        entries.ToDictionary(entry => entry.Key, entry => entry.Value);

    private static object[] List(params object[] items) => items;
}
