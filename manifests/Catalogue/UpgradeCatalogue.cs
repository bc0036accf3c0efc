namespace Infra.Catalogue;

/// <summary>The releases that an upgrade of a part goes through: <c>Steps.yaml</c>, and at its end what the program pins.</summary>
internal static class UpgradeCatalogue
{
    /// <summary>The name of the Gateway API among the parts.</summary>
    public const string GatewayApi = "gateway-api";

    /// <summary>The name of k3s among the parts.</summary>
    public const string K3s = "k3s";

    /// <summary>The name of Kubernetes, as kubeadm installs it, among the parts.</summary>
    public const string Kubernetes = "kubernetes";

    private static readonly Lazy<IReadOnlyDictionary<string, IReadOnlyList<string>>> Read =
        new(() => CatalogueFile.Read("Steps.yaml").Entries
        .ToDictionary(
            part => part.Key,
            part => (IReadOnlyList<string>)[.. ((ListNode)part.Value).Items.Select(step => step.ToString()!), PinnedOf(part.Key)],
            StringComparer.Ordinal));

    /// <summary>The parts whose upgrades are known, each with one release of every minor version, oldest first.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Parts => Read.Value;

    /// <summary>Whether two releases have one minor version.</summary>
    public static bool IsSameMinor(string one, string other) => ChartMinor.NameOf(one) == ChartMinor.NameOf(other);

    /// <summary>Orders releases by their numbers: <c>v1.9.0</c> before <c>v1.10.0</c>, a part without numbers first.</summary>
    public static int Compare(string one, string other) => Number(one).CompareTo(Number(other));

    private static Version Number(string release) =>
        Version.TryParse(release.TrimStart('v').Split('+', '-')[0] is var bare && !bare.Contains('.', StringComparison.Ordinal)
            ? bare + ".0"
            : bare,
            out var number) ? number : new Version(0, 0);

    private static string PinnedOf(string part) => part switch
    {
        GatewayApi => PublishedManifests.GatewayApi,
        K3s => KubernetesReleases.K3s,
        Kubernetes => KubernetesReleases.Kubeadm,
        _ => ChartCatalogue.Find(part)!.Version,
    };
}
