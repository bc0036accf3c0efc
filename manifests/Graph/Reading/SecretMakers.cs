using Infra.Rules;

namespace Infra.Graph.Reading;

/// <summary>What makes Secrets, by the namespace and name of the Secret.</summary>
internal sealed class SecretMakers(ManifestSet set)
{
    private readonly ILookup<(string, string), Manifest> _externals = set.Of(Groups.ExternalSecrets, "ExternalSecret")
        .ToLookup(external => (external.Space, external.Tree.TextAt("spec", "target", "name") ?? external.Id.Name));

    private readonly ILookup<(string, string?), Manifest> _certificates = set.Of(Groups.CertManager, "Certificate")
        .ToLookup(certificate => (certificate.Space, certificate.Tree.TextAt("spec", "secretName")));

    private readonly ILookup<string, Manifest> _databases = set.Of(Groups.Cnpg, "Cluster")
        .ToLookup(cluster => cluster.Space, StringComparer.Ordinal);

    /// <summary>The Certificate that fills a Secret, or null.</summary>
    public Manifest? Certificate(string space, string name) => _certificates[(space, name)].FirstOrDefault();

    /// <summary>What makes a Secret, or null.</summary>
    public Manifest? Of(string space, string name, out string how)
    {
        how = "Secret";
        if ((set.Find(Groups.Core, "Secret", space, name) ?? set.Find("bitnami.com", "SealedSecret", space, name)) is { } declared)
            return declared;

        if (_externals[(space, name)].FirstOrDefault() is { } external)
            return external;

        how = "Secret by cert-manager";
        if (Certificate(space, name) is { } certificate)
            return certificate;

        how = "Secret by its operator";
        return _databases[space].FirstOrDefault(cluster => name.StartsWith(cluster.Id.Name + "-", StringComparison.Ordinal))
            ?? Made(Groups.RabbitMq, "RabbitmqCluster", space, name, "-default-user")
            ?? Made("k8s.keycloak.org", "Keycloak", space, name, "-initial-admin");
    }

    private Manifest? Made(string group, string kind, string space, string name, string end) =>
        name.EndsWith(end, StringComparison.Ordinal) ? set.Find(group, kind, space, name[..^end.Length]) : null;
}
