namespace Infra.Components.Delivery;

/// <summary>When Argo CD changes the cluster.</summary>
public abstract record ArgoSync
{
    private ArgoSync()
    {
    }

    /// <summary>When someone asks for it; until then the difference is shown.</summary>
    public sealed record Manual : ArgoSync;

    /// <summary>As soon as the repository changes.</summary>
    /// <param name="Prune">Whether objects that left the repository are deleted. Default: false.</param>
    /// <param name="SelfHeal">Whether changes that were made on the cluster are undone. Default: false.</param>
    public sealed record Automatic(bool Prune = false, bool SelfHeal = false) : ArgoSync;
}
