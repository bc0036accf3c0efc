namespace Infra.Rules.Links;

internal sealed class SecretSource : IRule
{
    // Providers that do not look in the namespace of the ExternalSecret.
    private static readonly string[] NamesNamespace = ["onepassword", "oracle", "scaleway"];

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
        var targets = new Dictionary<(string Space, string Name), Manifest>();
        var users = new Dictionary<string, List<Manifest>>(StringComparer.Ordinal);
        foreach (var secret in set.Of(Groups.ExternalSecrets, "ExternalSecret"))
        {
            CheckExternal(set, secret, report);
            foreach (var (store, _) in Stores(secret).Where(store => store.Reference.Text("kind") == "ClusterSecretStore"))
                users.ListOf(store.Text("name") ?? "").Add(secret);

            var target = (secret.Space, secret.Tree.TextAt("spec", "target", "name") ?? secret.Id.Name);
            if (secret.Tree.TextAt("spec", "target", "creationPolicy") is null or "Owner" && !targets.TryAdd(target, secret)
                && !set.Versions.AreOne(targets[target], secret))
            {
                report.Add(secret, "spec.target.name", $"{target.Item2}, as ExternalSecret {targets[target].Id.Name}",
                    "a Secret of its own", "merge the two, or name another Secret", set.Doubt(secret) is null
                        ? null : Severity.Information);
            }
        }

        foreach (var push in set.Of(Groups.ExternalSecrets, "PushSecret"))
            CheckPush(set, push, report);

        foreach (var store in set.Of(Groups.ExternalSecrets, "SecretStore", "ClusterSecretStore"))
            CheckCredentials(set, store, "spec.provider", users.GetValueOrDefault(store.Id.Name) ?? [], report);

        foreach (var generator in set.All.Where(manifest => manifest.Id.Group == Groups.Generators))
            CheckCredentials(set, generator, "spec", [], report);
    }

    private static IEnumerable<(MapNode Reference, string Path)> Stores(Manifest secret)
    {
        var spec = secret.Tree.Map("spec");
        if (spec?.Map("secretStoreRef") is { } own)
            yield return (own, "spec.secretStoreRef");

        foreach (var (source, path) in spec.Maps("data", "spec").Concat(spec.Maps("dataFrom", "spec")))
        {
            if (source.MapAt("sourceRef", "storeRef") is { } store)
                yield return (store, path + ".sourceRef.storeRef");
        }
    }

    private static void CheckExternal(ManifestSet set, Manifest secret, Report report)
    {
        foreach (var (store, path) in Stores(secret))
            CheckStore(set, secret, store, path, report);

        var spec = secret.Tree.Map("spec");
        foreach (var (source, path) in spec.Maps("data", "spec").Concat(spec.Maps("dataFrom", "spec")))
        {
            var reference = source.Map("sourceRef");
            if (reference?.Map("generatorRef") is { } generator)
            {
                var kind = generator.Text("kind") ?? "";
                var name = generator.Text("name") ?? "";
                report.Missing(set.Existence.Of(secret, Groups.Generators, kind, kind == "ClusterGenerator" ? null : secret.Space, name),
                    secret, path + ".sourceRef.generatorRef", $"{kind} {name}", "a generator of the namespace",
                    "declare it, or correct the name");
            }
            else if (reference?.Map("storeRef") is null && spec?.Map("secretStoreRef") is null)
            {
                report.Add(secret, path, "no store", "a secretStoreRef, or a sourceRef", "say where the value comes from");
            }
        }
    }

    private static void CheckPush(ManifestSet set, Manifest push, Report report)
    {
        if (push.Tree.TextAt("spec", "selector", "secret", "name") is { } name)
        {
            report.Missing(set.Existence.Of(push, Groups.Core, "Secret", push.Space, name), push, "spec.selector.secret.name",
                $"Secret {push.Space}/{name}", "a Secret that exists", "declare what makes it, or correct the name");
        }

        foreach (var (store, path) in push.Items("secretStoreRefs").Where(store => store.Item.Text("name") is not null))
            CheckStore(set, push, store, path, report);
    }

    private static void CheckStore(ManifestSet set, Manifest secret, MapNode reference, string path, Report report)
    {
        var kind = reference.Text("kind") ?? "SecretStore";
        var name = reference.Text("name") ?? "";
        var space = secret.Space;
        if (set.Find(Groups.ExternalSecrets, kind, kind == "ClusterSecretStore" ? null : space, name) is not { } store)
        {
            report.Missing(set.Existence.Of(secret, Groups.ExternalSecrets, kind, kind == "ClusterSecretStore" ? null : space, name),
                secret, path,
                $"{kind} {name}", kind == "SecretStore"
                    ? $"a SecretStore of {space}" : "a ClusterSecretStore", "declare it, or correct kind and name");
        }
        else if (store.Items("conditions").Select(c => c.Item).ToList() is { Count: > 0 } conditions
            && !conditions.Exists(condition => Admits(set, condition, space)))
        {
            report.Add(secret, path, $"{name} is not for namespace {space}", "a store with conditions that allow the namespace",
                "add the namespace to the store's conditions");
        }
    }

    private static bool Admits(ManifestSet set, MapNode condition, string space) => condition.Texts("namespaces").Contains(space)
        || condition.List("namespaceRegexes") is not null
        || (condition.Map("namespaceSelector") is { } chosen && new LabelSelector(chosen).Matches(set.NamespaceLabels(space)));

    // A map with name and key, somewhere below auth, is a key of a Secret.
    private static void CheckCredentials(ManifestSet set, Manifest on, string root, List<Manifest> users, Report report)
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

            if (reference.Text("namespace") is { } space)
            {
                CheckKey(set, on, (space, name, entry), path, report);
            }
            else if (on.Id.Kind is not ("ClusterSecretStore" or "ClusterGenerator"))
            {
                CheckKey(set, on, (on.Space, name, entry), path, report);
            }
            else if (NamesNamespace.FirstOrDefault(provider => path.Contains($".{provider}.", StringComparison.Ordinal)) is { } provider)
            {
                report.Add(on, path + ".namespace", null, $"a namespace, which {provider} wants in a ClusterSecretStore",
                    "name the namespace of the Secret");
            }
            else if (users.Select(user => user.Space).Distinct(StringComparer.Ordinal)
                .FirstOrDefault(user =>
                    set.Existence.Of(users[0], Groups.Core, "Secret", user, name) is { IsSure: false, Doubt: null }) is { } user)
            {
                report.Add(on, path, $"Secret {user}/{name}", $"a Secret of {user}: without a namespace each ExternalSecret's own is asked",
                    "declare it in the namespace of each ExternalSecret that uses the store, or name one namespace here");
            }
        });
    }

    private static void CheckKey(ManifestSet set, Manifest on, (string Space, string Name, string Key) secret, string path, Report report)
    {
        var presence = set.Existence.Of(on, Groups.Core, "Secret", secret.Space, secret.Name);
        report.Missing(presence, on, path, $"Secret {secret.Space}/{secret.Name}", "a Secret that exists",
            "declare it; if it is created by hand, exempt the finding and name its owner");
        report.AddIf(presence.IsSure && !set.Existence.HasKey(on, "Secret", secret.Space, secret.Name, secret.Key),
            on, path + ".key", secret.Key, $"a key of Secret {secret.Name}", "correct the key");
    }
}
