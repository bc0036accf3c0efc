namespace Infra.Manifests;

/// <summary>The kinds of places that charts come from.</summary>
internal enum ChartPlace
{
    /// <summary>An HTTP repository with an index.</summary>
    Repository,

    /// <summary>An OCI registry.</summary>
    Registry,

    /// <summary>A packed chart behind a URL.</summary>
    File,

    /// <summary>A folder of this machine.</summary>
    Folder,
}
