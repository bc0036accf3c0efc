using Infra.Catalogue;

namespace Infra.Rules;

/// <summary>What charts, remote manifests and distributions bring without a manifest of their own: kinds and classes.</summary>
internal sealed class Provided
{
    // Classes that distributions bring: k3s; kind, minikube and GKE; Docker Desktop; EKS.
    private static readonly string[] KnownStorageClasses = ["local-path", "standard", "standard-rwo", "hostpath", "gp2"];
    private static readonly string[] GatewayApiGroups = [Groups.Gateway, "gateway.networking.x-k8s.io"];
    private static readonly string[] KnownIngressClasses = ["traefik"];

    private readonly HashSet<string> _groups = new(StringComparer.Ordinal);
    private readonly HashSet<string> _kinds = new(StringComparer.Ordinal);
    private readonly HashSet<string> _gatewayClasses = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ingressClasses = new(KnownIngressClasses, StringComparer.Ordinal);
    private readonly HashSet<string> _storageClasses = new(KnownStorageClasses, StringComparer.Ordinal);

    internal Provided(IEnumerable<ChartRelease> charts, IEnumerable<string> remote, IEnumerable<Manifest> manifests)
    {
        foreach (var chart in charts)
            Add(chart);

        foreach (var address in remote)
        {
            _groups.UnionWith(ChartCatalogue.All.Where(chart => chart.Addresses.Append(chart.Name)
                .Any(part => address.Contains(part, StringComparison.OrdinalIgnoreCase))).SelectMany(chart => chart.ApiGroups));
            _groups.UnionWith(address.Contains("gateway-api", StringComparison.OrdinalIgnoreCase) ? GatewayApiGroups : []);
        }

        foreach (var manifest in manifests)
        {
            switch (manifest.Id.Kind)
            {
                case "CustomResourceDefinition":
                    _kinds.Add($"{manifest.Tree.TextAt("spec", "group")}/{manifest.Tree.TextAt("spec", "names", "kind")}");
                    break;
                // k3s brings the chart of this name, to which these values are added.
                case "HelmChartConfig" when manifest.Id.Group == "helm.cattle.io" && ChartCatalogue.Find(manifest.Id.Name) is { } packaged:
                    Add(packaged, MapNode.Empty);
                    break;
                case "GatewayClass":
                    _gatewayClasses.Add(manifest.Id.Name);
                    break;
                case "IngressClass":
                    _ingressClasses.Add(manifest.Id.Name);
                    break;
                case "StorageClass":
                    _storageClasses.Add(manifest.Id.Name);
                    break;
            }
        }
    }

    /// <summary>Whether a CRD or the cluster serves a kind.</summary>
    public bool HasKind(string group, string kind) => Groups.IsBuiltIn(group) || _groups.Contains(group)
        || _kinds.Contains($"{group}/{kind}");

    /// <summary>Whether any kind is known to be brought.</summary>
    public bool HasAnyKind => _groups.Count > 0 || _kinds.Count > 0;

    /// <summary>Whether a GatewayClass exists.</summary>
    public bool HasGatewayClass(string name) => _gatewayClasses.Contains(name);

    /// <summary>Whether an IngressClass exists.</summary>
    public bool HasIngressClass(string name) => _ingressClasses.Contains(name);

    /// <summary>Whether a StorageClass exists.</summary>
    public bool HasStorageClass(string name) => _storageClasses.Contains(name);

    private void Add(ChartRelease chart)
    {
        if (ChartCatalogue.Find(chart.ChartName) is { } known)
            Add(known, chart.Values);
    }

    private void Add(KnownChart known, MapNode values)
    {
        _groups.UnionWith(known.ApiGroups);
        var named = known.ClassValue.Count == 0 ? null : values.TextAt([.. known.ClassValue]);
        AddClass(_gatewayClasses, known.GatewayClass, named);
        AddClass(_storageClasses, known.StorageClass, named);
        AddClass(_ingressClasses, known.IngressClass, values.TextAt([.. known.IngressClassValue]));
    }

    private static void AddClass(HashSet<string> classes, string? usual, string? named)
    {
        if (usual is not null)
            classes.Add(named ?? usual);
    }
}
