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
        (Groups.Policy, "PodDisruptionBudget"),
    ];

    // The groups whose kinds want a domain in the names of finalizers.
    private static readonly HashSet<string> LongFinalizers =
        [
            "",
            "apps",
            Groups.Batch,
            "autoscaling",
            Groups.Networking,
            "discovery.k8s.io",
            Groups.Rbac,
            "scheduling.k8s.io",
            "storage.k8s.io",
        ];

    private static readonly HashSet<string> KnownFinalizers = ["kubernetes", "orphan", "foregroundDeletion"];

    // Services of digits first came with 1.36, behind a gate that is on.
    private static readonly KubernetesVersion ServicesOfDigits = new(36);

    /// <summary>Checks the name and namespace of an object.</summary>
    public static void Check(Manifest manifest, bool? isNamespaced, KubernetesVersion version, List<SchemaProblem> problems)
    {
        var (group, kind) = (manifest.Id.Group, manifest.Id.Kind);
        var metadata = manifest.Tree.Map("metadata") ?? MapNode.Empty;
        var begin = metadata.Text("generateName");
        if (begin is null || metadata.Text("name") is not null)
            Name("metadata.name", manifest.Id.Name, manifest.Id.Name);

        if (begin is not null)
            Name("metadata.generateName", begin, begin.EndsWith('-') ? begin[..^1] + "a" : begin);

        Finalizers(group, metadata, problems);
        if (metadata.Text("namespace") is not { Length: > 0 } space || LateValues.Contains(space))
            return;

        if (isNamespaced == false)
        {
            problems.Add(new(ProblemKind.Scope, "metadata.namespace", space,
                $"no namespace: a {kind} belongs to the whole cluster", "remove it"));
        }
        else if (!Names.IsLabel(space))
        {
            problems.Add(new(ProblemKind.Metadata, "metadata.namespace", space, LabelForm, "write the name of a namespace"));
        }

        void Name(string path, string name, string whole)
        {
            if (LateValues.Contains(name) || Missing(group, kind, whole, version) is not { } form)
                return;

            var lower = name.ToLowerInvariant();
            problems.Add(new(ProblemKind.Metadata, path, name, form,
                Missing(group, kind, lower, version) is null ? $"write {lower}" : "choose another name, here and where it is used"));
        }
    }

    // Kinds of other groups may have finalizers of one word.
    private static void Finalizers(string group, MapNode metadata, List<SchemaProblem> problems)
    {
        if (!LongFinalizers.Contains(group) || metadata.List("finalizers") is not { } finalizers)
            return;

        for (var i = 0; i < finalizers.Items.Count; i++)
        {
            if (finalizers.Items[i] is ScalarNode { Text: { } text } && Names.IsQualified(text)
                && !text.Contains('/', StringComparison.Ordinal)
                && !KnownFinalizers.Contains(text) && !LateValues.Contains(text))
            {
                problems.Add(new(ProblemKind.Metadata, NodePath.Of("metadata.finalizers", i), text,
                    "a name with a domain in front, such as example.com/cleanup",
                    $"write example.com/{text}, with the domain of its controller"));
            }
        }
    }

    private static string? Missing(string group, string kind, string name, KubernetesVersion version) => (group, kind) switch
    {
        var any when AnyName.Contains(any) =>
            name is "." or ".." || name.AsSpan().ContainsAny('/', '%') ? "a name without / and %, and neither . nor .." : null,
        ("", "Service") when version < ServicesOfDigits && name.Length > 0 && char.IsAsciiDigit(name[0]) => "a letter first",
        ("", "Service" or "Namespace") => Names.IsLabel(name) ? null : LabelForm,
        (Groups.Batch, "CronJob") when name.Length > 52 => "at most 52 characters: its jobs add 11",
        (Groups.Networking, "IPAddress") => ValueForms.Missing("ip", name),
        _ => Names.IsSubdomain(name) ? null : SubdomainForm,
    };
}
