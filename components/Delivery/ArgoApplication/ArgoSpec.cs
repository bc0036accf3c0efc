using Infra.Components.CustomResources;

namespace Infra.Components.Delivery;

/// <summary>What an Application says, and what an ApplicationSet says of those that it makes.</summary>
internal static class ArgoSpec
{
    public static ArgoApplicationSpecArgs Of(
        Input<string> project, string repository, string path, string revision, Input<string> space, ArgoSync sync,
        IReadOnlyList<IgnoredDifference> ignore) => new()
        {
            Project = project,
            Source = new ArgoSourceArgs { RepoUrl = repository, Path = path, TargetRevision = revision },
            Destination = new ArgoDestinationArgs { Server = ArgoCd.OwnCluster, Namespace = space },
            SyncPolicy = new ArgoSyncPolicyArgs
            {
                Automated = Optional.Of(sync is ArgoSync.Automatic automatic
                ? new ArgoAutomatedArgs { Prune = automatic.Prune, SelfHeal = automatic.SelfHeal }
                : null),
                // The annotation of a client-side apply is too small for large objects, and the server knows defaults better than a client.
                SyncOptions = ignore.Count == 0
                    ? ["ServerSideApply=true"]
                    : new[] { "ServerSideApply=true", "RespectIgnoreDifferences=true" },
            },
            IgnoreDifferences = ignore.Select(Ignored).OrNone(),
        };

    private static ArgoIgnoreArgs Ignored(IgnoredDifference difference)
    {
        var parts = difference.Kind.Split('.', 2);
        return new ArgoIgnoreArgs
        {
            Group = parts.Length == 2 ? parts[1] : "",
            Kind = parts[0],
            Name = Optional.Of(difference.Name),
            JsonPointers = difference.Fields.ToArray(),
        };
    }
}
