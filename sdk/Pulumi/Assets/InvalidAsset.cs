namespace Pulumi;

/// <summary>Takes the place of a state value that should have been an asset and is not.</summary>
internal sealed class InvalidAsset() : Asset("text", "");
