namespace Infra.Manifests;

/// <summary>Kubernetes objects that their project publishes as a file.</summary>
/// <param name="Source">The URL, or the path of a local copy.</param>
/// <param name="Resource">The resource of the stack that it is.</param>
public sealed record RemoteManifest(string Source, StackResource Resource);
