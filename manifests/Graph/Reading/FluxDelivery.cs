namespace Infra.Graph.Reading;

/// <summary>Flux: Kustomizations and HelmReleases, what they wait for, and their sources.</summary>
internal static class FluxDelivery
{
    private const string Kustomize = "kustomize.toolkit.fluxcd.io";
    private const string Helm = "helm.toolkit.fluxcd.io";
    private const string Sources = "source.toolkit.fluxcd.io";
    private const string Images = "image.toolkit.fluxcd.io";

    public static void Read(WiringBuilder builder, DeliveryPlaces places)
    {
        var set = builder.Set;
        foreach (var source in set.Of(Sources, "GitRepository", "OCIRepository", "HelmRepository", "Bucket", "HelmChart"))
        {
            var spec = source.Tree.Map("spec");
            var id = places.Add(source, NodeRole.Source,
                [spec.MapAt("ref")?.Text("tag") ?? spec.MapAt("ref")?.Text("branch") ?? spec.MapAt("ref")?.Text("semver") ?? ""]);
            if ((spec?.Text("url") ?? spec?.Text("endpoint")) is { } url)
                builder.Connect(id, places.Url(url));
            else if (spec?.Text("chart") is { } chart)
                Chart(builder, places, source, id, chart, spec.Text("version"), spec.Map("sourceRef"));
        }

        foreach (var kustomization in set.Of(Kustomize, "Kustomization"))
        {
            var spec = kustomization.Tree.Map("spec");
            var id = places.Add(kustomization, NodeRole.Delivery, []);
            Wait(builder, kustomization, id, spec);
            var repository = Reference(builder, kustomization, spec?.Map("sourceRef"));
            if (spec?.Text("path") is { } path)
            {
                var folder = places.Folder(spec.MapAt("sourceRef")?.Text("name"), path, null);
                builder.Connect(id, folder);
                if (repository is not null)
                    builder.Connect(folder, repository);
            }
            else if (repository is not null)
            {
                builder.Connect(id, repository);
            }

            if (spec?.Text("targetNamespace") is { } target)
                builder.Connect(id, places.Namespace(target, null), "into");
        }

        foreach (var release in set.Of(Helm, "HelmRelease"))
        {
            var spec = release.Tree.Map("spec");
            var id = places.Add(release, NodeRole.Delivery, []);
            Wait(builder, release, id, spec);
            if (spec.MapAt("chart", "spec") is { } chart && chart.Text("chart") is { } name)
                Chart(builder, places, release, id, name, chart.Text("version"), chart.Map("sourceRef"));

            if (Reference(builder, release, spec?.Map("chartRef")) is { } reference)
                builder.Connect(id, reference, "chart");

            builder.Connect(id, places.Namespace(spec?.Text("targetNamespace") ?? release.Space, null), "into");
        }

        foreach (var update in set.Of(Images, "ImageUpdateAutomation"))
        {
            if (Reference(builder, update, update.Tree.MapAt("spec", "sourceRef")) is { } repository)
                builder.Connect(places.Add(update, NodeRole.Delivery, []), repository, "writes to");
        }
    }

    private static void Chart(WiringBuilder builder, DeliveryPlaces places, Manifest on, string id, string chart, string? version,
        MapNode? source)
    {
        var part = places.Chart(source?.Text("name"), chart, version);
        builder.Connect(id, part);
        if (Reference(builder, on, source) is { } repository)
            builder.Connect(part, repository);
    }

    private static void Wait(WiringBuilder builder, Manifest on, string id, MapNode? spec)
    {
        foreach (var (other, _) in spec.Maps("dependsOn"))
        {
            if (other.Text("name") is { } name)
            {
                var space = other.Text("namespace") ?? on.Space;
                builder.Connect(id, builder.Set.Find(on.Id.Group, on.Id.Kind, space, name) is null
                    ? builder.AddUnknown(on.Id.Kind, space, name, NodeRole.Delivery)
                    : WiringBuilder.IdOf(on.Id.Kind, space, name), "dependsOn");
            }
        }
    }

    private static string? Reference(WiringBuilder builder, Manifest on, MapNode? reference)
    {
        if (reference?.Text("name") is not { } name || reference.Text("kind") is not { } kind)
            return null;

        var space = reference.Text("namespace") ?? on.Space;
        return builder.Set.Find(Sources, kind, space, name) is null
            ? builder.AddUnknown(kind, space, name, NodeRole.Source) : WiringBuilder.IdOf(kind, space, name);
    }
}
