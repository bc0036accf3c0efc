namespace Infra.Components.Apps;

/// <summary>When a node asks the registry for an image.</summary>
public enum PullPolicy
{
    /// <summary>When it does not have it.</summary>
    IfNotPresent,

    /// <summary>At every start: the registry has to answer, and only those who may pull the image can run it.</summary>
    Always,

    /// <summary>Never: the image was put on the nodes.</summary>
    Never,
}
