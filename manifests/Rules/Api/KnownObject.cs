using Infra.Catalogue;
using Infra.Rules.Objects;
using Infra.Schemas;
using Infra.Wording;

namespace Infra.Rules.Api;

internal sealed class KnownObject : IRule
{
    // A group may have kinds that nothing is known about, and short names are near to each other: TCPRoute, HTTPRoute.
    private const int Long = 10;

    // The kinds of built-in groups that have alpha and beta versions today, which a cluster serves where they are turned on.
    private static readonly HashSet<(string Group, string Kind)> Early =
    [
        ("admissionregistration.k8s.io", "MutatingAdmissionPolicy"), ("admissionregistration.k8s.io", "MutatingAdmissionPolicyBinding"),
        ("admissionregistration.k8s.io", "ValidatingAdmissionPolicy"), ("admissionregistration.k8s.io", "ValidatingAdmissionPolicyBinding"),
        ("authentication.k8s.io", "SelfSubjectReview"), ("certificates.k8s.io", "ClusterTrustBundle"),
        ("certificates.k8s.io", "PodCertificateRequest"), ("coordination.k8s.io", "LeaseCandidate"), (Groups.Networking, "IPAddress"),
        (Groups.Networking, "ServiceCIDR"), ("resource.k8s.io", "DeviceClass"), ("resource.k8s.io", "DeviceTaintRule"),
        ("resource.k8s.io", "ResourceClaim"), ("resource.k8s.io", "ResourceClaimTemplate"), ("resource.k8s.io", "ResourceSlice"),
        ("resource.k8s.io", "ResourcePoolStatusRequest"), ("scheduling.k8s.io", "PodGroup"), ("scheduling.k8s.io", "Workload"),
        (Groups.Storage, "VolumeAttributesClass"),
    ];

    // The version of Kubernetes that brought a stable kind; all others are older than what anyone runs.
    private static readonly Dictionary<(string ApiVersion, string Kind), KubernetesVersion> Since = new()
    {
        [("admissionregistration.k8s.io/v1", "MutatingAdmissionPolicy")] = new(36),
        [("admissionregistration.k8s.io/v1", "MutatingAdmissionPolicyBinding")] = new(36),
        [("networking.k8s.io/v1", "IPAddress")] = new(33),
        [("networking.k8s.io/v1", "ServiceCIDR")] = new(33),
        [("resource.k8s.io/v1", "DeviceClass")] = new(34),
        [("resource.k8s.io/v1", "ResourceClaim")] = new(34),
        [("resource.k8s.io/v1", "ResourceClaimTemplate")] = new(34),
        [("resource.k8s.io/v1", "ResourceSlice")] = new(34),
        [("storage.k8s.io/v1", "VolumeAttributesClass")] = new(34),
    };

    public RuleInfo Info { get; } = new("A06", "known-object", Severity.Error, "no object that a cluster knows")
    {
        Description = """
            An API server refuses a kind that it does not serve, and an object without `apiVersion`, `kind` or `metadata.name`. What has two
            of `apiVersion`, `kind` and `metadata` is meant to be an object; the files of tools (values of charts, kustomizations,
            kubeconfigs, settings of kind or kubeadm) are not. Kinds of groups that nothing is known about are left to L11, versions that
            are no longer served to R27.
            """,
        Remediation = "Write the API version, kind or name that the finding gives.",
        SeeAlso = ["kubeconform", "kubectl-validate"],
    };

    public void Check(ManifestSet set, Report report)
    {
        var version = KubernetesVersion.Parse(set.Options.Kubernetes);
        foreach (var manifest in set.All)
        {
            if (Since.TryGetValue((manifest.ApiVersion, manifest.Id.Kind), out var since) && version < since)
            {
                report.Add(manifest, "apiVersion", $"{manifest.ApiVersion} {manifest.Id.Kind} (served since {since})",
                    "a version that the cluster serves", $"write an earlier one, or upgrade to {since}");
            }
            else if (!ToolFiles.Reads(manifest.ApiVersion, manifest.Id.Kind)
                && set.Schemas.Find(manifest.ApiVersion, manifest.Id.Kind) is null)
            {
                Kind(set, manifest, report);
            }
        }

        foreach (var manifest in set.Inventory.Incomplete)
            Identity(set, manifest, report);
    }

    private static void Kind(ManifestSet set, Manifest on, Report report)
    {
        var (version, group, kind) = (on.ApiVersion, on.Id.Group, on.Id.Kind);
        if (set.Schemas.Served(group, kind) is { } served)
        {
            report.Add(on, "apiVersion", version, Words.OneOf(served.Select(one => $"{group}/{one}")),
                $"write a version that the definition of {kind} serves");
            return;
        }

        var kinds = set.Schemas.Kinds(version).ToList();
        var homes = Homes(kind);
        if (Groups.IsBuiltIn(group))
        {
            if (ServedApi.IsListed(version, kind) || IsEarly(version, group, kind))
                return;

            if (homes.Count > 0)
            {
                report.Add(on, "apiVersion", $"{version} {kind}", $"{homes[0]} {kind}", $"write {homes[0]}");
            }
            else if (DidYouMean.Nearest(kind, kinds) is { } near)
            {
                report.Add(on, "kind", kind, near, $"did you mean {near}?");
            }
            else if (NearestAnywhere(kind) is { } other)
            {
                report.Add(on, "kind", kind, $"{other} ({Homes(other)[0]})", $"did you mean {other}?");
            }
            else
            {
                report.Add(on, "kind", $"{kind} of {version}", kinds.Count == 0 ? "a served API version" : Words.OneOf(kinds),
                    "choose another kind");
            }
        }
        else if (DidYouMean.Nearest(kind, kinds, kind.Length < Long ? 1 : 2) is { } near)
        {
            report.Add(on, "kind", kind, near, $"did you mean {near}?");
        }
        else if (kinds.Count == 0 && Home(group, version, kind, homes) is { } home)
        {
            report.Add(on, "apiVersion", version, home, $"did you mean {home}?");
        }
    }

    private static bool IsEarly(string version, string group, string kind) => Early.Contains((group, kind))
        && (version.Contains("alpha", StringComparison.Ordinal) || version.Contains("beta", StringComparison.Ordinal));

    // A group that is not known: the kind tells which one was meant, where the group is near to its own or can be no group at all.
    private static string? Home(string group, string version, string kind, List<string> homes)
    {
        if (!group.Contains('.', StringComparison.Ordinal) && homes.Count > 0)
            return homes[0];

        var near = DidYouMean.Nearest(group, ShippedSchemas.Groups.Concat(ShippedSchemas.BuiltInVersions.Select(ObjectId.GroupOf)),
            most: 1);
        var home = near is null ? null : $"{near}/{version[(group.Length + 1)..]}";
        return home is not null && ShippedSchemas.Find(home, kind) is not null ? home : null;
    }

    private static void Identity(ManifestSet set, Manifest on, Report report)
    {
        var tree = on.Tree;
        if (!Has(tree, "apiVersion"))
        {
            var homes = tree.Text("kind") is { } kind ? Homes(kind) : [];
            Missing(on, tree, "", "apiVersion", homes.Count > 0 ? homes[0] : "the API version of the kind", report);
        }
        else if (!Has(tree, "kind"))
        {
            Missing(on, tree, "", "kind", "the kind of the object", report);
        }
        else if (tree["metadata"] is not MapNode metadata)
        {
            if (set.Schemas.Find(on.ApiVersion, on.Id.Kind) is not null)
                Missing(on, tree, "", "metadata", "a map with the name of the object", report);
        }
        else
        {
            Missing(on, metadata, "metadata", "name", "a string", report);
        }
    }

    private static bool Has(MapNode tree, string key) => tree.Text(key) is { Length: > 0 };

    private static void Missing(Manifest on, MapNode map, string path, string key, string expected, Report report)
    {
        var place = NodePath.Of(path, key);
        if (map[key] is ScalarNode { Value: not (null or string) } scalar)
        {
            var written = scalar.Plain ?? scalar.ToString();
            report.Add(on, place, $"{written}, {(scalar.Value is bool ? "a boolean" : "a number")}", "a string",
                $"put it in quotes: \"{written}\"");
        }
        else if (map[key] is not null and not ScalarNode)
        {
            report.Add(on, place, "a list or map", "a string", "write a single string");
        }
        else
        {
            var near = map.Entries.Select(entry => entry.Key)
                .FirstOrDefault(other => other != key && DidYouMean.Nearest(other, [key]) is not null);
            if (near is null)
                report.Add(on, place, null, expected, $"add {key}");
            else
                report.Add(on, NodePath.Of(path, near), near, key, $"did you mean {key}?");
        }
    }

    // The built-in API versions of a kind, the newest first.
    private static List<string> Homes(string kind) => [.. ShippedSchemas.BuiltInVersions
        .Where(version => ShippedSchemas.Kinds(version).Contains(kind)).OrderDescending(StringComparer.Ordinal)];

    private static string? NearestAnywhere(string kind) =>
        DidYouMean.Nearest(kind, ShippedSchemas.BuiltInVersions.SelectMany(ShippedSchemas.Kinds));
}
