namespace Infra.Manifests;

/// <summary>Kubernetes objects that their project publishes as a file.</summary>
/// <param name="Name">The name in the program; the source where a folder names it.</param>
/// <param name="Source">The URL, or the path of a local copy.</param>
public sealed record RemoteManifest(string Name, string Source) : InventoryItem;
