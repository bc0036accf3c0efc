namespace Infra.Components.Apps;

/// <summary>Whether the pods of one application must be on different nodes.</summary>
public enum Spread
{
    /// <summary>Where possible: one node is better than no pod.</summary>
    Preferred,

    /// <summary>Evenly, or a pod waits: no node has two pods more than another one.</summary>
    Required,
}
