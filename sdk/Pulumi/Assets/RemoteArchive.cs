namespace Pulumi;

/// <summary>An archive behind a URI.</summary>
public sealed class RemoteArchive(string uri) : Archive("uri", uri);
