using Infra.Catalogue;
using Infra.Components.Namespaces;
using Pulumi.Kubernetes.Helm.V3;

namespace Infra.Components.Edge;

/// <summary>
/// ingress-nginx as the edge, for clusters that run it: it was retired in March 2026, and gets no fixes. New clusters take NGINX Gateway
/// Fabric or Traefik, to which the same routes go over. Snippets are off.
/// </summary>
public sealed class IngressNginx : ComponentResource
{
    /// <summary>Installs it, or takes its release over.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">Arguments are malformed or do not fit together.</exception>
    public IngressNginx(string name, IngressNginxArgs args, ComponentResourceOptions? options = null)
        : base("infra:edge:IngressNginx", name, options.On(args.Checked(name).Cluster))
    {
        // A pod in the network of its node is beyond what the narrower standards allow.
        var security = args.HostNetwork is null ? PodSecurity.Restricted : PodSecurity.Privileged;
        var space = args.Namespace ?? OwnNamespace.Make(this, name, args.Cluster, "ingress-nginx", security,
            new() { Asked = [80, 443, 8443], CallsAll = true });
        var release = args.Release ?? name;
        _ = new Release(name, new HelmChart(ChartCatalogue.IngressNginx, args.Version).Install(release, space, Values(args)), this.Child());
        Ref = Of(space, args, release) with { MadeBy = this };
        RegisterOutputs(Outputs.Of(this));
    }

    /// <summary>The edge, for hosts and issuers.</summary>
    public IngressNginxRef Ref { get; }

    /// <summary>An ingress-nginx that another stack installed with these arguments.</summary>
    /// <param name="space">Its namespace.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="release">The name of its Helm release.</param>
    public static IngressNginxRef Of(NamespaceRef space, IngressNginxArgs args, string release)
    {
        ArgumentNullException.ThrowIfNull(args);
        return new IngressNginxRef
        {
            IngressClass = args.IngressClass,
            ResponseHeaders = args.ResponseHeaders,
            Forwarded = args.Forwarded,
            BodyTimeout = args.BodyTimeout,
            DataPlane = args.HostNetwork is { } host ? new ProxySource(host.Nodes) : new ProxySource(new PodSet(space, Labels(release))),
        };
    }

    private static Dictionary<string, Input<string>> Labels(string release) => new()
    {
        ["app.kubernetes.io/name"] = "ingress-nginx",
        ["app.kubernetes.io/instance"] = release,
        ["app.kubernetes.io/component"] = "controller",
    };

    private static Dictionary<string, object> Values(IngressNginxArgs args)
    {
        var controller = new Dictionary<string, object>
        {
            ["replicaCount"] = args.Replicas,
            ["allowSnippetAnnotations"] = false,
            ["ingressClass"] = args.IngressClass,
            ["ingressClassResource"] = new Dictionary<string, object> { ["name"] = args.IngressClass },
            ["service"] = Service(args),
            ["config"] = Config(args),
        };
        if (args.HostNetwork is not null)
        {
            controller["hostNetwork"] = true;
            // In the network of the node, the node's name server would not know the cluster's names.
            controller["dnsPolicy"] = "ClusterFirstWithHostNet";
            // The ports of a node are taken until the old pod has gone.
            controller["updateStrategy"] = new Dictionary<string, object>
            {
                ["type"] = "RollingUpdate",
                ["rollingUpdate"] = new Dictionary<string, object> { ["maxSurge"] = 0, ["maxUnavailable"] = 1 },
            };
        }

        if (Headers(args) is { Count: > 0 } headers)
            controller["proxySetHeaders"] = headers;

        controller.Give(args.Resources);
        return new Dictionary<string, object> { ["controller"] = controller };
    }

    private static Dictionary<string, object> Service(IngressNginxArgs args)
    {
        var service = args.OwnService;
        var values = new Dictionary<string, object>
        {
            ["type"] = service is EdgeService.NodePort ? "NodePort" : "LoadBalancer",
            ["externalTrafficPolicy"] = service.KeepClientAddress ? "Local" : "Cluster",
        };
        if (args.Annotations.Count > 0)
            values["annotations"] = args.Annotations.ToDictionary(note => note.Key, note => (object)note.Value, StringComparer.Ordinal);

        switch (service)
        {
            case EdgeService.LoadBalancer balancer:
                if (balancer.Class is not null)
                    values["loadBalancerClass"] = balancer.Class;

                if (balancer.SourceRanges.Count > 0)
                    values["loadBalancerSourceRanges"] = balancer.SourceRanges.ToArray();

                break;
            case EdgeService.NodePort ports:
                var numbers = new Dictionary<string, object>();
                if (ports.Http is { } http)
                    numbers["http"] = http.ToString(CultureInfo.InvariantCulture);

                if (ports.Https is { } https)
                    numbers["https"] = https.ToString(CultureInfo.InvariantCulture);

                if (numbers.Count > 0)
                    values["nodePorts"] = numbers;

                break;
        }

        return values;
    }

    // The controller's settings are texts.
    private static Dictionary<string, object> Config(IngressNginxArgs args)
    {
        var config = new Dictionary<string, object> { ["allow-snippet-annotations"] = "false" };
        var body = RouteSettings.Milliseconds(args.BodyTimeout) / 1000;
        if (body != 60)
            config["client-body-timeout"] = body.ToString(CultureInfo.InvariantCulture);

        if (!args.AccessLog)
            config["disable-access-log"] = "true";

        if (args.ResponseHeaders.Count > 0)
            config["global-allowed-response-headers"] = string.Join(',', args.ResponseHeaders);

        if (args.ClientAddress is { } client)
        {
            // By itself it believes everyone (proxy-real-ip-cidr is 0.0.0.0/0).
            config["proxy-real-ip-cidr"] = string.Join(',', client.TrustedAddresses);
            if (client.Source == ClientAddressSource.ProxyProtocol)
            {
                config["use-proxy-protocol"] = "true";
            }
            else
            {
                config["use-forwarded-headers"] = "true";
                config["compute-full-forwarded-for"] = "true";
                config["enable-real-ip"] = "true";
            }
        }

        return config;
    }

    private static Dictionary<string, object> Headers(IngressNginxArgs args)
    {
        var headers = args.RequestHeaders.ToDictionary(header => header.Key, header => (object)header.Value, StringComparer.Ordinal);
        // The address is quoted, since one of IPv6 has colons; the scheme is the one of X-Forwarded-Proto.
        if (args.Forwarded)
            headers["Forwarded"] = "for=\"$remote_addr\";proto=$pass_access_scheme;host=\"$host\"";

        return headers;
    }
}
