using Infra.Schemas;

namespace Infra.Rules.Api;

internal sealed class ObjectMetadata : IRule
{
    public RuleInfo Info { get; } = new("A05", "object-metadata", Severity.Error, "name or label that is not allowed")
    {
        Description = """
            An API server refuses names, namespaces, labels, keys of annotations and finalizers that do not have their form, and annotations
            of more than 256 KiB. A Service and a Namespace are named by a DNS label of at most 63 characters, most other objects by a DNS
            name of at most 253, roles and their bindings by anything without `/` and `%`. A namespace on an object that belongs to the
            whole cluster is dropped, which is a warning.
            """,
        Remediation = "Choose a name of the form that the finding gives, and write it wherever the old one is used.",
        SeeAlso = ["kubernetes.io/docs/concepts/overview/working-with-objects/names"],
    };

    public void Check(ManifestSet set, Report report)
    {
        report.AddAll(set.Refused[ProblemKind.Metadata]);
        report.AddAll(set.Refused[ProblemKind.Scope].Where(found => !IsGiven(found.On)), Severity.Warning);
    }

    // kustomize writes its namespace into every custom resource, and the server drops it.
    private static bool IsGiven(Manifest built) => built is { Root: not null, At: { } at }
        && built.Tree.Map("metadata")?["namespace"] is { } space && (space.Line == 0 || (space.File is { } file && file != at.File));
}
