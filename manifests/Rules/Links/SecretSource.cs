namespace Infra.Rules.Links;

internal sealed class SecretSource : IRule
{
    public RuleInfo Info { get; } = new("L06", "secret-source", Severity.Error, "ExternalSecret cannot be synced")
    {
        Description = """
            An ExternalSecret names a SecretStore of its namespace, a ClusterSecretStore or a generator; a store names the Secret with its
            credentials and the keys in it. Where one of them is missing the Secret never appears and its pods wait for ever. Two
            ExternalSecrets that own one target overwrite each other.
            """,
        Remediation = "Correct the name and kind, or declare what is missing; objects created by hand need an exemption with their owner.",
        SeeAlso = ["external-secrets SecretStore"],
    };

    public void Check(ManifestSet set, Report report)
    {
        var secrets = set.Secrets;
        var targets = new Dictionary<(string Space, string Name), Manifest>();
        foreach (var secret in set.Of(Groups.ExternalSecrets, "ExternalSecret"))
        {
            CheckExternal(set, secret, report);
            var target = (set.SpaceOf(secret), secret.Tree.TextAt("spec", "target", "name") ?? secret.Id.Name);
            if (secret.Tree.TextAt("spec", "target", "creationPolicy") is null or "Owner" && !targets.TryAdd(target, secret))
            {
                report.Add(secret, "spec.target.name", $"{target.Item2}, as ExternalSecret {targets[target].Id.Name}",
                    "a Secret of its own", "merge the two, or name another Secret");
            }
        }

        foreach (var store in set.Of(Groups.ExternalSecrets, "SecretStore", "ClusterSecretStore"))
            CheckKeys(set, secrets, store, "spec.provider", report);

        foreach (var generator in set.All.Where(manifest => manifest.Id.Group == Groups.Generators))
            CheckKeys(set, secrets, generator, "spec", report);
    }

    private static void CheckExternal(ManifestSet set, Manifest secret, Report report)
    {
        var spec = secret.Tree.Map("spec");
        var own = spec?.Map("secretStoreRef");
        if (own is not null)
            CheckStore(set, secret, own, "spec.secretStoreRef", report);

        foreach (var (source, path) in spec.Maps("data", "spec").Concat(spec.Maps("dataFrom", "spec")))
        {
            var reference = source.Map("sourceRef");
            if (reference?.Map("storeRef") is { } store)
            {
                CheckStore(set, secret, store, path + ".sourceRef.storeRef", report);
            }
            else if (reference?.Map("generatorRef") is { } generator)
            {
                var kind = generator.Text("kind") ?? "";
                var name = generator.Text("name") ?? "";
                report.AddIf(set.Find(Groups.Generators, kind, kind == "ClusterGenerator" ? null : set.SpaceOf(secret), name) is null,
                    secret, path + ".sourceRef.generatorRef", $"{kind} {name}", "a generator of the namespace",
                    "declare it, or correct the name");
            }
            else if (own is null)
            {
                report.Add(secret, path, "no store", "a secretStoreRef, or a sourceRef", "say where the value comes from");
            }
        }
    }

    private static void CheckStore(ManifestSet set, Manifest secret, MapNode reference, string path, Report report)
    {
        var kind = reference.Text("kind") ?? "SecretStore";
        var name = reference.Text("name") ?? "";
        var space = set.SpaceOf(secret);
        if (set.Find(Groups.ExternalSecrets, kind, kind == "ClusterSecretStore" ? null : space, name) is not { } store)
        {
            report.Add(secret, path, $"{kind} {name}", kind == "SecretStore" ? $"a SecretStore of {space}" : "a ClusterSecretStore",
                "declare it, or correct kind and name");
        }
        else if (store.Items("conditions").Select(c => c.Item).ToList() is { Count: > 0 } conditions
            && !conditions.Exists(condition => condition.Texts("namespaces").Contains(space)
                || (condition.Map("namespaceSelector") is { } chosen && new LabelSelector(chosen).Matches(set.NamespaceLabels(space)))))
        {
            report.Add(secret, path, $"{name} is not for namespace {space}", "a store with conditions that allow the namespace",
                "add the namespace to the store's conditions");
        }
    }

    // A map with name and key, somewhere below auth, is a key of a Secret.
    private static void CheckKeys(ManifestSet set, SecretIndex secrets, Manifest on, string root, Report report)
    {
        if (NodePath.Nearest(on.Tree, root) is not MapNode tree)
            return;

        NodePath.Walk(tree, root, (path, key, value) =>
        {
            if (value is not MapNode reference || reference.Text("name") is not { } name
                || !key.EndsWith("SecretRef", StringComparison.OrdinalIgnoreCase)
                || reference.Text("key") is not { } entry)
            {
                return;
            }

            var space = reference.Text("namespace") ?? set.SpaceOf(on);
            if (!secrets.Has(space, name))
            {
                report.Add(on, path, $"Secret {space}/{name}", "a Secret that exists",
                    "declare it; if it is created by hand, exempt the finding and name its owner");
            }
            else if (!secrets.HasKey(space, name, entry))
            {
                report.Add(on, path + ".key", entry, $"a key of Secret {name}", "correct the key");
            }
        });
    }
}
