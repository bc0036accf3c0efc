using Infra.Components;
using Infra.Components.Delivery;
using Infra.Components.Edge;

namespace Infra.Stacks.Shinhan;

/// <summary>Argo CD, which deploys what the manifest repository says.</summary>
internal static class Delivery
{
    public static ArgoCd Make(ShinhanSettings settings, Platform platform, NamespaceRef space, Exposure exposure, NamespaceRef page)
    {
        var argo = new ArgoCd("argocd", settings.ArgoCd with
        {
            Cluster = platform.Cluster,
            Namespace = space,
            Expose = exposure,
            Grpc = platform.PassesGrpc,
        });
        var project = new ArgoProject("shinhan", new()
        {
            ArgoCd = argo,
            Repositories = [settings.ManifestRepository],
            Namespaces = [page],
            Description = "What the pipeline builds.",
        });
        _ = new ArgoApplication("nginx-application", new()
        {
            Project = project,
            Name = ShinhanSettings.Page,
            Repository = settings.ManifestRepository,
            Path = settings.ManifestFolder,
            Namespace = page,
            Sync = new ArgoSync.Automatic(SelfHeal: true),
        });
        return argo;
    }
}
