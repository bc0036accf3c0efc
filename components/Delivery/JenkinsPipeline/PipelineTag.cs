namespace Infra.Components.Delivery;

/// <summary>What an image is called by. Neither name is ever given twice.</summary>
public enum PipelineTag
{
    /// <summary>The commit: the same code has the same name, wherever it is built.</summary>
    Commit,

    /// <summary>
    /// The number of the build: 1, 2, 3. A Jenkins that lost its home begins anew, so a registry should keep tags from being overwritten.
    /// </summary>
    BuildNumber,
}
