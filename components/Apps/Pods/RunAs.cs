namespace Infra.Components.Apps;

/// <summary>
/// The user of the container and the folders that it may write. Capabilities, privilege escalation and the cluster's API are always off.
/// </summary>
public sealed record RunAs
{
    /// <summary>The user id. Default: 10001. Never 0.</summary>
    [Range(1, int.MaxValue)]
    public int User { get; init; } = 10001;

    /// <summary>The group id, which also owns the volumes. Default: 10001.</summary>
    [Range(1, int.MaxValue)]
    public int Group { get; init; } = 10001;

    /// <summary>
    /// The writable folders besides the volumes; all else is read-only. They are empty in a new pod. Default: <c>/tmp</c>.
    /// </summary>
    [Matches(AppVolume.FolderForm, AppVolume.FolderExample)]
    public IReadOnlyList<string> Scratch { get; init; } = ["/tmp"];

    /// <summary>The size limit of each scratch folder, a quantity. Default: 256Mi.</summary>
    [Quantity]
    public string ScratchSize { get; init; } = "256Mi";

    /// <summary>Whether the container listens on a port below 1024, which an ordinary user may not by default. Default: false.</summary>
    public bool LowPorts { get; init; }
}
