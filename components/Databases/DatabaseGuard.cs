using Pulumi.Kubernetes.AdmissionRegistration.V1;
using Pulumi.Kubernetes.Types.Inputs.AdmissionRegistration.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Infra.Components.Databases;

/// <summary>
/// What the API server refuses to do to a database of CloudNativePG. A program sees what it wants and not what runs, so only the server can
/// tell a new major version from an old one. It answers in a preview as well.
/// </summary>
internal static class DatabaseGuard
{
    /// <summary>The annotation by which a database says from which major version its data is upgraded.</summary>
    public const string UpgradeFrom = "infra/upgrade-from";

    // The major version that an object asks for: of its catalogue, or of its image's tag. Zero where it says neither.
    private static string Major(string of) =>
        $$"""
        has({{of}}.spec.imageCatalogRef) ? int({{of}}.spec.imageCatalogRef.major)
        : has({{of}}.spec.imageName) && {{of}}.spec.imageName.matches('^[^@]*:[0-9]+([.-][^@]*)?(@.*)?$')
        ? int({{of}}.spec.imageName.split('@')[0].split(':').filter(part, !part.contains('/')).map(part, part.split('.')[0].split('-')[0])
          .filter(part, part.matches('^[0-9]+$'))[0])
        : 0
        """;

    public static void Make(ComponentResource parent, string name)
    {
        var policy = new ValidatingAdmissionPolicy(name, new ValidatingAdmissionPolicyArgs
        {
            Metadata = new ObjectMetaArgs { Name = $"{name}-guard" },
            Spec = new ValidatingAdmissionPolicySpecArgs
            {
                FailurePolicy = "Fail",
                MatchConstraints = new MatchResourcesArgs
                {
                    ResourceRules =
                    {
                        new NamedRuleWithOperationsArgs
                        {
                            ApiGroups = { "postgresql.cnpg.io" },
                            ApiVersions = { "v1" },
                            Resources = { "clusters" },
                            Operations = { "UPDATE" },
                        },
                    },
                },
                Variables =
                {
                    Variable("before", Major("oldObject")),
                    Variable("after", Major("object")),
                    Variable("stated", $"has(object.metadata.annotations) && '{UpgradeFrom}' in object.metadata.annotations "
                        + $"? object.metadata.annotations['{UpgradeFrom}'] : ''"),
                },
                Validations =
                {
                    Validation("variables.before == 0 || variables.after == 0 || variables.after >= variables.before",
                        "PostgreSQL does not read the data of a newer version: restore a backup of the older one into a new database"),
                    Validation("variables.before == 0 || variables.after <= variables.before "
                        + "|| variables.stated == string(variables.before)",
                        "a new major version rewrites the data: restore a backup first, then state the upgrade "
                        + $"(UpgradeFrom, the annotation {UpgradeFrom})"),
                    Validation("!has(oldObject.spec.storage) || !has(oldObject.spec.storage.size) || !has(object.spec.storage.size) "
                        + "|| quantity(object.spec.storage.size).compareTo(quantity(oldObject.spec.storage.size)) >= 0",
                        "a volume can grow and never shrink: restore a backup into a new database with a smaller one"),
                },
            },
        }, parent.Child());
        _ = new ValidatingAdmissionPolicyBinding(name, new ValidatingAdmissionPolicyBindingArgs
        {
            Metadata = new ObjectMetaArgs { Name = $"{name}-guard" },
            Spec = new ValidatingAdmissionPolicyBindingSpecArgs
            {
                PolicyName = policy.Metadata.Apply(metadata => metadata.Name),
                ValidationActions = { "Deny" },
            },
        }, parent.Child());
    }

    private static VariableArgs Variable(string name, string expression) => new() { Name = name, Expression = expression };

    private static ValidationArgs Validation(string expression, string message) => new() { Expression = expression, Message = message };
}
