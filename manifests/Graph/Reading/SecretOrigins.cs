namespace Infra.Graph.Reading;

/// <summary>Where Secrets come from. Their values are never looked at.</summary>
internal static class SecretOrigins
{
    public static void Read(WiringBuilder builder)
    {
        var set = builder.Set;
        foreach (var external in set.Of(Groups.ExternalSecrets, "ExternalSecret"))
        {
            var (space, spec) = (external.Space, external.Tree.Map("spec"));
            var keys = spec.Maps("dataFrom").Select(from => from.Item.TextAt("extract", "key"))
                .Concat(spec.Maps("data").Select(data => data.Item.TextAt("remoteRef", "key"))).OfType<string>()
                .Distinct(StringComparer.Ordinal).ToList();
            var id = builder.Add(external, NodeRole.SecretSource,
                ["ExternalSecret", .. keys.Take(2), .. keys.Count > 2 ? ["..."] : Array.Empty<string>()]);
            builder.Connect(Add(builder, space, spec.TextAt("target", "name") ?? external.Id.Name), id, "made by");
            Store(builder, id, space, spec?.Map("secretStoreRef"));
            foreach (var (data, _) in spec.Maps("data"))
                Store(builder, id, space, data.MapAt("sourceRef", "storeRef"));

            foreach (var (from, _) in spec.Maps("dataFrom"))
            {
                Store(builder, id, space, from.MapAt("sourceRef", "storeRef"));
                if (from.MapAt("sourceRef", "generatorRef") is { } generator && generator.Text("name") is { } name)
                {
                    var kind = generator.Text("kind") ?? "generator";
                    var declared = set.Find(Groups.Generators, kind, space, name) ?? set.Find(Groups.Generators, kind, null, name);
                    builder.Connect(id,
                        declared is null ? builder.AddUnknown(kind, space, name, NodeRole.Store) : Generator(builder, declared));
                }
            }
        }
    }

    /// <summary>Adds a Secret that something uses.</summary>
    public static string Add(WiringBuilder builder, string space, string name)
    {
        var id = WiringBuilder.IdOf("Secret", space, name);
        if (builder.Has(id))
            return id;

        var maker = builder.Makers.Of(space, name, out var how);
        if (maker is null && builder.Set.Existence.MakerOf("Secret", space, name) is { } by)
        {
            return builder.Add(new GraphNode(id, NodeRole.Secret, "Secret", name)
            {
                Namespace = space,
                Notes = [$"Secret by {by}"],
                IsForeign = true,
            });
        }

        return maker is null
            ? builder.AddUnknown("Secret", space, name, NodeRole.Secret)
            : builder.Add(new GraphNode(id, NodeRole.Secret, "Secret", name)
            {
                Namespace = space,
                Notes = [how],
                IsForeign = !builder.Set.IsOwn(maker),
                App = WiringBuilder.AppOf(maker),
            });
    }

    private static void Store(WiringBuilder builder, string from, string space, MapNode? reference)
    {
        if (reference?.Text("name") is not { } name)
            return;

        var set = builder.Set;
        var isCluster = reference.Text("kind") == "ClusterSecretStore";
        var kind = isCluster ? "ClusterSecretStore" : "SecretStore";
        if (set.Find(Groups.ExternalSecrets, kind, isCluster ? null : space, name) is not { } store)
        {
            builder.Connect(from, builder.AddUnknown(kind, isCluster ? null : space, name, NodeRole.Store));
            return;
        }

        var id = builder.Add(store, NodeRole.Store, [kind]);
        builder.Connect(from, id);
        var provider = store.Tree.MapAt("spec", "provider");
        if (provider is { Count: > 0 })
        {
            var (product, settings) = (provider.Entries[0].Key, provider.Entries[0].Value as MapNode);
            var title = product == "aws" ? $"AWS {settings?.Text("service") ?? "SecretsManager"}" : settings?.Text("server") ?? product;
            Remote(builder, id, title, settings?.Text("region"));
            Credentials(builder, id, space, settings);
        }
    }

    private static string Generator(WiringBuilder builder, Manifest generator)
    {
        var id = builder.Add(generator, NodeRole.Store, [generator.Id.Kind]);
        var spec = generator.Tree.Map("spec");
        if (generator.Id.Kind == "ECRAuthorizationToken")
            Remote(builder, id, "AWS ECR", spec?.Text("region"));

        Credentials(builder, id, generator.Space, spec);
        return id;
    }

    private static void Remote(WiringBuilder builder, string from, string title, string? region) => builder.Connect(from, builder.Add(
        new GraphNode($"outside {title} {region}".TrimEnd(), NodeRole.Outside, "service", title)
        {
            Notes = [region ?? "outside the cluster"],
        }));

    // Static keys of a store are in a Secret of their own.
    private static void Credentials(WiringBuilder builder, string from, string space, MapNode? settings)
    {
        NodePath.Walk(settings ?? MapNode.Empty, "", (_, key, value) =>
        {
            if (key.EndsWith("SecretRef", StringComparison.OrdinalIgnoreCase) && value is MapNode reference
                && reference.Text("name") is { } name)
            {
                builder.Connect(from, Add(builder, reference.Text("namespace") ?? space, name), "credentials");
            }
        });
    }
}
