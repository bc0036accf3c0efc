namespace Infra.Graph.Reading;

/// <summary>Argo CD: projects, ApplicationSets and Applications, where they take from and where they bring it.</summary>
internal static class ArgoDelivery
{
    public static void Read(WiringBuilder builder, DeliveryPlaces places)
    {
        var set = builder.Set;
        foreach (var project in set.Of(Groups.Argo, "AppProject"))
            places.Add(project, NodeRole.Delivery, []);

        foreach (var many in set.Of(Groups.Argo, "ApplicationSet"))
        {
            var id = places.Add(many, NodeRole.Delivery, [Generators(many)]);
            var spec = many.Tree.MapAt("spec", "template", "spec");
            var made = set.Inventory.Generated.Where(one => one.Set.Id == many.Id).Select(one => one.Application).ToList();
            if (made.Count > 0)
            {
                foreach (var application in made)
                {
                    var part = places.Add(application, NodeRole.Delivery, []);
                    builder.Connect(id, part, "makes");
                    Connect(builder, places, application, part, application.Tree.Map("spec"));
                }

                continue;
            }

            Connect(builder, places, many, id, spec);
            foreach (var (generator, _) in Nested(many.Tree.Map("spec")))
            {
                if (generator.Map("git") is { } git)
                {
                    foreach (var path in git.Maps("directories").Concat(git.Maps("files")).Select(entry => entry.Item)
                        .Where(entry => !entry.IsTrue("exclude")).Select(entry => entry.Text("path")).OfType<string>())
                    {
                        builder.Connect(id, places.Folder(git.Text("repoURL"), path, git.Text("revision")), "an Application each");
                    }
                }
            }
        }

        foreach (var application in set.Of(Groups.Argo, "Application"))
            Connect(builder, places, application, places.Add(application, NodeRole.Delivery, []), application.Tree.Map("spec"));
    }

    private static void Connect(WiringBuilder builder, DeliveryPlaces places, Manifest on, string id, MapNode? spec)
    {
        if (spec is null)
            return;

        if (spec.Text("project") is { } project
            && builder.Set.Of(Groups.Argo, "AppProject").FirstOrDefault(found => found.Id.Name == project) is { } known)
        {
            builder.Connect(WiringBuilder.IdOf("AppProject", known.Space, project), id, "project");
        }

        foreach (var source in spec.Maps("sources").Select(source => source.Item)
            .Concat(new[] { spec.Map("source"), spec.MapAt("sourceHydrator", "drySource") }.OfType<MapNode>()))
        {
            var repository = source.Text("repoURL");
            if (source.Text("chart") is { } chart)
            {
                builder.Connect(id, places.Chart(repository, chart, source.Text("targetRevision")));
            }
            else if (source.Text("path") is { } path && (on.Id.Kind == "Application" || !path.StartsWith("{{", StringComparison.Ordinal)))
            {
                builder.Connect(id, places.Folder(repository, path, source.Text("targetRevision")));
            }
            else if (repository is not null && source.Text("path") is null)
            {
                builder.Connect(id, places.Folder(repository, "", source.Text("targetRevision")),
                    source.Text("ref") is { } name ? $"values, as {name}" : null);
            }
        }

        if (spec.Map("destination") is { } to)
        {
            builder.Connect(id, places.Namespace(to.Text("namespace"), to.Text("name") ?? to.Text("server")),
                on.Id.Kind == "ApplicationSet" ? "an Application each" : "into");
        }
    }

    private static string Generators(Manifest many) => string.Join(", ", Nested(many.Tree.Map("spec"))
        .SelectMany(generator => generator.Item.Entries)
        .Where(entry => entry.Value is MapNode && entry.Key is not ("selector" or "matrix" or "merge")).Select(entry => entry.Key)
        .Distinct(StringComparer.Ordinal));

    // A matrix and a merge have generators of their own.
    private static IEnumerable<PlacedItem> Nested(MapNode? spec, int depth = 0) => depth > 3 ? [] : spec.Maps("generators")
        .SelectMany(generator =>
            Nested(generator.Item.Map("matrix"), depth + 1).Concat(Nested(generator.Item.Map("merge"), depth + 1)).Prepend(generator));
}
