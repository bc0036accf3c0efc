namespace Infra.Manifests;

/// <summary>A kustomization that cannot be built.</summary>
/// <param name="On">Its file.</param>
/// <param name="Reason">What the program that builds it says.</param>
internal sealed record FailedBuild(Manifest On, string Reason);
