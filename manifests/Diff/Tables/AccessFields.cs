using static Infra.Diff.Tables.Rule;

namespace Infra.Diff.Tables;

/// <summary>Configuration, secrets and permissions.</summary>
internal static class AccessFields
{
    public static IEnumerable<(string Kind, Fields Fields)> Kinds =>
    [
        ("/Secret",
            Fields.Of(("", Loses(Losses.OfSecret).And(Returns("it is away for a moment; pods that start then wait for it"))),
                ("type", Default("Opaque"!).And(Replaces)), ("data", Secret), ("stringData", Secret), ("immutable", Default(false)))),
        ("/ConfigMap",
            Fields.Of(("", Loses(Losses.OfConfigMap).And(Returns("it is away for a moment; pods that start then wait for it"))),
                ("immutable", Default(false)))),
        ("/ServiceAccount",
            Fields.Of(("", Loses(Losses.OfAccount)), ("secrets", Assigned.And(By("name"))), ("imagePullSecrets", By("name")))),
        ("/ResourceQuota", Fields.Of(("spec hard *", Quantity), ("spec scopes", Set.And(Replaces)))),
        ("/LimitRange", Fields.Of(("spec limits", By("type")), ("spec limits * * *", Quantity))),
        ("rbac.authorization.k8s.io/Role", Role),
        ("rbac.authorization.k8s.io/ClusterRole", Role),
        ("rbac.authorization.k8s.io/RoleBinding", Binding),
        ("rbac.authorization.k8s.io/ClusterRoleBinding", Binding),
        ("admissionregistration.k8s.io/ValidatingWebhookConfiguration", Webhooks),
        ("admissionregistration.k8s.io/MutatingWebhookConfiguration", Webhooks),
        ("external-secrets.io/SecretStore", Fields.Of(("", Leaves("secrets that came from it stay, and are no longer updated")))),
        ("external-secrets.io/ClusterSecretStore", Fields.Of(("", Leaves("secrets that came from it stay, and are no longer updated")))),
        ("external-secrets.io/ExternalSecret", Fields.Of(
            ("", Loses(Losses.OfExternalSecret)),
            ("spec refreshInterval", Duration.And(Default("1h"!))),
            ("spec refreshPolicy", Assigned),
            ("spec secretStoreRef kind", Default("SecretStore"!)),
            ("spec target creationPolicy", Default("Owner"!)),
            ("spec target deletionPolicy", Default("Retain"!)),
            ("spec target name", Moves("the secret gets another name; what reads the old one no longer finds it updated")),
            ("spec target template engineVersion", Default("v2"!)),
            ("spec target template mergePolicy", Default("Replace"!)),
            ("spec data", By("secretKey")),
            ("spec data * remoteRef conversionStrategy", Default("Default"!)),
            ("spec data * remoteRef decodingStrategy", Default("None"!)),
            ("spec data * remoteRef metadataPolicy", Default("None"!)),
            ("spec dataFrom * extract conversionStrategy", Default("Default"!)),
            ("spec dataFrom * extract decodingStrategy", Default("None"!)),
            ("spec dataFrom * extract metadataPolicy", Default("None"!)))),
    ];

    private static Fields Role { get; } = Fields.Of(
        ("", Ends("whoever is bound to it is refused what it allowed")),
        ("rules", Set),
        ("rules * apiGroups", Set),
        ("rules * resources", Set),
        ("rules * resourceNames", Set),
        ("rules * verbs", Set));

    private static Fields Binding { get; } = Fields.Of(
        ("",
            Ends("its subjects are refused what it allowed")
                .And(Returns("its subjects are refused what it allows until it is made again"))),
        ("roleRef", Replaces),
        ("subjects", By("kind", "namespace", "name")),
        ("subjects * apiGroup", Assigned));

    private static Fields Webhooks { get; } = Fields.Of(
        ("webhooks", By("name")),
        ("webhooks * clientConfig caBundle", Assigned),
        ("webhooks * clientConfig service port", Default(443)),
        ("webhooks * matchPolicy", Default("Equivalent"!)),
        ("webhooks * failurePolicy", Default("Fail"!)),
        ("webhooks * timeoutSeconds", Default(10)),
        ("webhooks * namespaceSelector", Empty),
        ("webhooks * objectSelector", Empty),
        ("webhooks * reinvocationPolicy", Default("Never"!)),
        ("webhooks * rules", Set),
        ("webhooks * rules * scope", Default("*"!)),
        ("webhooks * rules * operations", Set),
        ("webhooks * rules * apiGroups", Set),
        ("webhooks * rules * apiVersions", Set),
        ("webhooks * rules * resources", Set));
}
