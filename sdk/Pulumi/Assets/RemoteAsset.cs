namespace Pulumi;

/// <summary>An asset behind a URI.</summary>
public sealed class RemoteAsset(string uri) : Asset("uri", uri);
