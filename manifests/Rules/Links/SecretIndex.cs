namespace Infra.Rules.Links;

/// <summary>Which Secrets there will be and, where it is known, with which keys: declared ones, and those that operators make.</summary>
internal sealed class SecretIndex
{
    private readonly Dictionary<(string Space, string Name), HashSet<string>?> _keys = [];

    public SecretIndex(ManifestSet set)
    {
        foreach (var secret in set.Of(Groups.Core, "Secret").Concat(set.Of("bitnami.com", "SealedSecret")))
        {
            var tree = secret.Id.Kind == "Secret" ? secret.Tree : null;
            Add(set.SpaceOf(secret), secret.Id.Name, tree is null ? null : [.. Keys(tree.Map("data")), .. Keys(tree.Map("stringData"))]);
        }

        foreach (var secret in set.Of(Groups.ExternalSecrets, "ExternalSecret"))
        {
            var spec = secret.Tree.Map("spec");
            var template = spec.MapAt("target", "template", "data");
            var keys = template is not null ? [.. Keys(template)]
                : spec?.List("dataFrom") is not null ? null
                : spec.Maps("data").Select(data => data.Item.Text("secretKey")).OfType<string>().ToHashSet(StringComparer.Ordinal);
            Add(set.SpaceOf(secret), spec.TextAt("target", "name") ?? secret.Id.Name, keys);
        }

        foreach (var certificate in set.Of(Groups.CertManager, "Certificate"))
        {
            if (certificate.Tree.TextAt("spec", "secretName") is { } name)
                Add(set.SpaceOf(certificate), name, ["tls.crt", "tls.key", "ca.crt"]);
        }

        // cert-manager makes a Certificate for an annotated Ingress or Gateway by itself.
        foreach (var edge in set.Of(Groups.Networking, "Ingress").Concat(set.Of(Groups.Gateway, "Gateway")).Where(IsAnnotated))
        {
            var names = edge.Id.Kind == "Ingress"
                ? edge.Items("tls").Select(tls => tls.Item.Text("secretName"))
                : edge.Items("listeners").SelectMany(l => l.Item.Map("tls").Maps("certificateRefs")).Select(r => r.Item.Text("name"));
            foreach (var name in names.OfType<string>())
                Add(set.SpaceOf(edge), name, ["tls.crt", "tls.key", "ca.crt"]);
        }

        foreach (var cluster in set.Of(Groups.Cnpg, "Cluster"))
        {
            foreach (var end in (string[])["app", "superuser", "ca", "server", "replication"])
                Add(set.SpaceOf(cluster), $"{cluster.Id.Name}-{end}", null);
        }

        foreach (var broker in set.Of(Groups.RabbitMq, "RabbitmqCluster"))
            Add(set.SpaceOf(broker), broker.Id.Name + "-default-user", null);

        foreach (var keycloak in set.Of("k8s.keycloak.org", "Keycloak"))
            Add(set.SpaceOf(keycloak), keycloak.Id.Name + "-initial-admin", ["username", "password"]);

        foreach (var (generator, _) in set.Files.SelectMany(file => file.Tree.Maps("secretGenerator")))
        {
            if (generator.Text("name") is { } name)
                Generated.Add(name);
        }
    }

    /// <summary>Names that a kustomization generates; only kustomize knows their namespace.</summary>
    public HashSet<string> Generated { get; } = new(StringComparer.Ordinal);

    public bool Has(string space, string name) => Generated.Contains(name) || _keys.ContainsKey((space, name));

    /// <summary>Whether a Secret has a key, as far as is known.</summary>
    public bool HasKey(string space, string name, string key) => !_keys.TryGetValue((space, name), out var keys) || keys is null
        || keys.Contains(key);

    private static IEnumerable<string> Keys(MapNode? map) => map?.Entries.Select(entry => entry.Key) ?? [];

    private static bool IsAnnotated(Manifest edge) => edge.Tree.MapAt("metadata", "annotations")?.Entries
        .Any(a => a.Key is "cert-manager.io/issuer" or "cert-manager.io/cluster-issuer" or "kubernetes.io/tls-acme") == true;

    private void Add(string space, string name, HashSet<string>? keys)
    {
        // Several may write one Secret; then the keys are those of all.
        if (_keys.TryGetValue((space, name), out var known) && known is not null && keys is not null)
            known.UnionWith(keys);
        else
            _keys[(space, name)] = known is null && _keys.ContainsKey((space, name)) ? null : keys;
    }
}
