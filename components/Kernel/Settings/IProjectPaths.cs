namespace Infra.Components.Settings;

/// <summary>Settings with paths, which count from the project's folder wherever the program runs.</summary>
public interface IProjectPaths
{
    /// <summary>The same settings with their relative paths as the running program sees them.</summary>
    /// <param name="project">The project's folder, from the folder in which the program runs: <c>..</c>.</param>
    object SeenFrom(string project);
}
