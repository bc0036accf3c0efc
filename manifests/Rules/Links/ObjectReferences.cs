using Infra.Catalogue;

namespace Infra.Rules.Links;

internal sealed class ObjectReferences : IRule
{
    private const long Https = 443;

    public RuleInfo Info { get; } = new("L16", "object-references", Severity.Error, "object refers to a missing object")
    {
        Description = """
            A custom resource names Secrets, ConfigMaps and other resources: a ScheduledBackup its Cluster, an issuer the token of its DNS
            provider, an advertisement its pools. Where one is missing the controller waits, mostly in silence. The fields that refer to
            something are a table (`manifests/Catalogue/References.yaml`), with webhooks and API services of Kubernetes itself. Where
            something that is not seen here may bring the object, the finding is information and names it.
            """,
        Remediation = "Declare what is missing or correct the name; objects created by hand need an exemption with their owner.",
        SeeAlso = ["cloudnative-pg.io", "cert-manager.io", "metallb.io"],
    };

    public void Check(ManifestSet set, Report report)
    {
        var missing = new MissingObjects(report);
        foreach (var manifest in set.All)
        {
            foreach (var field in ReferenceCatalogue.Of(manifest.Id.Group, manifest.Id.Kind))
            {
                foreach (var reference in Reference.In(set, manifest, field))
                    Look(set, report, missing, field, reference);
            }
        }

        EventDependencies.Check(set, report, missing);
        missing.Report();
    }

    private static void Look(ManifestSet set, Report report, MissingObjects missing, ReferenceField field, Reference reference)
    {
        var (from, path) = (reference.From, reference.Path);
        var presence = Find(set, reference);
        if (!presence.IsSure)
        {
            missing.Add(presence, from, path, Shown(reference));
            return;
        }

        if (reference.Space is not { } space)
            return;

        if (reference is { Group: "", Kind: "Secret" or "ConfigMap" })
        {
            foreach (var (key, at) in Keys(field, reference)
                .Where(key => !set.Existence.HasKey(from, reference.Kind, space, reference.Name, key.Key)))
            {
                report.Add(from, at, key, $"a key of {reference.Kind} {reference.Name}",
                    $"correct the key, or let the {reference.Kind} have it");
            }
        }
        else if (reference is { Group: "", Kind: "Service" } && set.Find(Groups.Core, "Service", space, reference.Name, from) is { } service
            && (reference.Tree.Number("port") ?? (path.Contains("clientConfig", StringComparison.Ordinal) ? Https : null)) is { } port
            && !service.Items("ports").Any(offered => offered.Item.Number("port") == port))
        {
            report.Add(from, path, $"{reference.Name}:{port.ToString(CultureInfo.InvariantCulture)}", $"a port of Service {reference.Name}",
                "write one that it offers");
        }
    }

    // In which namespace the controller of an object without one looks, only the controller knows.
    private static Presence Find(ManifestSet set, Reference reference)
    {
        if (reference.Space is null && !Groups.IsClusterScoped(reference.Group, reference.Kind)
            && (set.Elsewhere(reference.Group, reference.Kind, reference.Name) is not null
                || set.Existence.IsMadeAnywhere(reference.Kind, reference.Name)))
        {
            return Presence.Sure;
        }

        // Applications of any namespace belong to projects of Argo CD's own; what an operator runs is called as its object.
        if ((reference is { Group: Groups.Argo, Kind: "AppProject" }
            && set.Elsewhere(reference.Group, reference.Kind, reference.Name) is not null)
            || (reference.Group == Groups.Apps
                && set.ImpliedWorkloads.Any(made => made.Space == reference.Space && made.Manifest.Id.Name == reference.Name)))
        {
            return Presence.Sure;
        }

        var presence = set.Existence.Of(reference.From, reference.Group, reference.Kind, reference.Space, reference.Name);
        if (presence is { IsSure: false, Doubt: null } && reference.Path.Contains(".substituteFrom[", StringComparison.Ordinal))
            return new Presence(false, "what a cluster is called and has is often written into it when it is made; it may be there");

        return !presence.IsSure && reference.Space is not null
            && set.Find(reference.Group, reference.Kind, null, reference.Name) is not null
            ? Presence.Sure : presence;
    }

    private static IEnumerable<(string Key, string Path)> Keys(ReferenceField field, Reference reference) =>
        field.Keys.Select(key => (key, reference.Path))
            .Concat(reference.Tree?.Text("key") is { } key ? [(key, reference.Path + ".key")] : []);

    private static string Shown(Reference reference) =>
        $"{reference.Kind} {(reference.Space is null ? "" : reference.Space + "/")}{reference.Name}";
}
