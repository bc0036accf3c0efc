using System.Text.Json;
using Infra.Catalogue;
using Infra.Components.CustomResources;
using Infra.Components.Namespaces;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Yaml.V2;
using Pulumi.Kubernetes.Yaml.V2;

namespace Infra.Components.Edge;

/// <summary>
/// Traefik as the edge: the one that k3s brings along, configured, or one that its chart installs. Hosts are handed out by its reference; a
/// host without a certificate is refused in the handshake.
/// </summary>
public sealed class Traefik : ComponentResource
{
    /// <summary>The name that k3s gives its own.</summary>
    private const string PackagedName = "traefik";

    /// <summary>Configures or installs it.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">Arguments are malformed or do not fit together.</exception>
    public Traefik(string name, TraefikArgs args, ComponentResourceOptions? options = null)
        : base("infra:edge:Traefik", name, options.On(args.Checked(name).Cluster))
    {
        var space = args.Packaged ? new NamespaceRef(args.Cluster, "kube-system")
            : args.Namespace ?? OwnNamespace.Make(this, name, args.Cluster, "traefik", PodSecurity.Restricted,
                new() { Asked = [8000, 8443], CallsAll = true });
        Resource brought = args.Packaged ? Configure(name, args, space) : Install(name, args, space);
        // Named default and standing beside Traefik, it is for all hosts.
        _ = new CustomResource($"{name}-tls", new TlsOptionResourceArgs
        {
            Metadata = new ObjectMetaArgs { Name = "default", Namespace = space.Name },
            Spec = new TlsOptionSpecArgs { MinVersion = "VersionTLS12", SniStrict = true },
        }, this.Child(brought));
        Ref = new TraefikRef
        {
            Namespace = space,
            IngressClass = args.IngressClass,
            RequestTimeout = args.RequestTimeout,
            MadeBy = this,
        };
        RegisterOutputs(Outputs.Of(this));
    }

    /// <summary>The edge, for hosts and issuers.</summary>
    public TraefikRef Ref { get; }

    private CustomResource Configure(string name, TraefikArgs args, NamespaceRef space) => new(name, new HelmChartConfigResourceArgs
    {
        Metadata = new ObjectMetaArgs { Name = PackagedName, Namespace = space.Name },
        Spec = new HelmChartConfigSpecArgs { ValuesContent = Text(TraefikValues.Of(args)) },
    }, this.Child());

    private Release Install(string name, TraefikArgs args, NamespaceRef space)
    {
        // Helm installs a chart's crds folder once and never again; as a resource of their own the CRDs follow the version.
        var crds = new ConfigFile($"{name}-crds", new ConfigFileArgs
        {
            File = args.Cluster.Mirrors.Manifest("https://raw.githubusercontent.com/traefik/traefik/" + PublishedManifests.Traefik
                + "/docs/content/reference/dynamic-configuration/kubernetes-crd-definition-v1.yml"),
        }, new ComponentResourceOptions { Parent = this, Providers = { args.Cluster.Provider } });
        var chart = new HelmChart(ChartCatalogue.Traefik, args.Version).Install(args.Release ?? name, space, TraefikValues.Of(args));
        chart.SkipCrds = true;
        return new Release(name, chart, this.Child(crds));
    }

    // Annotations of a cloud's load balancer may be known late.
    private static Output<string> Text(Dictionary<string, object> values)
    {
        var notes = (values["service"] as Dictionary<string, object>)!.Remove("annotations", out var found)
            ? (Dictionary<string, object>)found : [];
        var keys = notes.Keys.Order(StringComparer.Ordinal).ToArray();
        return Output.All(keys.Select(key => (Input<string>)notes[key])).Apply(texts =>
        {
            var json = JsonSerializer.SerializeToNode(values)!;
            if (keys.Length > 0)
                json["service"]!["annotations"] = Json.Map(keys.Zip(texts, KeyValuePair.Create));

            return json.Indented();
        });
    }
}
