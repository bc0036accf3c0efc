using Infra.Catalogue;

namespace Infra.Schemas;

/// <summary>The names of objects: which form they have depends on the kind.</summary>
internal static class ObjectNames
{
    private const string LabelForm = "lower-case letters, digits and -, at most 63, with a letter or digit at both ends";
    private const string SubdomainForm = "lower-case letters, digits, - and ., at most 253, with a letter or digit at both ends";

    // What the name of an object has to be, where it is more or less than a DNS name.
    private static readonly HashSet<(string Group, string Kind)> AnyName =
    [
        (Groups.Rbac, "Role"), (Groups.Rbac, "RoleBinding"), (Groups.Rbac, "ClusterRole"), (Groups.Rbac, "ClusterRoleBinding"),
        ("certificates.k8s.io", "CertificateSigningRequest"), ("apiregistration.k8s.io", "APIService"),
    ];

    // Services of digits first came with 1.36, behind a gate that is on.
    private static readonly KubernetesVersion ServicesOfDigits = new(36);

    /// <summary>Checks the name and namespace of an object.</summary>
    public static void Check(Manifest manifest, bool? isNamespaced, KubernetesVersion version, List<SchemaProblem> problems)
    {
        var (group, kind) = (manifest.Id.Group, manifest.Id.Kind);
        var metadata = manifest.Tree.Map("metadata") ?? MapNode.Empty;
        var isGenerated = metadata.Text("name") is null;
        var name = isGenerated ? metadata.Text("generateName") ?? "" : manifest.Id.Name;
        if (!LateValues.Contains(name) && Missing(group, kind, isGenerated && name.EndsWith('-') ? name[..^1] + "a" : name, version) is { } form)
        {
            problems.Add(new(ProblemKind.Metadata, isGenerated ? "metadata.generateName" : "metadata.name", name, form,
                name.ToLowerInvariant() is var lower && Missing(group, kind, lower, version) is null ? $"write {lower}" : "choose another name, here and where it is used"));
        }

        if (metadata.Text("namespace") is not { Length: > 0 } space || LateValues.Contains(space))
            return;

        if (isNamespaced == false)
        {
            problems.Add(new(ProblemKind.Scope, "metadata.namespace", space, $"no namespace: a {kind} belongs to the whole cluster", "remove it"));
        }
        else if (!Names.IsLabel(space))
        {
            problems.Add(new(ProblemKind.Metadata, "metadata.namespace", space, LabelForm, "write the name of a namespace"));
        }
    }

    private static string? Missing(string group, string kind, string name, KubernetesVersion version) => (group, kind) switch
    {
        var any when AnyName.Contains(any) => name is "." or ".." || name.AsSpan().ContainsAny('/', '%') ? "a name without / and %, and neither . nor .." : null,
        ("", "Service") when version < ServicesOfDigits && name.Length > 0 && char.IsAsciiDigit(name[0]) => "a letter first",
        ("", "Service" or "Namespace") => Names.IsLabel(name) ? null : LabelForm,
        (Groups.Batch, "CronJob") when name.Length > 52 => "at most 52 characters: its jobs add 11",
        (Groups.Networking, "IPAddress") => ValueForms.Missing("ip", name),
        _ => Names.IsSubdomain(name) ? null : SubdomainForm,
    };
}
