using Infra.Wording;

namespace Infra.Adoption;

/// <summary>What applies objects by itself and would undo, or delete, what another one makes of them: Argo CD and Flux.</summary>
/// <param name="On">The object that says so: an Application, a Kustomization, a HelmRelease.</param>
/// <param name="Objects">How many objects of the stack it applies.</param>
/// <param name="IsSure">Whether it or its objects say so; else it only applies into their namespace.</param>
/// <param name="Charts">The stack's Helm releases that it installs.</param>
internal sealed record Undoer(Manifest On, int Objects, bool IsSure, IReadOnlyList<string> Charts)
{
    private const string FluxGroup = "toolkit.fluxcd.io";
    private const string TrackingId = "argocd.argoproj.io/tracking-id";

    /// <summary>What it does to the stack, for people.</summary>
    public string Does => Charts.Count > 0 ? $"installs {Words.AllOf(Charts)}"
        : $"{(IsSure ? "applies" : "may apply")} {Words.Count(Objects, "object")} of the stack";

    /// <summary>Whether it puts back what others change.</summary>
    public bool SelfHeals => IsFlux || On.Tree.MapAt("spec", "syncPolicy", "automated").IsTrue("selfHeal");

    /// <summary>Whether it deletes what it no longer wants.</summary>
    public bool Prunes => IsFlux ? On.Tree.Map("spec").IsTrue("prune") : On.Tree.MapAt("spec", "syncPolicy", "automated").IsTrue("prune");

    /// <summary>
    /// What would make it again, from its owner or from the marks that Argo CD and Flux leave on what they apply: an ApplicationSet, an
    /// Application of Applications, a Kustomization. Null when there is none.
    /// </summary>
    public string? MadeBy => On.Tree.Map("metadata").Maps("ownerReferences")
        .Select(owner => $"{owner.Item.Text("kind")} {owner.Item.Text("name")}").FirstOrDefault()
        ?? (Applier(On.Tree.MapAt("metadata", "annotations"), On.Tree.MapAt("metadata", "labels")) is { } applier
            && applier != $"{On.Id.Kind} {On.Id.Name}" ? applier : null);

    private static string? Applier(MapNode? annotations, MapNode? labels)
    {
        if ((annotations?.Text(TrackingId)?.Split(':')[0] ?? labels?.Text("argocd.argoproj.io/instance")) is { Length: > 0 } application)
            return $"Application {application[(application.IndexOf('_', StringComparison.Ordinal) + 1)..]}";

        return labels?.Text($"kustomize.{FluxGroup}/name") is { } kustomization ? $"Kustomization {kustomization}"
            : labels?.Text($"helm.{FluxGroup}/name") is { } release ? $"HelmRelease {release}" : null;
    }

    private bool IsFlux => On.Id.Group.EndsWith(FluxGroup, StringComparison.Ordinal);

    /// <summary>The commands that stop it and leave its objects where they are, in their order.</summary>
    public IReadOnlyList<string> Commands => IsFlux
        ?
        [
            Patch(On.Id.Kind == "Kustomization" ? """{"spec":{"suspend":true,"prune":false}}""" : """{"spec":{"suspend":true}}"""),
        ]
        :
        [
            // Its finalizer deletes what it applied, whatever the delete says.
            Patch("""{"metadata":{"finalizers":null},"spec":{"syncPolicy":null}}"""),
            $"{ShellWord.Kubectl("delete", On.Id)} --cascade=orphan",
        ];

    private string Patch(string change) => $"{ShellWord.Kubectl("patch", On.Id)} --type=merge -p '{change}'";

    /// <summary>Those that apply objects or charts of a stack.</summary>
    public static IReadOnlyList<Undoer> Of(Inventory stack, RunningCluster cluster)
    {
        var own = stack.Manifests.Select(Takeovers.Key).ToHashSet();
        var live = cluster.Objects.Manifests.Where(manifest => own.Contains(Takeovers.Key(manifest))).ToList();
        return
        [
            .. cluster.Objects.Manifests.Where(IsOne)
                .Select(on => (On: on, Found: Count(on, own, live)))
                .Select(one => new Undoer(one.On, one.Found.Count, one.Found.IsSure, ChartsOf(one.On, stack)))
                .Where(undoer => undoer.Objects > 0 || undoer.Charts.Count > 0)
                .OrderBy(undoer => undoer.On.Id, ObjectId.Order),
        ];
    }

    private static bool IsOne(Manifest manifest) => manifest.Id is { Group: Groups.Argo, Kind: "Application" }
        or { Group: "kustomize." + FluxGroup, Kind: "Kustomization" } or { Group: "helm." + FluxGroup, Kind: "HelmRelease" };

    // What it says itself of its objects; else the marks that it leaves on them; else that it applies into their namespace.
    private static (int Count, bool IsSure) Count(Manifest on, HashSet<(string, string, string?, string)> own, List<Manifest> live)
    {
        if (on.Tree.Map("status").Maps("resources").Select(resource => resource.Item).ToList() is { Count: > 0 } listed)
        {
            return (listed.Count(resource => own.Contains((resource.Text("group") ?? "", resource.Text("kind") ?? "",
                resource.Text("namespace") is { Length: > 0 } place ? place : null, resource.Text("name") ?? ""))), true);
        }

        var marked = live.Count(manifest => IsMarked(on, manifest));
        if (marked > 0 || ChartOf(on) is not null || on.Id.Kind == "HelmRelease")
            return (marked, true);

        var space = on.Tree.TextAt("spec", "destination", "namespace") ?? on.Tree.TextAt("spec", "targetNamespace");
        var manager = on.Id.Group == Groups.Argo ? "argocd" : "kustomize-controller";
        return (live.Count(manifest => manifest.Id.Namespace == space
            && FieldManager.Of(manifest.Tree).Any(known => known.Name.StartsWith(manager, StringComparison.Ordinal))), false);
    }

    private static bool IsMarked(Manifest on, Manifest live)
    {
        var metadata = live.Tree.Map("metadata");
        var (labels, annotations) = (metadata?.Map("labels"), metadata?.Map("annotations"));
        return on.Id.Group == Groups.Argo
            ? annotations?.Text(TrackingId)?.Split(':')[0] is { } app
                && (app == on.Id.Name || app == $"{on.Space}_{on.Id.Name}")
            : labels?.Text($"{on.Id.Group}/name") == on.Id.Name && labels.Text($"{on.Id.Group}/namespace") == on.Space;
    }

    private static IReadOnlyList<string> ChartsOf(Manifest on, Inventory stack)
    {
        var chart = ChartOf(on) ?? on.Tree.TextAt("spec", "chart", "spec", "chart");
        var space = on.Tree.TextAt("spec", "destination", "namespace") ?? on.Tree.TextAt("spec", "targetNamespace") ?? on.Space;
        return chart is null ? []
            : [.. stack.Charts.Where(release => release.ChartName == chart && (release.Namespace ?? "default") == space)
                .Select(release => release.Name)];
    }

    private static string? ChartOf(Manifest on)
    {
        var source = on.Tree.MapAt("spec", "source")
            ?? on.Tree.Map("spec").Maps("sources").Select(one => one.Item).FirstOrDefault(one => one["chart"] is not null);
        return source?.Text("chart") ?? (source?.Text("path") is { } path && path.Contains("chart", StringComparison.OrdinalIgnoreCase)
            ? path.TrimEnd('/')[(path.TrimEnd('/').LastIndexOf('/') + 1)..] : null);
    }
}
