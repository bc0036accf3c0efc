namespace Pulumi;

/// <summary>An asset given as text.</summary>
public sealed class StringAsset(string text) : Asset("text", text);
