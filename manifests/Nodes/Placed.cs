namespace Infra.Manifests;

// Classes and no tuples: code for lists and queries of classes is there when the program starts, that for tuples is made when it runs.

/// <summary>An item of a list with its path in the object.</summary>
internal sealed record PlacedItem(MapNode Item, string Path);

/// <summary>A value with its path in the object.</summary>
internal sealed record PlacedValue(Node Value, string Path);
