using Infra.Catalogue;

namespace Infra.Rules.Links;

/// <summary>
/// Whether what is referred to will be there: declared, made by a controller, or perhaps brought by something that is unknown here.
/// </summary>
internal sealed class Existence(ManifestSet set)
{
    private const string Marks = "replicator.v1.mittwald.de/replicate-from reflector.v1.k8s.emberstack.com/reflects "
        + "secret-generator.v1.mittwald.de/autogenerate service.beta.openshift.io/inject-cabundle config.openshift.io/inject-trusted-cabundle";

    private readonly MadeObjects _made = new(set);
    private readonly Lazy<RunTimeMakers> _runTime = new(() => new RunTimeMakers(set));

    /// <summary>Looks for an object.</summary>
    /// <param name="from">What refers to it.</param>
    /// <param name="group">The object's group.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="space">Its namespace; null when its kind has none.</param>
    /// <param name="name">Its name.</param>
    public Presence Of(Manifest from, string group, string kind, string? space, string name)
    {
        if (set.Find(group, kind, space, name) is not null || set.Unplaced(group, kind, name) is not null)
            return Presence.Sure;

        if (MakerOf(kind, space, name) is not null || (kind == "Service" && (space, name) is ("default", "kubernetes")))
            return Presence.Sure;

        return space is null ? new Presence(false, set.Unknown.Anywhere) : new Presence(false, Doubt(from, group, kind, space, name));
    }

    /// <summary>Who makes an object that is not declared, for people; null when no one is known to.</summary>
    public string? MakerOf(string kind, string? space, string name)
    {
        if (space is not null && _made.Find(kind, space, name) is { } made)
            return made.By;

        if (MadeCatalogue.Instance.Name(kind, name) is { } known && (known.Near is null || (space is not null && Runs(space, known.Near))))
            return known.By;

        return space is null ? null : _runTime.Value.Names(kind, space, name);
    }

    /// <summary>Whether a controller makes an object of a name in some namespace.</summary>
    public bool IsMadeAnywhere(string kind, string name) => _made.Elsewhere(kind, name) is not null;

    /// <summary>The object out of which a controller makes a Service; null when none does.</summary>
    public Manifest? MadeService(string space, string name) => _made.Find("Service", space, name)?.Of;

    /// <summary>Whether a Secret or ConfigMap has a key, as far as is known.</summary>
    public bool HasKey(Manifest from, string kind, string space, string name, string key)
    {
        var declared = set.Find(Groups.Core, kind, space, name, from);
        var made = _made.Find(kind, space, name);
        if (declared is null && made is null)
            return MadeCatalogue.Instance.Name(kind, name)?.Keys is not { } known || known.Contains(key);

        return (made is not null && (made.Keys is null || made.Keys.Contains(key))) || (declared is not null && HasKey(declared.Tree, key));
    }

    private static bool HasKey(MapNode tree, string key) =>
        tree.Map("data")?[key] is not null || tree.Map("stringData")?[key] is not null || tree.Map("binaryData")?[key] is not null
            || IsFilled(tree.MapAt("metadata", "annotations")) || IsFilled(tree.MapAt("metadata", "labels"))
            || tree.Text("type") == "kubernetes.io/service-account-token";

    private static bool IsFilled(MapNode? marks) =>
        marks?.Entries.Any(mark =>
            Marks.Contains(mark.Key, StringComparison.Ordinal) && mark.Key.Contains('/', StringComparison.Ordinal)) == true;

    private bool Runs(string space, string image) => set.In(space).SelectMany(workload => workload.Containers)
        .Any(container => container.Image?.Contains(image, StringComparison.Ordinal) == true);

    private string? Doubt(Manifest from, string group, string kind, string space, string name)
    {
        if (set.Unknown.In(space) is { } unknown)
            return unknown;

        if (kind == "Secret" && _runTime.Value.In(space) is { } maker)
            return maker;

        if (set.Inventory.Origin != InventoryOrigin.Files)
            return null;

        if (from.Id.Namespace is null && (set.Elsewhere(group, kind, name) ?? _made.Elsewhere(kind, name)) is { } other)
            return $"there is one in {other}; {from.Id.Kind} {from.Id.Name} names no namespace of its own";

        if (from.Id.Namespace is null && set.Unknown.Anywhere is { } anywhere)
            return anywhere;

        return from.Space != space && !set.IsKnown(space) ? $"nothing of namespace {space} is here" : null;
    }
}

/// <summary>Whether something will be there.</summary>
/// <param name="IsSure">Whether it will.</param>
/// <param name="Doubt">Who may bring it all the same, for people; null when no one may.</param>
internal readonly record struct Presence(bool IsSure, string? Doubt)
{
    public static Presence Sure { get; } = new(true, null);
}
