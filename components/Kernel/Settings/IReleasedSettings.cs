namespace Infra.Components.Settings;

/// <summary>Settings that say of which revision their images are, so that variants of one application can be promoted.</summary>
public interface IReleasedSettings
{
    /// <summary>For an image's key the revision of its source. Nothing that is rendered depends on it.</summary>
    IReadOnlyDictionary<string, string> Revisions { get; }
}
