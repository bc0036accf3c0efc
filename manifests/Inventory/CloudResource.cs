namespace Infra.Manifests;

/// <summary>A resource outside the cluster: of a cloud, a key, a random value, a command.</summary>
/// <param name="Key">Its type and name.</param>
/// <param name="Inputs">What the program gave it.</param>
public sealed record CloudResource(ResourceKey Key, MapNode Inputs) : InventoryItem;
