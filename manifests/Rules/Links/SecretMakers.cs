namespace Infra.Rules.Links;

/// <summary>The makers of Secrets and ConfigMaps whose ways are too winding for a table.</summary>
internal static class SecretMakers
{
    private static readonly string[] Pair = ["tls.crt", "tls.key", "ca.crt"];

    /// <summary>What is made; no namespace: in every one.</summary>
    public static IEnumerable<MadeSecret> In(ManifestSet set) => External(set).Concat(ClusterExternal(set)).Concat(Sealed(set))
        .Concat(Certificates(set)).Concat(Annotated(set)).Concat(OpenShift(set)).Concat(Copied(set)).Concat(Connections(set))
        .Concat(Generated(set));

    private static IEnumerable<MadeSecret> External(ManifestSet set) =>
        set.Of(Groups.ExternalSecrets, "ExternalSecret").Select(external => new MadeSecret("Secret", external.Space,
            external.Tree.TextAt("spec", "target", "name")
                ?? external.Id.Name, new Made("External Secrets", external, Keys(external.Tree.Map("spec")))));

    private static IEnumerable<MadeSecret> ClusterExternal(ManifestSet set)
    {
        foreach (var external in set.Of(Groups.ExternalSecrets, "ClusterExternalSecret"))
        {
            var spec = external.Tree.Map("spec");
            var inner = spec?.Map("externalSecretSpec");
            var name = inner.TextAt("target", "name") ?? spec?.Text("externalSecretName") ?? external.Id.Name;
            var made = new Made("External Secrets", external, Keys(inner));
            if (spec?["namespaceSelector"] is not null || spec?["namespaceSelectors"] is not null)
                yield return new MadeSecret("Secret", null, name, made);

            foreach (var space in spec.Texts("namespaces"))
                yield return new MadeSecret("Secret", space, name, made);
        }
    }

    // A template replaces the values, unless it is merged with them; what is extracted or found has keys that only the store knows.
    private static HashSet<string>? Keys(MapNode? spec)
    {
        var target = spec?.Map("target");
        var template = target?.Map("template");
        var isMerged = template?.Text("mergePolicy") == "Merge";
        var own = template?.Map("data");
        if (template?.List("templateFrom") is not null || target?.Text("creationPolicy") is "Merge" or "Orphan"
            || ((own is null || isMerged) && spec?.List("dataFrom") is { Items.Count: > 0 }))
        {
            return null;
        }

        var fetched = spec.Maps("data").Select(data => data.Item.Text("secretKey")).OfType<string>();
        return (own is null ? fetched : isMerged ? fetched.Concat(Keys(own)) : Keys(own)).ToHashSet(StringComparer.Ordinal);

        static IEnumerable<string> Keys(MapNode map) => map.Entries.Select(entry => entry.Key);
    }

    private static IEnumerable<MadeSecret> Sealed(ManifestSet set) => set.Of("bitnami.com", "SealedSecret").Select(secret =>
    {
        var spec = secret.Tree.Map("spec");
        var keys = spec?.Map("encryptedData") is { } data
            ? data.Entries.Concat(spec.MapAt("template", "data")?.Entries ?? []).Select(entry => entry.Key)
            .ToHashSet(StringComparer.Ordinal)
            : null;
        return new MadeSecret("Secret", secret.Space, spec.TextAt("template", "metadata", "name") ?? secret.Id.Name,
            new Made("Sealed Secrets", secret, keys));
    });

    private static IEnumerable<MadeSecret> Certificates(ManifestSet set)
    {
        foreach (var certificate in set.Of(Groups.CertManager, "Certificate"))
        {
            var spec = certificate.Tree.Map("spec");
            if (spec?.Text("secretName") is not { } name)
                continue;

            IEnumerable<string> keys = Pair;
            if (spec.MapAt("keystores", "jks") is not null)
                keys = keys.Append("keystore.jks").Append("truststore.jks");

            if (spec.MapAt("keystores", "pkcs12") is not null)
                keys = keys.Append("keystore.p12").Append("truststore.p12");

            foreach (var format in spec.Maps("additionalOutputFormats").Select(format => format.Item.Text("type")))
                keys = keys.Append(format == "CombinedPEM" ? "tls-combined.pem" : "key.der");

            yield return new MadeSecret("Secret", certificate.Space, name,
                new Made("cert-manager", certificate, keys.ToHashSet(StringComparer.Ordinal)));
        }
    }

    // cert-manager makes a Certificate for an annotated edge by itself.
    private static IEnumerable<MadeSecret> Annotated(ManifestSet set)
    {
        foreach (var edge in set.Of(Groups.Networking, "Ingress").Concat(set.Of(Groups.Gateway, "Gateway", "ListenerSet"))
            .Where(IsAnnotated))
        {
            var names = edge.Id.Kind == "Ingress"
                ? edge.Items("tls").Select(tls => tls.Item.Text("secretName"))
                : edge.Items("listeners").SelectMany(listener => listener.Item.Map("tls").Maps("certificateRefs"))
                .Select(r => r.Item.Text("name"));
            foreach (var name in names.OfType<string>())
            {
                yield return new MadeSecret("Secret", edge.Space, name,
                    new Made("cert-manager", edge, Pair.ToHashSet(StringComparer.Ordinal)));
            }
        }
    }

    private static bool IsAnnotated(Manifest edge) => Annotations(edge.Tree)
        .Any(a => a.Key is "cert-manager.io/issuer" or "cert-manager.io/cluster-issuer" or "kubernetes.io/tls-acme");

    private static IEnumerable<MadeSecret> OpenShift(ManifestSet set) =>
        from service in set.Of(Groups.Core, "Service")
        from annotation in Annotations(service.Tree)
        where annotation.Key is "service.beta.openshift.io/serving-cert-secret-name"
            or "service.alpha.openshift.io/serving-cert-secret-name"
        select new MadeSecret("Secret", service.Space, annotation.Value.ToString()!,
            new Made("OpenShift", service, (IReadOnlySet<string>)new HashSet<string>(["tls.crt", "tls.key"], StringComparer.Ordinal)));

    // Reflector, kubernetes-replicator and kubed copy an object under its name into other namespaces.
    private static IEnumerable<MadeSecret> Copied(ManifestSet set)
    {
        foreach (var source in set.Of(Groups.Core, "Secret", "ConfigMap"))
        {
            if (IsCopied(Annotations(source.Tree)))
                yield return new MadeSecret(source.Id.Kind, null, source.Id.Name, new Made("the controller that copies it", source, null));
        }

        foreach (var (group, kind, template, name) in ((string, string, string[], string[])[])
        [
            (Groups.CertManager, "Certificate", ["spec", "secretTemplate"], ["spec", "secretName"]),
            (Groups.ExternalSecrets, "ExternalSecret", ["spec", "target", "template", "metadata"], ["spec", "target", "name"]),
            ("bitnami.com", "SealedSecret", ["spec", "template", "metadata"], ["metadata", "name"]),
        ])
        {
            foreach (var source in set.Of(group, kind))
            {
                if (source.Tree.MapAt(template) is { } metadata && IsCopied(metadata.Map("annotations")?.Entries ?? []))
                {
                    yield return new MadeSecret("Secret", null, source.Tree.TextAt(name) ?? source.Id.Name,
                        new Made("the controller that copies it", source, null));
                }
            }
        }
    }

    private static bool IsCopied(IEnumerable<KeyValuePair<string, Node>> annotations) => annotations.Any(annotation =>
        annotation.Key is "reflector.v1.k8s.emberstack.com/reflection-auto-enabled" or "kubed.appscode.com/sync"
            or "replicator.v1.mittwald.de/replicate-to" or "replicator.v1.mittwald.de/replicate-to-matching");

    // Any object of Crossplane may say where the connection's data go.
    private static IEnumerable<MadeSecret> Connections(ManifestSet set)
    {
        foreach (var manifest in set.All.Where(manifest => !Groups.IsBuiltIn(manifest.Id.Group)))
        {
            foreach (var key in (string[])["writeConnectionSecretToRef", "writeOutputsToSecret"])
            {
                if (manifest.Tree.MapAt("spec", key) is { } target && target.Text("name") is { } name)
                {
                    yield return new MadeSecret("Secret", target.Text("namespace") ?? manifest.Space, name,
                        new Made(manifest.Id.Kind, manifest, null));
                }
            }
        }
    }

    // Only kustomize knows the namespace of what it generates.
    private static IEnumerable<MadeSecret> Generated(ManifestSet set) =>
        from file in set.Files
        from generator in ((string Key, string Kind)[])[("secretGenerator", "Secret"), ("configMapGenerator", "ConfigMap")]
        from made in file.Tree.Maps(generator.Key)
        let name = made.Item.Text("name")
        where name is not null
        select new MadeSecret(generator.Kind, null, name, new Made("kustomize", file, null));

    private static IEnumerable<KeyValuePair<string, Node>> Annotations(MapNode tree) =>
        tree.MapAt("metadata", "annotations")?.Entries ?? [];
}

/// <summary>A Secret or ConfigMap that someone makes.</summary>
/// <param name="Kind">Which of the two.</param>
/// <param name="Space">Its namespace; null: in every one.</param>
/// <param name="Name">Its name.</param>
/// <param name="Made">Who makes it.</param>
internal sealed record MadeSecret(string Kind, string? Space, string Name, Made Made);
