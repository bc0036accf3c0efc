using Infra.Components.Sources;

namespace Infra.Stacks.Settings;

/// <summary>Where charts, manifests and images come from behind a wall: <c>infra:mirrors</c>. The longest matching beginning wins; <c>*</c> matches the rest.</summary>
public sealed record MirrorSettings
{
    /// <summary>Chart repositories, to a repository, an OCI registry or a folder of packed charts. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Charts { get; init; } = new Dictionary<string, string>();

    /// <summary>The beginnings of manifests' URLs, to another URL or a folder. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Manifests { get; init; } = new Dictionary<string, string>();

    /// <summary>Registries, with or without a path, to another registry. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Images { get; init; } = new Dictionary<string, string>();

    /// <summary>As the cluster takes it.</summary>
    public Mirrors ToMirrors() => new() { Charts = Charts, Manifests = Manifests, Images = Images };
}
